package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.worker.JobWorker;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners of user tasks, with the official client: the person by REST, the worker by any way. */
final class TaskListenerApiTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("guarded.bpmn");

  private static CamundaClient grpc;

  enum Way {
    REST,
    GRPC,
    PUSH
  }

  @BeforeAll
  static void connect() {
    grpc = engine.newGrpcClient();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static JobWorker guard(Way way, Queue<ActivatedJob> seen) {
    return (way == Way.REST ? engine.client() : grpc)
        .newWorker()
        .jobType("guard." + way)
        .handler(
            (client, job) -> {
              seen.add(job);
              Object decision = job.getVariablesAsMap().get("decision");
              client
                  .newCompleteCommand(job)
                  .withResult(
                      r ->
                          "no".equals(decision)
                              ? r.forUserTask().deny(true, "You decided already: \"no\".")
                              : r.forUserTask().deny(false))
                  .send()
                  .join();
            })
        .streamEnabled(way == Way.PUSH)
        .open();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldKeepTheTaskWhenTheListenerDeniesAndLetItPassWhenNot(Way way) {
    // given
    TestInstance instance = engine.start("guarded", Map.of("way", way.name(), "decision", "open"));
    long key = instance.userTask("decide").getUserTaskKey();
    Queue<ActivatedJob> seen = new ConcurrentLinkedQueue<>();

    try (JobWorker worker = guard(way, seen)) {
      // when
      ProblemException denied =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  engine
                      .client()
                      .newCompleteUserTaskCommand(key)
                      .variables(Map.of("decision", "no"))
                      .send()
                      .join());

      // then
      assertThat(denied.code()).isEqualTo(409);
      assertThat(denied.details().getTitle()).isEqualTo("INVALID_STATE");
      assertThat(denied.details().getDetail())
          .isEqualTo(
              "Command 'COMPLETE' rejected with code 'INVALID_STATE': Completion of the User Task with key '%d' was denied by Task Listener. Reason to deny: 'You decided already: \"no\".'"
                  .formatted(key));
      assertThat(instance.userTask("decide").getState()).isEqualTo(UserTaskState.CREATED);
      assertThat(instance).waitsAt("decide").hasVariable("decision", "open");

      // when
      engine
          .client()
          .newCompleteUserTaskCommand(key)
          .variables(Map.of("decision", "yes"))
          .send()
          .join();
    }

    // then
    assertThat(instance).isCompleted().passed("decide").hasVariable("decision", "yes");
    assertThat(seen).hasSize(2).allSatisfy(job -> assertSeen(job, key));
    List<Job> found = jobs(instance);
    assertThat(found).extracting(Job::getKind).containsOnly(JobKind.TASK_LISTENER);
    assertThat(found)
        .extracting(Job::getListenerEventType)
        .containsOnly(ListenerEventType.COMPLETING);
    assertThat(found).extracting(Job::getState).containsOnly(JobState.COMPLETED);
    assertThat(found).extracting(Job::isDenied).containsExactly(true, false);
    assertThat(found.getFirst().getDeniedReason()).isEqualTo("You decided already: \"no\".");
  }

  private static void assertSeen(ActivatedJob job, long userTaskKey) {
    assertThat(job.getKind()).isEqualTo(JobKind.TASK_LISTENER);
    assertThat(job.getListenerEventType()).isEqualTo(ListenerEventType.COMPLETING);
    assertThat(job.getRetries()).isEqualTo(2);
    assertThat(job.getVariablesAsMap().get("decision")).isIn("yes", "no");
    assertThat(job.getCustomHeaders())
        .containsEntry("room", "inbox")
        .containsEntry("io.camunda.zeebe:action", "complete")
        .containsEntry("io.camunda.zeebe:candidateGroups", "[\"board\",\"bosses\"]")
        .containsEntry("io.camunda.zeebe:userTaskKey", Long.toString(userTaskKey));
    assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(userTaskKey);
    assertThat(job.getUserTask().getAction()).isEqualTo("complete");
    assertThat(job.getUserTask().getAssignee()).isNull();
    assertThat(job.getUserTask().getCandidateGroups()).containsExactly("board", "bosses");
    assertThat(job.getUserTask().getCandidateUsers()).containsExactly("clara");
    assertThat(job.getUserTask().getChangedAttributes()).isEmpty();
    assertThat(job.getUserTask().getDueDate()).isEqualTo("2026-04-01T12:00:00Z");
    assertThat(job.getUserTask().getFollowUpDate()).isNull();
    assertThat(job.getUserTask().getFormKey()).isNull();
    assertThat(job.getUserTask().getPriority()).isEqualTo(70);
  }

  private static List<Job> jobs(TestInstance instance) {
    return engine
        .client()
        .newJobSearchRequest()
        .filter(f -> f.processInstanceKey(instance.key()))
        .sort(s -> s.jobKey().asc())
        .send()
        .join()
        .items();
  }
}
