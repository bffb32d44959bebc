package dev.pitcrew.bpmn;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.api.worker.JobWorker;
import java.util.Map;

/** What the tests of several processes share. */
final class Played {

  private Played() {}

  /** For tests whose question is not who may decide: lets everybody pass, until it is closed. */
  static JobWorker passAll(EngineTestkit engine) {
    return engine
        .client()
        .newWorker()
        .jobType("records.guard-decision")
        .handler((client, job) -> client.newCompleteCommand(job).send().join())
        .open();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
