package dev.pitcrew.engine.parse;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Finds references to elements that are not there, and ids that cannot be used. */
final class ReferenceCheck {

  /** As long as the API accepts. */
  static final int ID_CHARS_MAX = 255;

  /** Attributes that name another element of the file, by element. */
  private static final Map<String, Set<String>> REFERENCES =
      Map.of(
          "sequenceFlow", Set.of("sourceRef", "targetRef"),
          "boundaryEvent", Set.of("attachedToRef"),
          "exclusiveGateway", Set.of("default"),
          "messageEventDefinition", Set.of("messageRef"),
          "errorEventDefinition", Set.of("errorRef"),
          "receiveTask", Set.of("messageRef"),
          "sendTask", Set.of("messageRef"));

  private final Faults faults;
  private final Set<String> ids = new HashSet<>();

  ReferenceCheck(Faults faults) {
    this.faults = faults;
  }

  void check(BpmnModelInstance model) {
    DomElement root = model.getDocument().getRootElement();
    collect(root);
    look(root, null);
    model.getModelElementsByType(FlowElement.class).forEach(this::checkId);
    model.getModelElementsByType(Process.class).forEach(this::checkId);
  }

  private void checkId(BaseElement element) {
    if (element.getId() == null || element.getId().isBlank()) {
      faults.addOfResource(
          "Expected every element to have an id, but found a '%s' without one."
              .formatted(element.getElementType().getTypeName()));
    }
  }

  private void collect(DomElement element) {
    if (isForeign(element)) {
      return;
    }
    String id = element.getAttribute("id");
    if (id != null) {
      ids.add(id);
      if (id.length() > ID_CHARS_MAX) {
        faults.addOfResource(
            "Expected ids of at most %d characters, but found one of %d: '%s…'."
                .formatted(ID_CHARS_MAX, id.length(), id.substring(0, 40)));
      }
    }
    element.getChildElements().forEach(this::collect);
  }

  /** What other tools keep in a file is theirs. */
  private static boolean isForeign(DomElement element) {
    return !BpmnModelConstants.BPMN20_NS.equals(element.getNamespaceURI());
  }

  private void look(DomElement element, @Nullable String owner) {
    if (isForeign(element)) {
      return;
    }
    String id = element.getAttribute("id");
    String name = element.getLocalName();
    // An event definition is part of its event, whether it has an id or not.
    String here = id == null || name.endsWith("EventDefinition") ? owner : id;
    for (String attribute : REFERENCES.getOrDefault(name, Set.of())) {
      String target = element.getAttribute(attribute);
      if (target != null && !ids.contains(localName(target))) {
        add(
            here,
            "Expected '%s' to name an element of the file, but found '%s'."
                .formatted(attribute, target));
      }
    }
    for (DomElement child : element.getChildElements()) {
      look(child, here);
    }
  }

  private void add(@Nullable String elementId, String message) {
    if (elementId == null) {
      faults.addOfResource(message);
    } else {
      faults.add(elementId, message);
    }
  }

  private static String localName(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }
}
