package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.builder.ListenerEventTypeProperty;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.grpc.Status;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that listeners are asked about, with the official client. */
final class TaskTransitionApiTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("watched.bpmn");

  private static CamundaClient grpc;

  @BeforeAll
  static void connect() {
    grpc = engine.newGrpcClient();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static UserTask task(TestInstance instance) {
    return engine
        .client()
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance.key()))
        .send()
        .join()
        .singleItem();
  }

  private static TestInstance created() {
    TestInstance instance = engine.start("watched", Map.of());
    engine.client().newCompleteCommand(instance.job("watch.creating")).send().join();
    return instance;
  }

  /** As soon as a command has been asked for, its listener's job is there. */
  private static ActivatedJob asked(TestInstance instance, String type) {
    ActivatedJob job =
        engine
            .client()
            .newActivateJobsCommand()
            .jobType(type)
            .maxJobsToActivate(1)
            .requestTimeout(Duration.ofSeconds(20))
            .send()
            .join()
            .getJobs()
            .getFirst();
    assertThat(job.getProcessInstanceKey()).isEqualTo(instance.key());
    return job;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTakeCorrectionsByEitherWay(boolean byGrpc) {
    // given
    TestInstance instance = engine.start("watched", Map.of());
    ActivatedJob creating = instance.job("watch.creating");
    assertThat(creating.getListenerEventType()).isEqualTo(ListenerEventType.CREATING);
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.CREATING);

    // when
    (byGrpc ? grpc : engine.client())
        .newCompleteCommand(creating)
        .withResult(
            r ->
                r.forUserTask()
                    .correctAssignee("dora")
                    .correctDueDate("2026-05-01T00:00:00+02:00")
                    .correctFollowUpDate(OffsetDateTime.parse("2026-04-01T00:00:00Z"))
                    .correctCandidateUsers(List.of("clara", "anton"))
                    .correctCandidateGroups(List.of("board"))
                    .correctPriority(80))
        .send()
        .join();

    // then
    UserTask task = task(instance);
    assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
    assertThat(task.getAssignee()).isEqualTo("dora");
    assertThat(task.getDueDate()).isEqualTo(OffsetDateTime.parse("2026-04-30T22:00:00Z"));
    assertThat(task.getFollowUpDate()).isEqualTo(OffsetDateTime.parse("2026-04-01T00:00:00Z"));
    assertThat(task.getCandidateUsers()).containsExactly("clara", "anton");
    assertThat(task.getCandidateGroups()).containsExactly("board");
    assertThat(task.getPriority()).isEqualTo(80);

    // when
    CamundaFuture<?> completing =
        engine.client().newCompleteUserTaskCommand(task.getUserTaskKey()).send();
    (byGrpc ? grpc : engine.client())
        .newCompleteCommand(asked(instance, "watch.completing"))
        .withResult(
            r ->
                r.forUserTask()
                    .correctAssignee("")
                    .clearDueDate()
                    .correctCandidateUsers(List.of())
                    .correctCandidateGroups(List.of()))
        .send()
        .join();
    completing.join();

    // then
    UserTask completed = task(instance);
    assertThat(completed.getState()).isEqualTo(UserTaskState.COMPLETED);
    assertThat(completed.getAssignee()).isNull();
    assertThat(completed.getDueDate()).isNull();
    assertThat(completed.getFollowUpDate()).isNotNull();
    assertThat(completed.getCandidateUsers()).isEmpty();
    assertThat(completed.getCandidateGroups()).isEmpty();
    assertThat(completed.getPriority()).isEqualTo(80);
  }

  @Test
  void shouldTellWhoeverAssignsOrUpdatesThatItIsDenied() {
    // given
    TestInstance instance = created();
    long key = task(instance).getUserTaskKey();

    // when // then
    CamundaFuture<?> assigning =
        engine.client().newAssignUserTaskCommand(key).assignee("clara").send();
    deny(asked(instance, "watch.assigning"));
    assertRefused(
        assigning::join,
        409,
        Status.Code.FAILED_PRECONDITION,
        "Command 'ASSIGN' rejected with code 'INVALID_STATE': Assignment of the User Task with key '%d' was denied by Task Listener. Reason to deny: 'no'"
            .formatted(key));
    CamundaFuture<?> updating = engine.client().newUpdateUserTaskCommand(key).priority(9).send();
    deny(asked(instance, "watch.updating"));
    assertRefused(
        updating::join, 409, Status.Code.FAILED_PRECONDITION, "Command 'UPDATE' rejected");
    CamundaFuture<?> setting =
        grpc.newSetVariablesCommand(task(instance).getElementInstanceKey())
            .variables(Map.of("x", 1))
            .send();
    deny(asked(instance, "watch.updating"));
    assertRefused(setting::join, 409, Status.Code.FAILED_PRECONDITION, "Command 'UPDATE' rejected");
    assertThat(task(instance).getAssignee()).isNull();
    assertThat(task(instance).getPriority()).isEqualTo(50);
    assertThat(instance).hasNoVariable("x");
  }

  private static void deny(ActivatedJob job) {
    engine
        .client()
        .newCompleteCommand(job)
        .withResult(r -> r.forUserTask().deny(true, "no"))
        .send()
        .join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseWhatAListenerMayNotDo(boolean byGrpc) {
    // given
    CamundaClient client = byGrpc ? grpc : engine.client();
    ActivatedJob creating = engine.start("watched", Map.of()).job("watch.creating");

    // when // then
    assertRefused(
        () ->
            client
                .newCompleteCommand(creating)
                .withResult(r -> r.forUserTask().deny(true, "no"))
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "only ASSIGNING, UPDATING and COMPLETING can be denied");
    assertRefused(
        () ->
            client
                .newCompleteCommand(creating)
                .withResult(r -> r.forUserTask().correctPriority(101))
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "priority from 0 to 100");
    assertRefused(
        () -> client.newCompleteCommand(creating).variables(Map.of("x", 1)).send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "without variables");
    assertRefused(
        () -> client.newThrowErrorCommand(creating).errorCode("bad").send().join(),
        409,
        Status.Code.FAILED_PRECONDITION,
        "Cannot throw BPMN error from TASK_LISTENER job");
  }

  @Test
  void shouldWaitForAPersonWhenAListenerFails() {
    // given
    TestInstance instance = engine.start("watched", Map.of());
    ActivatedJob creating = instance.job("watch.creating");

    // when
    engine.client().newFailCommand(creating).retries(0).errorMessage("broken").send().join();

    // then
    Incident incident =
        engine
            .client()
            .newIncidentSearchRequest()
            .filter(f -> f.processInstanceKey(instance.key()))
            .send()
            .join()
            .singleItem();
    assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.TASK_LISTENER_NO_RETRIES);
    assertThat(incident.getErrorMessage()).isEqualTo("broken");
    engine.client().newUpdateRetriesCommand(creating).retries(1).send().join();
    engine.client().newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    engine.client().newCompleteCommand(instance.job("watch.creating")).send().join();
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.CREATED);
  }

  @Test
  void shouldFindJobsByTheEventTheyListenTo() {
    // given
    TestInstance instance = created();

    // when // then
    assertThat(jobs(instance, p -> p.eq(ListenerEventType.CREATING))).isEqualTo(1);
    assertThat(jobs(instance, p -> p.in(ListenerEventType.CREATING, ListenerEventType.START)))
        .isEqualTo(1);
    assertThat(jobs(instance, p -> p.neq(ListenerEventType.CREATING))).isZero();
    assertThat(jobs(instance, p -> p.eq(ListenerEventType.UNSPECIFIED))).isZero();
    assertThat(jobs(instance, p -> p.neq(ListenerEventType.UNSPECIFIED))).isEqualTo(1);
    assertThat(jobs(instance, p -> p.exists(true))).isEqualTo(1);
  }

  private static long jobs(TestInstance instance, Consumer<ListenerEventTypeProperty> event) {
    return engine
        .client()
        .newJobSearchRequest()
        .filter(f -> f.processInstanceKey(instance.key()).listenerEventType(event))
        .send()
        .join()
        .page()
        .totalItems();
  }

  @Test
  void shouldTellWhoeverCompletesWhenTheTaskIsInterrupted() {
    // given
    TestInstance instance = created();
    long key = task(instance).getUserTaskKey();
    CamundaFuture<?> completing = engine.client().newCompleteUserTaskCommand(key).send();
    ActivatedJob asked = asked(instance, "watch.completing");

    // when
    engine.advance(Duration.ofDays(1));

    // then
    assertRefused(
        completing::join, 409, Status.Code.FAILED_PRECONDITION, "the user task was canceled");
    assertRefused(
        () -> engine.client().newCompleteCommand(asked).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "no such job was found");
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.CANCELING);
    assertThat(instance).isActive().hasNotPassed("late");
    engine.client().newCompleteCommand(instance.job("watch.canceling")).send().join();
    assertThat(instance).isCompleted().passed("late", "dropped");
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.CANCELED);
  }
}
