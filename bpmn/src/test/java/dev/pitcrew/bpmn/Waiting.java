package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import java.time.Duration;

/** Waits for what real workers bring about in their own time. */
final class Waiting {

  private static final Duration SOON = Duration.ofMinutes(5);

  private Waiting() {}

  /** Until a user task of this element is open. */
  static void forTask(EngineTestkit engine, TestInstance instance, String elementId) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        engine
                            .client()
                            .newUserTaskSearchRequest()
                            .filter(
                                task ->
                                    task.processInstanceKey(instance.key())
                                        .elementId(elementId)
                                        .state(UserTaskState.CREATED))
                            .send()
                            .join()
                            .items())
                    .as(elementId)
                    .isNotEmpty());
  }

  static void forEnd(EngineTestkit engine, TestInstance instance) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        engine
                            .client()
                            .newProcessInstanceGetRequest(instance.key())
                            .send()
                            .join()
                            .getState())
                    .isEqualTo(ProcessInstanceState.COMPLETED));
  }
}
