package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What else is asked of a new process instance: where it is to end, tags and a business id. Runtime
 * instructions as seen of Zeebe 8.8, business ids as documented for 8.9.
 */
class CreationTest {

  private TestEngine engine = new TestEngine();

  private static Command.CreateProcessInstance endingAfter(String... ids) {
    return created(List.of(), null, List.of(ids));
  }

  private static Command.CreateProcessInstance created(
      List<String> tags, @Nullable String businessId, List<String> terminateAfter) {
    return new Command.CreateProcessInstance(
        "p",
        0,
        0,
        "{\"items\":[1,2]}",
        List.of(),
        false,
        List.of(),
        tags,
        businessId,
        "<default>",
        terminateAfter);
  }

  private long begin(Command.CreateProcessInstance command) {
    return engine.run(command, Reply.InstanceCreated.class).processInstanceKey();
  }

  private ProcessInstanceRow row(long key) {
    return engine.state.get(Tables.PROCESS_INSTANCE, key);
  }

  /** A sub-process beside a task, then a loop. */
  private Graph process() {
    Graph g = engine.process("p");
    g.start("s").parallel("f").job("other", "other").job("loop", "loop").end("e");
    g.sub("S", "ss", () -> g.start("ss").job("in", "in").pass("last").flow("ss", "in", "last"));
    g.loop("loop", true, "=items", null, null, null);
    return g.flow("s", "f", "other", "e").flow("f", "S", "loop", "e");
  }

