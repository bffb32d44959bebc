package dev.pitcrew.engine.conformance.scenario;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** What is deployed. */
public record Resource(String name, String text) {

  public static Resource of(BpmnModelInstance model) {
    String id =
        model
            .getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Process.class)
            .iterator()
            .next()
            .getId();
    return new Resource(id + ".bpmn", Bpmn.convertToString(model));
  }

  /** The content of {@code <definitions>}: processes, messages and so on. */
  public static Resource of(String name, String definitions) {
    return new Resource(
        name,
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            id="definitions" targetNamespace="conformance">
        %s
        </definitions>
        """
            .formatted(definitions));
  }
}
