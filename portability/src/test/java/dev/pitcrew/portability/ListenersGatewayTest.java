package dev.pitcrew.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobRunner;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A worker's no reaches the real engine, as it does in a cluster. */
class ListenersGatewayTest {

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test" id="definitions">
        <bpmn:process id="p" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="decide" />
          <bpmn:userTask id="decide">
            <bpmn:extensionElements>
              <zeebe:userTask />
              <zeebe:taskListeners>
                <zeebe:taskListener eventType="completing" type="guard" />
              </zeebe:taskListeners>
            </bpmn:extensionElements>
          </bpmn:userTask>
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Test
  void shouldDenyAPersonWhatTheGuardDenies() {
    try (RealZeebe zeebe = RealZeebe.start();
        CamundaClient client = zeebe.client()) {
      // given a guard who lets nobody but anton
      AtomicReference<Long> listenedTo = new AtomicReference<>();
      JobRunner.open(
          client,
          "guard",
          List.of(),
          job -> {
            listenedTo.set(job.task().userTaskKey());
            return "anton".equals(job.task().assignee())
                ? JobOutcome.completed()
                : new JobOutcome.Denied("It is not for you.");
          });
      client.newDeployResourceCommand().addResourceStringUtf8(MODEL, "p.bpmn").send().join();
      client.newCreateInstanceCommand().bpmnProcessId("p").latestVersion().send().join();
      long task = task(client).getUserTaskKey();

      // when somebody else tries
      client.newAssignUserTaskCommand(task).assignee("clara").send().join();
      assertThatThrownBy(() -> complete(client, task))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("COMPLETION_DENIED");

      // then the task is there as it was, and for anton it ends
      assertThat(listenedTo).hasValue(task);
      assertThat(task(client).getAssignee()).isEqualTo("clara");
      client.newAssignUserTaskCommand(task).assignee("anton").send().join();
      complete(client, task);
      assertThat(Passed.onZeebe(zeebe.world())).contains("p/decide is COMPLETED: 1");
    }
  }

  private static void complete(CamundaClient client, long task) {
    client.newCompleteUserTaskCommand(task).variables(Map.of("x", 1)).send().join();
  }

  private static UserTask task(CamundaClient client) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.elementId("decide"))
        .send()
        .join()
        .singleItem();
  }
}
