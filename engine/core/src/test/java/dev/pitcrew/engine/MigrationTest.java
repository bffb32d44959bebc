package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Rejection.Type;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.VariableRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was seen of Zeebe 8.8 with the same models and mappings, but for what says otherwise. */
class MigrationTest {

  private final TestEngine engine = new TestEngine();

  private long key(String processId) {
    return engine.state.all(Tables.PROCESS_DEFINITION).stream()
        .filter(row -> row.processDefinitionId().equals(processId))
        .mapToLong(ProcessDefinitionRow::key)
        .max()
        .orElse(4711);
  }

  private Command to(long instance, String processId, String... ids) {
    List<Migration.Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < ids.length; i += 2) {
      mappings.add(new Migration.Mapping(ids[i], ids[i + 1]));
    }
    return new Command.MigrateProcessInstance(instance, new Migration(key(processId), mappings));
  }

  private void migrate(long instance, String processId, String... ids) {
    engine.run(to(instance, processId, ids), Reply.Done.class);
    engine.assertReplayBringsTheSameRows();
  }

  private void assertRefused(Type type, String reason, Command command) {
    Rejection rejection = engine.run(command, Rejection.class);
    assertThat(rejection.type()).isEqualTo(type);
    assertThat(rejection.reason()).startsWith(reason);
  }

  private List<String> active() {
    return engine.alive().stream().map(ElementInstanceRow::elementId).sorted().toList();
  }

  /** Task a, guarded by timer t and message m. */
  private Graph first() {
    Graph g = engine.process("va");
    g.start("s").job("a", "work").end("e").flow("s", "a", "e");
    g.boundary("t", "a", true, g.timer(TimerKind.DURATION, "PT1H")).end("te").flow("t", "te");
    return g.boundary("m", "a", true, g.message("old", "=\"k\"")).end("me").flow("m", "me");
  }

  /** Task b, guarded by timer t2 and message m2, then task d in sub-process and user task. */
  private Graph second() {
    Graph g = engine.process("vb");
    g.start("s").job("b", "other").job("d", "d").end("e").user("u", "");
    g.boundary("t2", "b", true, g.timer(TimerKind.DURATION, "PT2H")).end("te").flow("t2", "te");
    g.boundary("m2", "b", false, g.message("new", "=\"k\"")).end("me").flow("m2", "me");
    g.boundary("t3", "d", true, g.timer(TimerKind.DURATION, "PT3H")).end("t3e").flow("t3", "t3e");
    g.sub("sub", "ss", () -> g.start("ss").job("sb", "sb").end("se")).flow("ss", "sb", "se");
    return g.flow("s", "b", "d", "sub", "u", "e");
  }

  @Test
  void shouldGoOnInTheTargetWithTheSameJobVariablesAndMappedEvents() {
    // given
    engine.deploy(first());
    engine.deploy(second());
    long instance = engine.create("va", "{\"x\":1}");
    TimerRow timer = engine.state.find(Indexes.TIMERS_DUE, 1).getFirst();

    // when
    migrate(instance, "vb", "a", "b", "t", "t2", "m", "m2");

    // then
    ProcessInstanceRow row = engine.state.get(Tables.PROCESS_INSTANCE, instance);
    assertThat(row.processDefinitionId()).isEqualTo("vb");
    assertThat(row.processDefinitionKey()).isEqualTo(key("vb"));
    assertThat(active()).containsExactly("b", "vb");
    assertThat(engine.state.all(Tables.VARIABLE))
        .extracting(VariableRow::processDefinitionKey)
        .containsOnly(key("vb"));
    assertThat(engine.state.get(Tables.TIMER, timer.key()))
        .extracting(TimerRow::elementId, TimerRow::dueMillis, TimerRow::processDefinitionId)
        .containsExactly("t2", timer.dueMillis(), "vb");
    assertThat(engine.state.all(Tables.JOB))
        .singleElement()
        .extracting(JobRow::type, JobRow::elementId, JobRow::processDefinitionId)
        .containsExactly("work", "b", "vb");
    // The message keeps its name; it does not interrupt any more.
    engine.publish("new", "k", Duration.ZERO, "{}");
    assertThat(engine.completed(instance)).doesNotContain("me");
    engine.publish("old", "k", Duration.ZERO, "{}");
    assertThat(engine.completed(instance)).contains("m2", "me");
    engine.work("work", "{}");
    engine.work("d", "{}");
    assertThat(active()).contains("sb");
  }

  @Test
  void shouldCloseAndOpenWhatIsNotMapped() {
    // given
    engine.deploy(first());
    engine.deploy(second());
    long instance = engine.create("va", "{}");

    // when
    migrate(instance, "vb", "a", "b");

    // then
    assertThat(engine.state.findAll(Indexes.TIMERS_DUE))
        .singleElement()
        .extracting(TimerRow::elementId, TimerRow::dueMillis)
        .containsExactly("t2", engine.now.plus(Duration.ofHours(2)).toEpochMilli());
    engine.publish("old", "k", Duration.ZERO, "{}");
    assertThat(engine.completed(instance)).doesNotContain("m2");
    migrate(instance, "va", "b", "a");
    engine.publish("old", "k", Duration.ZERO, "{}");
    assertThat(engine.completed(instance)).endsWith("m", "me");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    // given
    engine.deploy(first());
    engine.deploy(second());
    long instance = engine.create("va", "{}");
    String expected = "Expected to migrate process instance '%d' but ".formatted(instance);

    // then
    assertRefused(
        Type.NOT_FOUND,
        "Expected to migrate process instance but no process instance found with key '1'",
        to(1, "vb", "a", "b"));
    assertRefused(
        Type.NOT_FOUND,
        "Expected to migrate process instance to process definition but no process definition found with key '4711'",
        to(instance, "zzz", "a", "b"));
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected + "the mapping instructions contain duplicate source element ids '[a]'.",
        to(instance, "vb", "a", "b", "a", "d"));
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected
            + "mapping instructions contain a non-existing source element id 'x'. Elements provided in mapping instructions must exist in the source process definition.",
        to(instance, "vb", "x", "b"));
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected + "mapping instructions contain a non-existing target element id 'x'.",
        to(instance, "vb", "a", "x"));
  }

  @Test
  void shouldRefuseToBecomeSomethingElse() {
    // given
    engine.deploy(first());
    engine.deploy(second());
    long instance = engine.create("va", "{}");
    String expected = "Expected to migrate process instance '%d' but ".formatted(instance);

    // then
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "no mapping instruction defined for active element with id 'a'. Elements cannot be migrated without a mapping.",
        to(instance, "vb"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 'a' and type 'SERVICE_TASK' is mapped to an element with id 'u' and different type 'USER_TASK'. Elements must be mapped to elements of the same type.",
        to(instance, "vb", "a", "u"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "the flow scope of active element with id 'a' is changed. The flow scope of the active element is expected to be 'vb' but was 'sub'.",
        to(instance, "vb", "a", "sb"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 'a' is mapped to an element with id 'b' and has a catch event with id 't' that is mapped to a catch event with id 't3'. These mappings detach the catch event from the element in the target process.",
        to(instance, "vb", "a", "b", "t", "t3"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 'a' has a catch event with id 't' that is mapped to a catch event with id 'm2'. These catch events have different event types: 'TIMER' and 'MESSAGE'.",
        to(instance, "vb", "a", "b", "t", "m2"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 'a' has a catch event attached that is mapped to a catch event with id 't2'. There are multiple mapping instructions that target this catch event: 'm', 't'.",
        to(instance, "vb", "a", "b", "t", "t2", "m", "t2"));
    assertThat(active()).containsExactly("a", "va");
  }

  @Test
  void shouldTakeATokenThatWaitsAtAJoinAlong() {
    // given
    engine.deploy(joining("one").flow("s", "f", "a", "join", "z", "e").flow("f", "b", "join"));
    engine.deploy(
        joining("two")
            .job("n", "n")
            .flow("s", "f", "a", "n", "join", "z", "e")
            .flow("f", "b", "join"));
    engine.deploy(engine.process("three").working());
    long instance = engine.create("one", "{}");
    engine.work("a", "{}");
    String expected = "Expected to migrate process instance '%d' but ".formatted(instance);

    // then
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected
            + "gateway 'join' has at least one incoming sequence flow taken. Joining gateways with at least one incoming sequence flow taken must be mapped to a gateway of the same type in the target process definition.",
        to(instance, "two", "b", "b"));
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected
            + "joining gateway with id 'join' has a taken sequence flow with id 'a-join'. Taken sequence flows must be mapped to a sequence flow in the target process definition.",
        to(instance, "two", "b", "b", "join", "join"));
    assertRefused(
        Type.INVALID_ARGUMENT,
        expected + "joining gateway with id 'join' has a taken sequence flow with id 'a-join'.",
        to(instance, "two", "b", "b", "join", "join", "a-join", "a-n"));
    // when
    migrate(instance, "two", "b", "b", "join", "join", "a-join", "n-join");

    // then
    engine.work("b", "{}");
    engine.work("z", "{}");
    engine.assertCompleted(instance);
  }

  private Graph joining(String id) {
    return engine
        .process(id)
        .start("s")
        .parallel("f")
        .job("a", "a")
        .job("b", "b")
        .parallel("join")
        .job("z", "z")
        .end("e");
  }

  @Test
  void shouldKeepAMultiInstanceWhatItIs() {
    // given
    engine.deploy(engine.process("p").working().loop("t", false, "=[1,2]", null, null, null));
    engine.deploy(engine.process("q").working().loop("t", true, "=[1,2]", null, null, null));
    engine.deploy(engine.process("r").working());
    engine.deploy(
        engine.process("o").working().job("x", "x").loop("x", false, "=[1]", null, null, null));
    long instance = engine.create("p", "{}");
    String expected = "Expected to migrate process instance '%d' but ".formatted(instance);

    // then
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 't' has a different loop characteristics than the target element with id 't'. Both elements must have either sequential or parallel loop characteristics.",
        to(instance, "q", "t", "t"));
    assertRefused(
        Type.INVALID_STATE,
        expected
            + "active element with id 't' and type 'MULTI_INSTANCE_BODY' is mapped to an element with id 't' and different type 'SERVICE_TASK'.",
        to(instance, "r", "t", "t"));
    migrate(instance, "o", "t", "x");
    assertThat(active()).containsExactly("o", "x", "x", "x");
  }

  @Test
  void shouldKeepUserTasksIncidentsAndWhatAnEventSubProcessWaitsFor() {
    // given
    Graph one = engine.process("one").start("s").user("u", "bob").end("e").flow("s", "u", "e");
    one.onEvent(
        "on", "os", true, () -> one.start("os", one.message("m", "=\"k\"")).job("oj", "oj"));
    engine.deploy(one.flow("os", "oj"));
    Graph two = engine.process("two").start("s").user("v", "eve").end("e").flow("s", "v", "e");
    two.onEvent(
        "on2", "os2", true, () -> two.start("os2", two.message("n", "=\"k\"")).job("oj2", "oj2"));
    engine.deploy(two.flow("os2", "oj2"));
    long kept = engine.create("one", "{}");
    long anew = engine.create("one", "{}");

    // when
    migrate(kept, "two", "u", "v", "os", "os2");
    migrate(anew, "two", "u", "v");

    // then
    assertThat(engine.state.all(Tables.USER_TASK))
        .extracting(UserTaskRow::assignee, UserTaskRow::elementId, UserTaskRow::name)
        .containsOnly(tuple("bob", "v", "v"));
    engine.publish("m", "k", Duration.ZERO, "{}");
    assertThat(engine.elements(kept, "TERMINATED")).containsExactly("v");
    assertThat(engine.elements(anew, "TERMINATED")).isEmpty();
    migrate(kept, "one", "on2", "on", "oj2", "oj");
    engine.publish("n", "k", Duration.ZERO, "{}");
    assertThat(engine.elements(anew, "TERMINATED")).containsExactly("v");
    // The job made before keeps its type.
    List<ActivatedJob> jobs = engine.activate("oj2");
    assertThat(jobs).extracting(job -> job.job().elementId()).containsExactly("oj", "oj2");
    jobs.forEach(
        job -> engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class));
    engine.assertCompleted(kept);
    engine.assertCompleted(anew);
  }

  @Test
  void shouldMendWhatAnIncidentSaysByAnotherVersion() {
    // given
    engine.deploy(engine.process("p").start("s").job("j", "=missing").end("e").flow("s", "j", "e"));
    engine.deploy(engine.process("q").start("s").job("j", "right").end("e").flow("s", "j", "e"));
    long instance = engine.create("p", "{}");

    // when
    migrate(instance, "q", "j", "j");

    // then
    assertThat(engine.incident().processDefinitionId()).isEqualTo("q");
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    engine.work("right", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveCalledInstancesAsTheyAre() {
    // given
    engine.deploy(engine.process("c").working());
    engine.deploy(engine.process("p").start("s").call("x", "c").end("e").flow("s", "x", "e"));
    engine.deploy(
        engine
            .process("q")
            .start("s")
            .call("y", "zz")
            .job("after", "after")
            .end("e")
            .flow("s", "y", "after", "e"));
    long instance = engine.create("p", "{}");

    // when
    migrate(instance, "q", "x", "y");

    // then
    engine.work("work", "{}");
    engine.work("after", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoByTheTargetWhatIsMappedAndForgetTheRest() {
    // given
    for (String id : List.of("p", "q")) {
      Graph g = engine.process(id);
      g.start("s").job("a", "a").job("ha", "ha").undoing("a");
      g.job("b", "b").job("hb", "hb").undoing("b").job("c", "c");
      engine.deploy(
          g.throwing("undo", g.compensate(null)).end("e").flow("s", "a", "b", "c", "undo", "e"));
    }
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("b", "{}");

    // when
    migrate(instance, "q", "c", "c", "undo-a", "undo-a");

    // then
    engine.work("c", "{}");
    engine.work("ha", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).contains("ha").doesNotContain("hb");
  }

  @Test
  void shouldRefuseEventsThatCannotBeWaitedFor() {
    // given
    engine.deploy(engine.process("p").working());
    Graph g = engine.process("q").working();
    engine.deploy(g.guarded("t", true, g.message("m", "=nokey")));
    long instance = engine.create("p", "{}");

    // then
    assertRefused(
        Type.INVALID_STATE,
        "Expected to migrate process instance '%d' but active element with id 't' is mapped to element with id 't' that must be subscribed to a catch event. Failed to extract the correlation key for 'nokey': The value must be either a string or a number, but was 'NULL'."
            .formatted(instance),
        to(instance, "q", "t", "t"));
    assertThat(engine.state.get(Tables.PROCESS_INSTANCE, instance).processDefinitionId())
        .isEqualTo("p");
  }
}