  @Test
  void shouldEndWithAllThatIsInItWhenTheElementHasCompleted() {
    // given
    engine.deploy(process());
    long instance = begin(endingAfter("last"));

    // when
    engine.work("in", "{\"x\":1}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.completed(instance)).containsExactly("s", "f", "ss", "in", "last");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("p", "other", "S");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndAfterTheWholeOfALoop() {
    // given
    engine.deploy(process());
    long instance = begin(endingAfter("loop"));
    engine.work("in", "{}");

    // when
    engine.work("loop", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("loop", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "p", "s-f", "called"})
  void shouldPassOverWhatIsNoElementOfIt(String id) {
    // given
    Graph child = engine.process("child");
    child.start("cs").pass("called").end("ce").flow("cs", "called", "ce");
    Graph caller = engine.process("p");
    caller.start("s").pass("f").call("c", "child").end("e").flow("s", "f", "c", "e");
    engine.deploy(child);
    engine.deploy(caller);

    // when
    long instance = begin(endingAfter(id));

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndOnlyWhenTheListenersOfTheElementHaveBeenAsked() {
    // given
    engine.deploy(process().listen("in", ListenerEvent.END, "heard"));
    long instance = begin(endingAfter("in"));
    engine.work("in", "{}");

    // when
    engine.work("heard", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldTellWhoeverWaitsForTheResultThatItWasEnded() {
    // given
    engine.deploy(process());
    Command.CreateProcessInstance waiting =
        new Command.CreateProcessInstance(
            "p",
            0,
            0,
            "{}",
            List.of(),
            true,
            List.of(),
            List.of(),
            null,
            "<default>",
            List.of("f"));

    // when
    Reply.AwaitingResult created = engine.run(waiting, Reply.AwaitingResult.class);

    // then
    assertThat(engine.stateOf(created.created().processInstanceKey()))
        .isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.effects)
        .hasAtLeastOneElementOfType(dev.pitcrew.engine.command.Effect.InstanceTerminated.class);
  }

  @Test
  void shouldKeepEachTagOnceOnTheInstanceItsJobsAndTasks() {
    // given
    Graph g = engine.process("p");
    engine.deploy(
        g.start("s").job("j", "j").user("u", "=\"kim\"").end("e").flow("s", "j", "u", "e"));

    // when
    long instance = begin(created(List.of("b:1", "a", "b:1"), null, List.of()));

    // then
    assertThat(row(instance).tags()).containsExactly("b:1", "a");
    assertThat(engine.activate("j").getFirst().job().tags()).containsExactly("b:1", "a");
    engine.run(
        new Command.CompleteJob(engine.state.all(Tables.JOB).getFirst().key(), "{}"),
        Reply.Done.class);
    assertThat(engine.state.all(Tables.USER_TASK).getFirst().tags()).containsExactly("b:1", "a");
  }

  static Stream<List<String>> wrongTags() {
    return Stream.of(
        List.of(""),
        List.of("fine", "1a"),
        List.of("a b"),
        List.of("\u00e4"),
        List.of("a".repeat(101)),
        IntStream.range(0, 11).mapToObj(i -> "t" + i).toList());
  }

  @ParameterizedTest
  @MethodSource("wrongTags")
  void shouldRefuseTagsThatAreTooManyOrNoTags(List<String> tags) {
    // given
    engine.deploy(process());

    // when
    Rejection refused = engine.run(created(tags, null, List.of()), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(refused.reason()).startsWith("Expected to create instance of process with ");
  }

  @Test
  void shouldTakeTheMostAndLongestTags() {
    // given
    engine.deploy(process());
    List<String> tags =
        IntStream.range(0, 10)
            .mapToObj(i -> ("t" + i + "_-:.").repeat(20).substring(0, 100))
            .toList();

    // when
    long instance = begin(created(tags, null, List.of()));

    // then
    assertThat(row(instance).tags()).isEqualTo(tags);
  }

  @Test
  void shouldHandTheBusinessIdDownToWhatIsCalled() {
    // given
    Graph child = engine.process("child");
    engine.deploy(child.start("cs").job("j", "j").end("ce").flow("cs", "j", "ce"));
    Graph caller = engine.process("p");
    engine.deploy(caller.start("s").call("c", "child").end("e").flow("s", "c", "e"));

    // when
    begin(created(List.of("t"), "order-1", List.of()));

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE))
        .extracting(ProcessInstanceRow::businessId, ProcessInstanceRow::holdsBusinessId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("order-1", true),
            org.assertj.core.groups.Tuple.tuple("order-1", false));
  }

  @Test
  void shouldTakeTheSameBusinessIdTwiceWhereItNeedNotBeUnique() {
    // given
    engine.deploy(process());
    begin(created(List.of(), "order-1", List.of()));

    // when
    long second = begin(created(List.of(), "order-1", List.of()));

    // then
    assertThat(row(second).businessId()).isEqualTo("order-1");
  }

  @Test
  void shouldRefuseABusinessIdThatIsTooLong() {
    // given
    engine.deploy(process());

    // when
    long longest = begin(created(List.of(), "x".repeat(256), List.of()));
    Rejection refused = engine.run(created(List.of(), "x".repeat(257), List.of()), Rejection.class);

    // then
    assertThat(row(longest).businessId()).hasSize(256);
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to create instance of process with a business id of at most 256 characters, but found 257.");
  }

  @Test
  void shouldTakeAnEmptyBusinessIdForNone() {
    // given
    engine = new TestEngine(2_000, true);
    engine.deploy(process());

    // when
    begin(created(List.of(), "", List.of()));
    long second = begin(created(List.of(), "", List.of()));

    // then
    assertThat(row(second).businessId()).isNull();
  }

  @Test
  void shouldKeepABusinessIdUniqueAmongTheActiveInstancesOfAllVersions() {
    // given
    engine = new TestEngine(2_000, true);
    engine.deploy(process());
    long first = begin(created(List.of(), "order-1", List.of()));
    engine.deploy(process().pass("new"));
    Command.CreateProcessInstance again = created(List.of(), "order-1", List.of());

    // when
    Rejection refused = engine.run(again, Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.ALREADY_EXISTS);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to create instance of process with business id 'order-1', but an instance with this business id already exists for process definition 'p'");
    begin(created(List.of(), "order-2", List.of()));
    engine.run(new Command.CancelProcessInstance(first), Reply.Done.class);
    begin(again);
  }

  @Test
  void shouldAskNothingOfCalledInstancesWhereBusinessIdsAreUnique() {
    // given
    engine = new TestEngine(2_000, true);
    Graph child = engine.process("child");
    engine.deploy(child.start("cs").job("j", "j").end("ce").flow("cs", "j", "ce"));
    Graph caller = engine.process("p");
    engine.deploy(
        caller
            .start("s")
            .call("c", "child")
            .call("d", "child")
            .end("e")
            .flow("s", "c", "e")
            .flow("s", "d", "e"));
    begin(created(List.of(), "order-1", List.of()));

    // when
    Reply.InstanceCreated beside =
        engine.run(
            new Command.CreateProcessInstance(
                "child",
                0,
                0,
                "{}",
                List.of(),
                false,
                List.of(),
                List.of(),
                "order-1",
                "<default>"),
            Reply.InstanceCreated.class);

    // then
    assertThat(row(beside.processInstanceKey()).holdsBusinessId()).isTrue();
    assertThat(engine.alive()).extracting(ElementInstanceRow::elementId).contains("c", "d");
  }

  @Test
  void shouldKeepEachElementThatEndsItOnceAndNothingElse() {
    // given
    engine.deploy(process());

    // when
    long instance = begin(endingAfter("last", "nope", "in", "last", "x".repeat(100_000)));

    // then
    assertThat(row(instance).terminateAfter()).containsExactly("last", "in");
  }

  @Test
  void shouldEndAfterWhatTheElementBecameWhenItHasMigrated() {
    // given
    engine.deploy(process());
    Graph other = engine.process("q");
    other.start("s").job("then", "then").job("after", "after").end("e");
    engine.deploy(other.flow("s", "then", "after", "e"));
    Graph before = engine.process("p");
    before.start("s").job("a", "a").job("b", "b").end("e").flow("s", "a", "b", "e");
    engine.deploy(before);
    long instance = begin(endingAfter("b"));

    // when
    engine.run(
        migration(
            instance, "q", new Migration.Mapping("a", "then"), new Migration.Mapping("b", "after")),
        Reply.Done.class);

    // then
    assertThat(row(instance).terminateAfter()).containsExactly("after");
    engine.work("a", "{}");
    engine.work("after", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldRefuseToMigrateWhereAnotherHoldsTheBusinessId() {
    // given
    engine = new TestEngine(2_000, true);
    engine.deploy(task("p"));
    engine.deploy(task("q"));
    long instance = begin(created(List.of(), "order-1", List.of()));
    long holder =
        begin(
            new Command.CreateProcessInstance(
                "q", 0, 0, "{}", List.of(), false, List.of(), List.of(), "order-1", "<default>"));
    Command migration = migration(instance, "q", new Migration.Mapping("a", "a"));

    // when
    Rejection refused = engine.run(migration, Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.ALREADY_EXISTS);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to migrate process instance '%d' with business id 'order-1', but an instance with this business id already exists for process definition 'q'"
                .formatted(instance));
    engine.run(new Command.CancelProcessInstance(holder), Reply.Done.class);
    engine.run(migration, Reply.Done.class);
    assertThat(row(instance).processDefinitionId()).isEqualTo("q");
  }

  private Graph task(String id) {
    Graph g = engine.process(id);
    return g.start("s").job("a", "a").end("e").flow("s", "a", "e");
  }

  private Command migration(long instance, String target, Migration.Mapping... mappings) {
    long key =
        engine.state.all(Tables.PROCESS_DEFINITION).stream()
            .filter(row -> row.processDefinitionId().equals(target))
            .mapToLong(ProcessDefinitionRow::key)
            .max()
            .orElseThrow();
    return new Command.MigrateProcessInstance(instance, new Migration(key, List.of(mappings)));
  }
}
