package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskListenersTest {

  private static final ListenerResult.Corrections NONE = ListenerResult.Corrections.NONE;

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  private UserTaskRow task() {
    return engine.state.all(Tables.USER_TASK).getLast();
  }

  /** Each listener as its event and the type of its job, with a blank between. */
  private long create(String assignee, String... listeners) {
    List<TaskListener> all =
        Arrays.stream(listeners)
            .map(text -> text.split(" ", 2))
            .map(parts -> graph.listener(TaskListenerEvent.valueOf(parts[0]), parts[1]))
            .toList();
    engine.deploy(
        graph
            .start("s")
            .user("u", assignee, all)
            .boundary("late", "u", true, graph.timer(Trigger.TimerKind.DURATION, "PT1H"))
            .end("e")
            .end("too-late")
            .flow("s", "u", "e")
            .flow("late", "too-late"));
    return engine.create("p", "{\"x\":1}");
  }

  private ActivatedJob job(String type) {
    List<ActivatedJob> jobs = engine.activate(type);
    assertThat(jobs).as("jobs of type %s", type).hasSize(1);
    return jobs.getFirst();
  }

  private Outcome answer(ActivatedJob job, ListenerResult result) {
    return engine.run(new Command.CompleteJob(job.job().key(), "{}", result));
  }

  private void allow(String type) {
    engine.work(type, "{}");
  }

  private void deny(String type, String reason) {
    assertThat(answer(job(type), new ListenerResult(true, reason, NONE)))
        .isEqualTo(new Reply.Done());
  }

  private void correct(String type, ListenerResult.Corrections corrections) {
    assertThat(answer(job(type), new ListenerResult(false, null, corrections)))
        .isEqualTo(new Reply.Done());
  }

  private static ListenerResult.Corrections priority(int priority) {
    return new ListenerResult.Corrections(null, null, null, null, null, priority);
  }

  private static ListenerResult.Corrections assignee(String assignee) {
    return new ListenerResult.Corrections(assignee, null, null, null, null, null);
  }

  private void ask(Command command) {
    assertThat(engine.run(command)).isEqualTo(new Reply.AwaitingListeners(task().key()));
  }

  private List<Outcome> told() {
    return engine.effects.stream()
        .filter(Effect.UserTaskAnswered.class::isInstance)
        .map(effect -> ((Effect.UserTaskAnswered) effect).outcome())
        .toList();
  }

  private Command assign(String assignee) {
    return new Command.AssignUserTask(task().key(), assignee, true, null);
  }

  private Command complete(String variables) {
    return new Command.CompleteUserTask(task().key(), variables, null);
  }

  private Command update(@Nullable String dueDate, @Nullable Integer priority) {
    return new Command.UpdateUserTask(task().key(), null, null, dueDate, null, priority, null);
  }

  @Test
  void shouldCompleteOnlyWhenTheLastListenerHasLetItPass() {
    // given
    long instance = create("", "COMPLETING one", "COMPLETING two");

    // when
    ask(complete("{\"x\":2}"));

    // then
    assertThat(task().state()).isEqualTo(UserTaskState.COMPLETING);
    assertThat(engine.activate("two")).isEmpty();
    ActivatedJob first = job("one");
    assertThat(first.job().kind()).isEqualTo(JobKind.TASK_LISTENER);
    assertThat(first.job().listenerEventType()).isEqualTo("COMPLETING");
    assertThat(first.variables()).isEqualTo("{\"x\":2}");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    answer(first, new ListenerResult(false, null, NONE));
    assertThat(told()).isEmpty();
    allow("two");
    assertThat(told()).containsExactly(new Reply.Done());
    assertThat(task().state()).isEqualTo(UserTaskState.COMPLETED);
    assertThat(engine.variables(instance)).containsEntry("x", "2");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeAsBeforeWhenCompletingIsDenied() {
    // given
    long instance = create("", "COMPLETING one", "COMPLETING two");
    UserTaskRow before = task();
    ask(complete("{\"x\":2}"));

    // when
    correct("one", priority(99));
    deny("two", "not yet");

    // then
    assertThat(told())
        .containsExactly(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Command 'COMPLETE' rejected with code 'INVALID_STATE': Completion of the User Task with key '%d' was denied by Task Listener. Reason to deny: 'not yet'"
                    .formatted(before.key())));
    assertThat(task()).isEqualTo(before);
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    assertThat(engine.state.all(Tables.JOB).getLast().denied()).isTrue();
    assertThat(engine.state.all(Tables.JOB).getLast().deniedReason()).isEqualTo("not yet");
    ask(complete("{\"x\":3}"));
    allow("one");
    allow("two");
    assertThat(engine.variables(instance)).containsEntry("x", "3");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotBeThereForPeopleBeforeItsCreatingListenersAreDone() {
    // given
    create("", "CREATING one", "CREATING two");

    // when // then
    assertThat(task().state()).isEqualTo(UserTaskState.CREATING);
    assertThat(engine.run(complete("{}")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to complete user task with key '%d', but it is in state 'CREATING'"
                    .formatted(task().key())));
    correct("one", assignee("ann"));
    assertThat(job("two").userTask().assignee()).isEqualTo("ann");
    assertThat(task().assignee()).isNull();
    engine.pass(Duration.ofMinutes(2));
    correct("two", new ListenerResult.Corrections(null, "", null, List.of("bob"), List.of(), 9));
    assertThat(task().state()).isEqualTo(UserTaskState.CREATED);
    assertThat(task().assignee()).isEqualTo("ann");
    assertThat(task().candidateUsers()).containsExactly("bob");
    assertThat(task().candidateGroups()).isEmpty();
    assertThat(task().priority()).isEqualTo(9);
  }

  @Test
  void shouldAskAboutTheModelsAssigneeAfterCreating() {
    // given
    create("=\"ann\"", "CREATING one", "ASSIGNING two");
    ActivatedJob creating = job("one");
    assertThat(creating.userTask().assignee()).isEqualTo("ann");
    assertThat(answer(creating, new ListenerResult(false, null, assignee("eve"))))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_ARGUMENT,
                "Expected to complete task listener job with key '%d', type 'one' and processInstanceKey '%d' without a correction of the assignee, but the model names one; correct it when the task is assigned."
                    .formatted(creating.job().key(), creating.job().processInstanceKey())));

    // when
    answer(creating, new ListenerResult(false, null, priority(7)));

    // then
    assertThat(task().state()).isEqualTo(UserTaskState.ASSIGNING);
    assertThat(task().assignee()).isNull();
    assertThat(task().priority()).isEqualTo(7);
    ActivatedJob assigning = job("two");
    assertThat(assigning.userTask().changedAttributes()).containsExactly("assignee");
    answer(assigning, new ListenerResult(true, null, NONE));
    assertThat(task().state()).isEqualTo(UserTaskState.CREATED);
    assertThat(task().assignee()).isNull();
    assertThat(told()).isEmpty();
  }

  @Test
  void shouldAskAboutTheModelsAssigneeWhereNobodyListensToCreating() {
    // given
    create("=\"ann\"", "ASSIGNING one");
    assertThat(task().state()).isEqualTo(UserTaskState.ASSIGNING);

    // when
    allow("one");

    // then
    assertThat(task().state()).isEqualTo(UserTaskState.CREATED);
    assertThat(task().assignee()).isEqualTo("ann");
  }

  @Test
  void shouldSayWhatChangesAndForgetItWhenItIsCorrectedBack() {
    // given
    create("", "ASSIGNING one", "ASSIGNING two", "ASSIGNING three");
    int before = task().priority();

    // when // then
    ask(assign("ann"));
    ActivatedJob first = job("one");
    assertThat(first.userTask().changedAttributes()).containsExactly("assignee");
    assertThat(first.job().customHeaders())
        .contains("\"io.camunda.zeebe:assignee\":\"ann\"")
        .contains("\"io.camunda.zeebe:action\":\"assign\"")
        .contains("\"io.camunda.zeebe:changedAttributes\":\"[\\\"assignee\\\"]\"")
        .contains("\"io.camunda.zeebe:candidateGroups\":\"[\\\"clerks\\\",\\\"bosses\\\"]\"")
        .contains("\"io.camunda.zeebe:priority\":\"50\"");
    answer(first, new ListenerResult(false, null, priority(80)));
    ActivatedJob second = job("two");
    assertThat(second.userTask().changedAttributes()).containsExactly("assignee", "priority");
    answer(second, new ListenerResult(false, null, priority(before)));
    ActivatedJob third = job("three");
    assertThat(third.userTask().changedAttributes()).containsExactly("assignee");
    answer(third, new ListenerResult(false, null, assignee("bob")));
    assertThat(told()).containsExactly(new Reply.Done());
    assertThat(task().assignee()).isEqualTo("bob");
    assertThat(task().priority()).isEqualTo(before);
    assertThat(task().action()).isEqualTo("assign");
  }

  @Test
  void shouldSayByWhichCommandWhenAssigningIsDenied() {
    // given
    create("", "ASSIGNING one");

    // when
    ask(new Command.AssignUserTask(task().key(), "ann", false, null));
    deny("one", "no");
    ask(new Command.UnassignUserTask(task().key(), null));
    deny("one", "no");

    // then
    assertThat(told())
        .extracting(outcome -> ((Rejection) outcome).reason())
        .satisfiesExactly(
            text -> assertThat(text).startsWith("Command 'CLAIM' rejected").contains("Assignment"),
            text -> assertThat(text).startsWith("Command 'ASSIGN' rejected"));
  }

  @Test
  void shouldUpdateWhatWasAskedAndWhatListenersCorrect() {
    // given
    create("", "UPDATING one");

    // when
    ask(update("2026-04-01T00:00:00Z", 80));
    ActivatedJob updating = job("one");
    assertThat(updating.userTask().changedAttributes()).containsExactly("dueDate", "priority");
    answer(
        updating,
        new ListenerResult(
            false,
            null,
            new ListenerResult.Corrections(
                "ann", "2026-05-01T02:00:00+02:00", null, null, null, null)));

    // then
    assertThat(told()).containsExactly(new Reply.Done());
    assertThat(task().dueDate()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(task().priority()).isEqualTo(80);
    assertThat(task().assignee()).isEqualTo("ann");
    ask(update(null, 10));
    deny("one", "");
    assertThat(task().priority()).isEqualTo(80);
    assertThat(((Rejection) told().getLast()).reason())
        .isEqualTo(
            "Command 'UPDATE' rejected with code 'INVALID_STATE': Update of the User Task with key '%d' was denied by Task Listener. Reason to deny: ''"
                .formatted(task().key()));
  }

  @Test
  void shouldAskBeforeVariablesOfTheTaskAreSet() {
    // given
    long instance = create("", "UPDATING one");
    long element = task().elementInstanceKey();

    // when
    ask(new Command.SetVariables(element, "{\"x\":5}", false));
    assertThat(engine.run(new Command.SetVariables(element, "{\"x\":6}", false)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to trigger update transition for user task with key '%d', but it is in state 'UPDATING'"
                    .formatted(task().key())));
    ActivatedJob updating = job("one");

    // then
    assertThat(updating.variables()).isEqualTo("{\"x\":5}");
    assertThat(updating.userTask().changedAttributes()).containsExactly("variables");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    answer(updating, new ListenerResult(false, null, NONE));
    assertThat(told().getLast()).isInstanceOf(Reply.VariablesSet.class);
    assertThat(engine.variables(instance)).containsEntry("x", "5");
    ask(new Command.SetVariables(element, "{\"x\":7}", true));
    allow("one");
    assertThat(engine.variables(instance)).containsEntry("x", "5");
    assertThat(engine.variables(element)).containsEntry("x", "7");
    engine.run(new Command.SetVariables(instance, "{\"x\":8}", true), Reply.VariablesSet.class);
  }

  @Test
  void shouldEndOnlyWhenTheCancelingListenersAreDone() {
    // given
    long instance = create("", "CANCELING one", "CANCELING two");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.run(new Command.CancelProcessInstance(instance)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to cancel a process instance with key '%d', but no such process was found"
                    .formatted(instance)));
    assertThat(task().state()).isEqualTo(UserTaskState.CANCELING);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    correct("one", priority(3));
    allow("two");
    assertThat(task().state()).isEqualTo(UserTaskState.CANCELED);
    assertThat(task().priority()).isEqualTo(3);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldGoOnWithTheBoundaryEventAfterTheCancelingListeners() {
    // given
    long instance = create("", "COMPLETING one", "CANCELING two");
    ask(complete("{\"x\":2}"));
    long asked = job("one").job().key();

    // when
    engine.pass(Duration.ofHours(1));

    // then
    assertThat(engine.jobState(asked)).isEqualTo(JobState.CANCELED);
    assertThat(told())
        .containsExactly(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Command 'COMPLETE' rejected with code 'INVALID_STATE': Expected to process the command for user task with key '%d', but the user task was canceled"
                    .formatted(task().key())));
    assertThat(engine.completed(instance)).doesNotContain("too-late");
    allow("two");
    assertThat(engine.completed(instance)).contains("late", "too-late").doesNotContain("u");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.assertNothingLeft();
  }

  @ParameterizedTest
  @EnumSource(TaskListenerEvent.class)
  void shouldEndWhenTheInstanceIsCanceledWhileAListenerIsAsked(TaskListenerEvent event) {
    // given
    long instance = create("", event + " one");
    switch (event) {
      case CREATING -> {}
      case ASSIGNING -> ask(assign("ann"));
      case UPDATING -> ask(update(null, 1));
      case COMPLETING -> ask(complete("{}"));
      case CANCELING -> engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    }

    // when
    if (event == TaskListenerEvent.CANCELING) {
      allow("one");
    } else {
      engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    }

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    assertThat(task().state()).isEqualTo(UserTaskState.CANCELED);
    boolean somebodyWaited =
        event != TaskListenerEvent.CREATING && event != TaskListenerEvent.CANCELING;
    assertThat(told()).hasSize(somebodyWaited ? 1 : 0);
    engine.assertNothingLeft();
  }

  @Test
  void shouldWaitForAPersonWhenAListenerHasNoRetriesLeftAndThenAskItAlone() {
    // given
    long instance = create("", "COMPLETING one", "COMPLETING two");
    ask(complete("{}"));
    allow("one");
    long key = job("two").job().key();

    // when
    engine.run(new Command.FailJob(key, 0, "broken", 0, "{}"), Reply.Done.class);

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.TASK_LISTENER_NO_RETRIES);
    assertThat(engine.incident().message()).isEqualTo("broken");
    assertThat(engine.incident().jobKey()).isEqualTo(key);
    assertThat(task().state()).isEqualTo(UserTaskState.COMPLETING);
    long incident = engine.incident().key();
    assertThat(engine.run(new Command.ResolveIncident(incident)))
        .isInstanceOfSatisfying(
            Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.INVALID_STATE));
    engine.run(new Command.UpdateJob(key, 1, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(incident), Reply.Done.class);
    assertThat(engine.activate("one")).isEmpty();
    allow("two");
    engine.assertCompleted(instance);
  }

  @ParameterizedTest
  @EnumSource(TaskListenerEvent.class)
  void shouldAskAllAgainWhenATypeCouldNotBeEvaluated(TaskListenerEvent event) {
    // given
    long instance = create("", event + " one", event + " =kind");
    switch (event) {
      case CREATING -> {}
      case ASSIGNING -> ask(assign("ann"));
      case UPDATING -> ask(update(null, 1));
      case COMPLETING -> ask(complete("{}"));
      case CANCELING -> engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    }

    // when
    allow("one");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    engine.run(new Command.SetVariables(instance, "{\"kind\":\"two\"}", false), Reply.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    assertThat(engine.activate("two")).isEmpty();
    allow("one");
    allow("two");
    assertThat(task().state())
        .isEqualTo(
            switch (event) {
              case CREATING, ASSIGNING, UPDATING -> UserTaskState.CREATED;
              case COMPLETING -> UserTaskState.COMPLETED;
              case CANCELING -> UserTaskState.CANCELED;
            });
    engine.assertReplayBringsTheSameRows();
  }

  @ParameterizedTest
  @CsvSource({"CREATING, CREATING", "ASSIGNING, ASSIGNING"})
  void shouldBeThereForNobodyUntilTheFirstListenerCanBeAsked(
      TaskListenerEvent event, UserTaskState state) {
    // given
    long instance = create("=\"ann\"", event + " =kind", event + " two");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(task().state()).isEqualTo(state);
    assertThat(task().assignee()).isNull();
    assertThat(engine.run(complete("{}"))).isInstanceOf(Rejection.class);

    // when
    engine.run(new Command.SetVariables(instance, "{\"kind\":\"one\"}", false), Reply.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    allow("one");
    allow("two");

    // then
    assertThat(task().state()).isEqualTo(UserTaskState.CREATED);
    assertThat(task().assignee()).isEqualTo("ann");
    engine.run(complete("{}"), Reply.Done.class);
    engine.assertCompleted(instance);
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldSayOnlyWhatWasAskedForWhenAskedAgainAfterOthersHaveCorrected() {
    // given
    long instance = create("", "COMPLETING one", "COMPLETING =kind");
    ask(complete("{}"));
    correct("one", priority(80));

    // when
    engine.run(new Command.SetVariables(instance, "{\"kind\":\"two\"}", false), Reply.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    ActivatedJob again = job("one");
    assertThat(again.userTask().changedAttributes()).isEmpty();
    assertThat(again.userTask().priority()).isEqualTo(80);
    answer(again, new ListenerResult(false, null, NONE));
    ActivatedJob next = job("two");
    assertThat(next.userTask().changedAttributes()).containsExactly("priority");
    answer(next, new ListenerResult(false, null, NONE));
    engine.assertCompleted(instance);
    assertThat(task().priority()).isEqualTo(80);
  }

  @Test
  void shouldHandTheJobOutAgainWhenItsTimeIsOver() {
    // given
    create("", "COMPLETING one");
    ask(complete("{\"x\":2}"));
    long key = job("one").job().key();

    // when
    engine.pass(Duration.ofMinutes(1));

    // then
    ActivatedJob again = job("one");
    assertThat(again.job().key()).isEqualTo(key);
    assertThat(again.variables()).isEqualTo("{\"x\":2}");
    assertThat(again.userTask().action()).isEqualTo("complete");
  }

  @Test
  void shouldRefuseABpmnErrorOfAListener() {
    // given
    long instance = create("", "COMPLETING one");
    ask(complete("{}"));
    long key = job("one").job().key();

    // when
    Outcome outcome = engine.run(new Command.ThrowJobError(key, "bad", null, "{}"));

    // then
    assertThat(outcome)
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Cannot throw BPMN error from TASK_LISTENER job with key '%d', type 'one' and processInstanceKey '%d'"
                    .formatted(key, instance)));
    assertThat(engine.jobState(key)).isEqualTo(JobState.ACTIVATED);
  }

  @Test
  void shouldRefuseAnswersThatMakeNoSense() {
    // given
    create("", "CREATING one", "COMPLETING two");

    // when // then
    ActivatedJob creating = job("one");
    refused(
        creating,
        new ListenerResult(true, "no", NONE),
        "without a denial, but it denies 'CREATING'; only ASSIGNING, UPDATING and COMPLETING can be denied.");
    answer(creating, new ListenerResult(false, null, NONE));
    ask(complete("{}"));
    ActivatedJob completing = job("two");
    refused(
        completing,
        new ListenerResult(true, "no", priority(1)),
        "with a denial or with corrections, but it has both; a denial would undo them.");
    Stream.of(-1, 101)
        .forEach(
            wrong ->
                refused(
                    completing,
                    new ListenerResult(false, null, priority(wrong)),
                    "with a priority from 0 to 100, but it is '%d'.".formatted(wrong)));
    refused(
        completing,
        new ListenerResult(
            false, null, new ListenerResult.Corrections(null, "tomorrow", null, null, null, null)),
        "with a due date with time and zone, but it is 'tomorrow'.");
    assertThat(engine.run(new Command.CompleteJob(completing.job().key(), "{\"x\":2}")))
        .isInstanceOfSatisfying(
            Rejection.class,
            r -> assertThat(r.reason()).endsWith("without variables, but it has some."));
    assertThat(task().state()).isEqualTo(UserTaskState.COMPLETING);
  }

  private void refused(ActivatedJob job, ListenerResult result, String reason) {
    assertThat(answer(job, result))
        .isInstanceOfSatisfying(
            Rejection.class,
            r -> {
              assertThat(r.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
              assertThat(r.reason()).endsWith(reason);
            });
  }
}
