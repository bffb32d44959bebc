package dev.pitcrew.engine.conformance.catalog;

import dev.pitcrew.engine.conformance.scenario.Scenario;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;

final class TaskScenarios {

  private TaskScenarios() {}

  static List<Scenario> all() {
    BpmnModelInstance oneJob =
        Bpmn.createExecutableProcess("p")
            .startEvent("s")
            .serviceTask("t", t -> t.zeebeJobType("work").zeebeTaskHeader("k", "v"))
            .endEvent("e")
            .done();
    return List.of(
        Scenario.of("a service task is worked on", Feature.SERVICE_TASK)
            .deploy(oneJob)
            .create("{\"a\":1}")
            .complete("work", "{\"b\":2}")
            .complete("work"));
  }
}
