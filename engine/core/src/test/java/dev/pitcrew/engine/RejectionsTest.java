package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Rejection.Type;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole text of each rejection that no other test asserts. */
class RejectionsTest {

  private final TestEngine engine = new TestEngine();
  private long instance;
  private long job;

  @BeforeEach
  void begin() {
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .job("t", "work")
            .pass("later")
            .end("e")
            .flow("s", "t", "later", "e"));
    instance = engine.create("p", "{}");
    job = engine.state.all(Tables.JOB).getFirst().key();
  }

  private void assertRejected(Command command, Type type, String reason, Object... values) {
    assertThat(engine.run(command)).isEqualTo(new Rejection(type, reason.formatted(values)));
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldRefuseToActivateWithoutTypeTimeOrNumber() {
    assertRejected(
        new Command.ActivateJobs(" ", "w", 1, 1, List.of(), List.of()),
        Type.INVALID_ARGUMENT,
        "Expected to activate job batch with type to be present, but it was blank");
    assertRejected(
        new Command.ActivateJobs("work", "w", 0, 1, List.of(), List.of()),
        Type.INVALID_ARGUMENT,
        "Expected to activate job batch with timeout to be greater than zero, but it was '0'");
    assertRejected(
        new Command.ActivateJobs("work", "w", 1, 0, List.of(), List.of()),
        Type.INVALID_ARGUMENT,
        "Expected to activate job batch with max jobs to activate to be greater than zero, but it was '0'");
  }

  @Test
  void shouldRefuseToUpdateJobsTheWrongWay() {
    assertRejected(
        new Command.UpdateJob(1, 1, null),
        Type.NOT_FOUND,
        "Expected to update job with key '1', but no such job was found");
    assertRejected(
        new Command.UpdateJob(job, null, null),
        Type.INVALID_ARGUMENT,
        "Expected to update job with key '%d', but neither retries nor a timeout is given.",
        job);
    assertRejected(
        new Command.UpdateJob(job, 0, null),
        Type.INVALID_ARGUMENT,
        "Expected to update retries for job with key '%d' with a positive amount of retries, but the amount given was '0'",
        job);
    assertRejected(
        new Command.UpdateJob(job, null, 5L),
        Type.INVALID_STATE,
        "Expected to update the timeout of job with key '%d', but it is not active",
        job);
  }

  @Test
  void shouldRefuseToEndJobsThatAreNotThere() {
    assertRejected(
        new Command.FailJob(1, 1, null, 0, "{}"),
        Type.NOT_FOUND,
        "Expected to fail job with key '1', but no such job was found");
    assertRejected(
        new Command.ThrowJobError(1, "x", null, "{}"),
        Type.NOT_FOUND,
        "Expected to throw an error for job with key '1', but no such job was found");
    assertRejected(
        new Command.CompleteJob(job, "[]"),
        Type.INVALID_ARGUMENT,
        "Expected to read variables as a JSON object, but it is none.");
  }

  @Test
  void shouldRefuseToReturnJobsThatAreNotDue() {
    assertRejected(
        new Command.YieldJob(job),
        Type.INVALID_STATE,
        "Expected to yield job with key '%d', but it is in state 'CREATED'",
        job);
    assertRejected(
        new Command.EndJobBackoff(job),
        Type.INVALID_STATE,
        "Expected to end the backoff of job with key '%d', but it is in state 'CREATED'",
        job);
    engine.activate("work");
    assertRejected(
        new Command.TimeOutJob(job),
        Type.INVALID_STATE,
        "Expected to time out job with key '%d', but it is not due.",
        job);
    engine.run(new Command.FailJob(job, 0, null, 0, "{}"), Reply.Done.class);
    assertThat(engine.incident().message()).isEqualTo("No more retries left.");
    assertRejected(
        new Command.EndJobBackoff(job),
        Type.INVALID_STATE,
        "Expected to end the backoff of job with key '%d', but it has none.",
        job);
    assertRejected(
        new Command.ResolveIncident(engine.incident().key()),
        Type.INVALID_STATE,
        "Expected to resolve incident with key '%d', but job with key '%d' has no retries left. Please update the job retries and retry resolving the incident",
        engine.incident().key(),
        job);
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    assertRejected(
        new Command.ResolveIncident(1),
        Type.NOT_FOUND,
        "Expected to resolve incident with key '1', but no such incident was found");
    assertRejected(
        new Command.SetVariables(1, "{}", true),
        Type.NOT_FOUND,
        "Expected to update variables for element with key '1', but no such element was found");
    assertRejected(
        new Command.ExpireMessage(1),
        Type.NOT_FOUND,
        "Expected to expire message with key '1', but no such message was found");
    assertRejected(
        new Command.Continue(1),
        Type.NOT_FOUND,
        "Expected to go on with continuation '1', but no such continuation was found");
    assertRejected(
        new Command.DeleteResource(1, false),
        Type.NOT_FOUND,
        "Expected to delete resource but no resource found with key `1`");
    assertRejected(
        new Command.EvaluateDecision(null, 1, "{}", "<default>"),
        Type.NOT_FOUND,
        "Expected to evaluate decision with key '1', but no decision found for key '1'");
    assertRejected(
        new Command.Deploy(List.of(), "<default>"),
        Type.INVALID_ARGUMENT,
        "Expected to deploy at least one resource, but none given");
  }

  @Test
  void shouldRefuseMessagesWithoutNameOrBeforeTheirTime() {
    assertRejected(
        new Command.PublishMessage(" ", "k", 0, null, "{}", "<default>"),
        Type.INVALID_ARGUMENT,
        "Expected to publish a message with a name, but it is blank.");
    assertRejected(
        new Command.CorrelateMessage("", "k", "{}", "<default>"),
        Type.INVALID_ARGUMENT,
        "Expected to correlate a message with a name, but it is blank.");
    long message = engine.publish("m", "k", Duration.ofHours(1), "{}").messageKey();
    assertRejected(
        new Command.ExpireMessage(message),
        Type.INVALID_STATE,
        "Expected to expire message with key '%d', but it is not due.",
        message);
  }

  @Test
  void shouldRefuseToCreateWhatCannotBegin() {
    assertRejected(
        create(null, 0, 0, List.of()),
        Type.INVALID_ARGUMENT,
        "Expected to create a process instance by process definition id or key, but none is given.");
    assertRejected(
        create(null, 5, 0, List.of()),
        Type.NOT_FOUND,
        "Expected to find process definition with key '5', but none found");
    assertRejected(
        create("p", 0, 7, List.of()),
        Type.NOT_FOUND,
        "Expected to find process definition with process ID 'p' and version '7', but none found");
    assertRejected(
        create("p", 0, 0, List.of("nope")),
        Type.INVALID_ARGUMENT,
        "Expected to create instance of process with start instructions but no element found with id 'nope'.");
    assertRejected(
        create("p", 0, 0, List.of("s")),
        Type.INVALID_ARGUMENT,
        "Expected to create instance of process with start instructions but the element with id 's' targets unsupported element type 'START_EVENT'. Supported element types are: [SUB_PROCESS, EVENT_SUB_PROCESS, INTERMEDIATE_CATCH_EVENT, INTERMEDIATE_THROW_EVENT, END_EVENT, SERVICE_TASK, RECEIVE_TASK, USER_TASK, MANUAL_TASK, TASK, EXCLUSIVE_GATEWAY, INCLUSIVE_GATEWAY, PARALLEL_GATEWAY, EVENT_BASED_GATEWAY, MULTI_INSTANCE_BODY, CALL_ACTIVITY, BUSINESS_RULE_TASK, SCRIPT_TASK, SEND_TASK, AD_HOC_SUB_PROCESS, AD_HOC_SUB_PROCESS_INNER_INSTANCE]");
  }

  @Test
  void shouldBeginWhereAsked() {
    // when
    long begun =
        engine
            .run(create("p", 0, 1, List.of("later")), Reply.InstanceCreated.class)
            .processInstanceKey();

    // then
    assertThat(engine.completed(begun)).containsExactly("p", "later", "e");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
  }

  private static Command create(String id, long key, int version, List<String> startElementIds) {
    return new Command.CreateProcessInstance(
        id, key, version, "{}", startElementIds, false, List.of(), List.of(), null, "<default>");
  }

  @Test
  void shouldNotCancelTwiceNorTouchTheOthers() {
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    assertRejected(
        new Command.UpdateUserTask(1, null, null, null, null, null, null),
        Type.NOT_FOUND,
        "Expected to update user task with key '1', but no such user task was found");
    assertRejected(
        new Command.AssignUserTask(1, "a", true, null),
        Type.NOT_FOUND,
        "Expected to assign user task with key '1', but no such user task was found");
    assertRejected(
        new Command.UnassignUserTask(1, null),
        Type.NOT_FOUND,
        "Expected to unassign user task with key '1', but no such user task was found");
    engine.assertNothingLeft();
  }
}
