package dev.pitcrew.engine.parse;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import java.util.List;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Finds the {@code zeebe:} extension elements of an element. */
final class Extensions {

  static final String NAMESPACE = "http://camunda.org/schema/zeebe/1.0";

  private Extensions() {}

  /** That there is only one has been validated. */
  static <T extends BpmnModelElementInstance> @Nullable T find(BaseElement element, Class<T> type) {
    if (element.getExtensionElements() == null) {
      return null;
    }
    var found = element.getExtensionElements().getChildElementsByType(type).iterator();
    return found.hasNext() ? found.next() : null;
  }

  /** Those of the {@code zeebe:} namespace as XML, known to the model library or not. */
  static List<DomElement> all(BaseElement element) {
    if (element.getExtensionElements() == null) {
      return List.of();
    }
    return element.getExtensionElements().getDomElement().getChildElements().stream()
        .filter(child -> NAMESPACE.equals(child.getNamespaceURI()))
        .toList();
  }

  /** An attribute of an extension element for which the model library has no class. */
  static @Nullable String attribute(BaseElement element, String name, String attribute) {
    return all(element).stream()
        .filter(child -> child.getLocalName().equals(name))
        .findFirst()
        .map(child -> child.getAttribute(attribute))
        .orElse(null);
  }
}
