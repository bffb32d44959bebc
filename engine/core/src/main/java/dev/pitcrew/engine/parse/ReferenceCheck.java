package dev.pitcrew.engine.parse;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Finds references to elements that are not there, and ids that cannot be used. */
final class ReferenceCheck {

  /** As long as the API accepts. */
  static final int ID_CHARS_MAX = 255;

  private static final Set<String> ACTIVITIES =
      Set.of(
          "task",
          "serviceTask",
          "sendTask",
          "receiveTask",
          "userTask",
          "manualTask",
          "scriptTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "transaction",
          "adHocSubProcess");

  /** What an attribute may name, by the element's and the attribute's name. */
  private static final Map<String, Map<String, Kind>> REFERENCES =
      Map.ofEntries(
          Map.entry("compensateEventDefinition", Map.of("activityRef", Kind.ACTIVITY)),
          Map.entry(
              "sequenceFlow", Map.of("sourceRef", Kind.FLOW_NODE, "targetRef", Kind.FLOW_NODE)),
          Map.entry("boundaryEvent", Map.of("attachedToRef", Kind.ACTIVITY)),
          Map.entry("exclusiveGateway", Map.of("default", Kind.SEQUENCE_FLOW)),
          Map.entry("inclusiveGateway", Map.of("default", Kind.SEQUENCE_FLOW)),
          Map.entry("messageEventDefinition", Map.of("messageRef", Kind.MESSAGE)),
          Map.entry("errorEventDefinition", Map.of("errorRef", Kind.ERROR)),
          Map.entry("escalationEventDefinition", Map.of("escalationRef", Kind.ESCALATION)),
          Map.entry("signalEventDefinition", Map.of("signalRef", Kind.SIGNAL)),
          Map.entry("receiveTask", Map.of("messageRef", Kind.MESSAGE)),
          Map.entry("sendTask", Map.of("messageRef", Kind.MESSAGE)));

  private static final Set<String> BINDINGS = Set.of("latest", "deployment", "versionTag");

  private enum Kind {
    FLOW_NODE("a flow node"),
    ACTIVITY("an activity"),
    SEQUENCE_FLOW("a sequence flow"),
    MESSAGE("a message"),
    ERROR("an error"),
    ESCALATION("an escalation"),
    SIGNAL("a signal");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean fits(@Nullable String name) {
      return name != null
          && switch (this) {
            case FLOW_NODE ->
                ACTIVITIES.contains(name) || name.endsWith("Event") || name.endsWith("Gateway");
            case ACTIVITY -> ACTIVITIES.contains(name);
            case SEQUENCE_FLOW -> name.equals("sequenceFlow");
            case MESSAGE -> name.equals("message");
            case ERROR -> name.equals("error");
            case ESCALATION -> name.equals("escalation");
            case SIGNAL -> name.equals("signal");
          };
    }
  }

  private final Faults faults;
  private final Map<String, String> namesById = new HashMap<>();

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
      namesById.put(id, element.getLocalName());
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
    if (Extensions.NAMESPACE.equals(element.getNamespaceURI())) {
      checkBinding(element, owner);
      return;
    }
    if (isForeign(element)) {
      return;
    }
    String id = element.getAttribute("id");
    String name = element.getLocalName();
    // An event definition is part of its event, whether it has an id or not.
    String here = id == null || name.endsWith("EventDefinition") ? owner : id;
    REFERENCES
        .getOrDefault(name, Map.of())
        .forEach(
            (attribute, kind) -> check(here, attribute, element.getAttribute(attribute), kind));
    if (name.equals("incoming") || name.equals("outgoing")) {
      check(here, name, element.getTextContent().strip(), Kind.SEQUENCE_FLOW);
    }
    for (DomElement child : element.getChildElements()) {
      look(child, here);
    }
  }

  private void check(
      @Nullable String elementId, String attribute, @Nullable String target, Kind kind) {
    if (target != null && !kind.fits(namesById.get(localName(target)))) {
      add(
          elementId,
          "Expected '%s' to name %s of the file, but found '%s'."
              .formatted(attribute, kind.words, target));
    }
  }

  /** The model library throws when it meets another one. */
  private void checkBinding(DomElement extension, @Nullable String owner) {
    String binding = extension.getAttribute("bindingType");
    if (binding != null && !BINDINGS.contains(binding)) {
      add(
          owner,
          "Expected 'bindingType' to be 'latest', 'deployment' or 'versionTag', but found '%s'."
              .formatted(binding));
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
