package dev.pitcrew.engine.conformance.scenario;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.xml.ModelException;

/** What is deployed. */
public record Resource(String name, String text) {

  public static Resource of(BpmnModelInstance model) {
    String id = model.getModelElementsByType(Process.class).iterator().next().getId();
    return new Resource(id + ".bpmn", Bpmn.convertToString(model));
  }

  /**
   * The content of {@code <definitions>}: processes, messages and so on. What its flows begin and
   * end in is told of them, as modelers do.
   */
  public static Resource of(String name, String definitions) {
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            id="definitions" targetNamespace="conformance">
        %s
        </definitions>
        """
            .formatted(definitions);
    try {
      return new Resource(name, completed(text));
    } catch (ModelException e) {
      // It is against the schema, or holds what the model library does not know; and is meant to.
      return new Resource(name, text);
    }
  }

  private static String completed(String text) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      flow.getSource().getOutgoing().add(flow);
      flow.getTarget().getIncoming().add(flow);
    }
    int number = 0;
    for (EventDefinition definition : model.getModelElementsByType(EventDefinition.class)) {
      // Zeebe stumbles over those without an id, and names them in place of their event.
      if (definition.getParentElement() instanceof BaseElement event) {
        definition.setId(event.getId() + "_definition" + ++number);
      }
    }
    return Bpmn.convertToString(model);
  }
}
