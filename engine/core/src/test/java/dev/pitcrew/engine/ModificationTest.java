package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Modification.Activation;
import dev.pitcrew.engine.command.Modification.Ancestor;
import dev.pitcrew.engine.command.Modification.Move;
import dev.pitcrew.engine.command.Modification.Termination;
import dev.pitcrew.engine.command.Modification.Variables;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was seen of Zeebe 8.8 with the same models and instructions, but for what says otherwise.
 */
class ModificationTest {

  private final TestEngine engine = new TestEngine();

  private static Activation activate(String id) {
    return new Activation(id, 0, List.of());
  }

  private static Modification activating(Activation... activations) {
    return new Modification(List.of(activations), List.of(), List.of());
  }

  private static Modification ending(long... keys) {
    return new Modification(List.of(), List.of(), terminations(keys));
  }

  private static List<Termination> terminations(long... keys) {
    return java.util.Arrays.stream(keys).mapToObj(key -> new Termination(key, "")).toList();
  }

  private static Modification moving(String from, String to, Ancestor ancestor, long key) {
    return new Modification(
        List.of(), List.of(new Move(0, from, to, ancestor, key, List.of())), List.of());
  }

  private void modify(long instance, Modification modification) {
    engine.run(new Command.ModifyProcessInstance(instance, modification), Reply.Done.class);
  }

  private Rejection refused(long instance, Modification modification) {
    return engine.run(new Command.ModifyProcessInstance(instance, modification), Rejection.class);
  }

  private List<Long> keys(String elementId) {
    return engine.state.all(Tables.ELEMENT_INSTANCE).stream()
        .filter(row -> row.elementId().equals(elementId))
        .map(ElementInstanceRow::key)
        .toList();
  }

  private List<String> active() {
    return engine.alive().stream().map(ElementInstanceRow::elementId).sorted().toList();
  }

  /** Task a, sub-process S with task sa and sub-process SS with task ssa. */
  private Graph nested() {
    Graph g = engine.process("n");
    g.start("s").job("a", "a").end("e").flow("s", "a");
    g.sub(
        "S",
        "ss",
        () -> {
          g.start("ss").job("sa", "sa").end("se");
          g.sub("SS", "sss", () -> g.start("sss").job("ssa", "ssa").end("sse"));
          g.flow("sss", "ssa", "sse").flow("ss", "sa", "SS", "se");
          g.onEvent(
              "ES",
              "ess",
              true,
              () -> g.start("ess", g.message("m", "=\"k\"")).job("ea", "ea").end("ee"));
          g.flow("ess", "ea", "ee");
        });
    g.boundary("sb", "S", true, g.timer(TimerKind.DURATION, "PT1H")).end("be").flow("sb", "be");
    return g.input("S", "=1", "in").flow("a", "S", "e");
  }

  @Test
  void shouldMoveTheTokenWhenOneElementEndsAndAnotherIsActivated() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .receive("w", "m", "=\"k\"")
            .job("c", "c")
            .end("e")
            .flow("s", "w", "c", "e"));
    long instance = engine.create("p", "{}");

    // when
    modify(
        instance,
        new Modification(
            List.of(new Activation("c", 0, List.of(new Variables("", "{\"x\":1}")))),
            List.of(),
            terminations(engine.element("w").key())));

    // then
    assertThat(active()).containsExactly("c", "p");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.work("c", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("w");
  }

  @Test
  void shouldBeginScopesAsTheyAreWhenAnElementInThemIsActivated() {
    // given
    engine.deploy(nested());
    long instance = engine.create("n", "{}");

    // when
    modify(
        instance,
        activating(
            new Activation(
                "ssa",
                0,
                List.of(
                    new Variables("SS", "{\"v\":1}"),
                    new Variables("S", "{\"w\":2}"),
                    new Variables("ssa", "{\"l\":3}"),
                    new Variables("", "{\"g\":4}")))));

    // then
    assertThat(active()).containsExactly("S", "SS", "a", "n", "ssa");
    assertThat(engine.variables(engine.element("SS").key())).hasToString("{v=1}");
    assertThat(engine.variables(engine.element("S").key())).hasToString("{w=2}");
    assertThat(engine.variables(engine.element("ssa").key())).hasToString("{l=3}");
    assertThat(engine.variables(instance)).hasToString("{g=4}");
    assertThat(engine.state.findAll(Indexes.TIMERS_DUE)).hasSize(1);
    assertThat(engine.publish("m", "k", Duration.ZERO, "{}")).isNotNull();
    assertThat(active()).containsExactly("ES", "S", "a", "ea", "n");
  }

  @Test
  void shouldUseTheScopeThatIsThereAndBeginOthersOnlyWithinAGivenAncestor() {
    // given
    engine.deploy(nested());
    long instance = engine.create("n", "{}");
    modify(instance, activating(activate("ssa"), activate("ssa"), activate("sa")));
    assertThat(keys("S")).hasSize(1);
    assertThat(keys("SS")).hasSize(1);

    // when
    modify(instance, activating(new Activation("ssa", keys("S").getFirst(), List.of())));
    modify(instance, activating(new Activation("ssa", instance, List.of())));

    // then
    assertThat(keys("SS")).hasSize(3);
    assertThat(keys("S")).hasSize(2);
    assertThat(refused(instance, activating(activate("ssa"))).reason())
        .isEqualTo(
            "Expected to modify instance of process 'n' but it contains one or more activate instructions for an element that has a flow scope with more than one active instance: 'S'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.");
  }

  @Test
  void shouldBeginAnEventSubProcessBesideWhatIsThereWhenItIsActivated() {
    // given
    engine.deploy(nested());
    long instance = engine.create("n", "{}");

    // when
    modify(instance, activating(activate("ES")));

    // then
    assertThat(active()).containsExactly("ES", "S", "a", "ea", "n");
    modify(instance, activating(activate("ea")));
    assertThat(keys("ES")).hasSize(1);
    modify(instance, ending(keys("ea").get(0)));
    assertThat(active()).containsExactly("ES", "S", "a", "ea", "n");
    modify(instance, ending(keys("ea").get(1)));
    assertThat(active()).containsExactly("a", "n");
    assertThat(engine.element("S").state().name()).isEqualTo("TERMINATED");
    modify(instance, ending(keys("a").getFirst()));
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndTheInstanceWhenItIsNamedOrNothingIsLeft() {
    // given
    engine.deploy(engine.process("p").working());
    long one = engine.create("p", "{}");
    long two = engine.create("p", "{}");

    // when
    modify(one, ending(one));
    modify(two, ending(keys("t").getLast(), keys("t").getLast()));

    // then
    assertThat(engine.stateOf(one)).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.stateOf(two)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
    assertThat(refused(one, activating(activate("t"))).reason())
        .isEqualTo(
            "Expected to modify process instance but no process instance found with key '%d'"
                .formatted(one));
  }

  @Test
  void shouldKeepATokenThatWaitsAtAJoinAndTakeItWhenTheJoinIsActivated() {
    // given
    engine.deploy(
        engine
            .process("j")
            .start("s")
            .parallel("f")
            .job("a", "a")
            .job("b", "b")
            .parallel("join")
            .job("z", "z")
            .end("e")
            .flow("s", "f", "a", "join", "z", "e")
            .flow("f", "b", "join"));
    long instance = engine.create("j", "{}");
    engine.work("a", "{}");

    // when
    modify(instance, ending(engine.element("b").key()));

    // then
    assertThat(active()).containsExactly("j");
    modify(instance, activating(activate("join")));
    assertThat(engine.state.all(Tables.FLOW_TOKEN)).isEmpty();
    assertThat(engine.element("join").takenFlows()).isEqualTo("a-join");
    engine.work("z", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLetTokensFlowAgainWhenAnElementIsActivatedInAnInterruptedScope() {
    // given
    Graph g = engine.process("i");
    g.start("s").job("a", "a").job("b", "b").end("e").flow("s", "a", "b", "e");
    g.onEvent(
        "ES",
        "ess",
        true,
        () -> g.start("ess", g.message("m", "=\"k\"")).job("ea", "ea").end("ee"));
    engine.deploy(g.flow("ess", "ea", "ee"));
    long instance = engine.create("i", "{}");
    engine.publish("m", "k", Duration.ZERO, "{}");

    // when
    modify(instance, activating(activate("a")));
    engine.work("a", "{}");

    // then
    assertThat(active()).containsExactly("ES", "b", "ea", "i");
    engine.work("ea", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("b", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndOneChildOfAMultiInstanceAndTheWholeWithTheLast() {
    // given
    engine.deploy(engine.process("l").working().loop("t", false, "=[1,2]", "out", "=item", null));
    long instance = engine.create("l", "{}");

    // when
    modify(instance, ending(keys("t").get(1)));
    engine.work("work", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.variables(instance)).containsEntry("out", "[null,2]");
    long other = engine.create("l", "{}");
    List<Long> all = keys("t");
    modify(other, ending(all.get(4), all.get(5)));
    assertThat(engine.stateOf(other)).isEqualTo(InstanceState.TERMINATED);
  }

  @Test
  void shouldActivateWithinAChildOfAMultiInstanceThatIsNamedButBeginNone() {
    // given
    Graph g = engine.process("m");
    g.around("ss", () -> g.start("ss").job("a", "a").job("b", "b").end("se"));
    engine.deploy(g.flow("ss", "a", "b", "se").loop("sub", false, "=[1,2]", null, null, null));
    long instance = engine.create("m", "{}");
    List<Long> subs = keys("sub");

    // when
    modify(instance, activating(new Activation("b", subs.get(1), List.of())));

    // then
    assertThat(engine.element("b").scopeKey()).isEqualTo(subs.get(1));
    for (long key : List.of(subs.get(0), instance)) {
      assertThat(refused(instance, activating(new Activation("b", key, List.of()))).reason())
          .isEqualTo(
              "Expected to modify instance of process 'm' but it contains one or more activate instructions that would result in the activation of multi-instance element 'sub', which is currently unsupported.");
    }
    modify(instance, activating(activate("sub")));
    assertThat(keys("sub")).hasSize(6);
  }

  @Test
  void shouldMoveEachInstanceOfAnElementWithinItsOwnScope() {
    // given
    Graph g = engine.process("m");
    g.around("ss", () -> g.start("ss").job("a", "a").job("b", "b").end("se"));
    engine.deploy(g.flow("ss", "a", "b", "se").loop("sub", false, "=[1,2]", null, null, null));
    long instance = engine.create("m", "{}");
    List<Long> subs = keys("sub");

    // when
    modify(instance, moving("a", "b", Ancestor.PARENT_OF_SOURCE, 0));

    // then
    assertThat(active()).containsExactly("b", "b", "m", "sub", "sub", "sub");
    assertThat(keys("b").stream().map(key -> engine.state.get(Tables.ELEMENT_INSTANCE, key)))
        .extracting(ElementInstanceRow::scopeKey)
        .containsExactly(subs.get(1), subs.get(2));
    modify(instance, moving("sub", "e", Ancestor.EXISTING, 0));
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).containsOnlyOnce("e");
  }

  @Test
  void shouldMoveWithinTheNearestScopeAroundBothOrAGivenOne() {
    // given
    engine.deploy(nested());
    long instance = engine.create("n", "{}");
    modify(instance, activating(activate("ssa")));
    modify(instance, activating(new Activation("ssa", instance, List.of())));

    // when
    modify(instance, moving("ssa", "sa", Ancestor.OF_SOURCE, 0));

    // then
    assertThat(keys("sa").stream().map(key -> engine.state.get(Tables.ELEMENT_INSTANCE, key)))
        .extracting(ElementInstanceRow::scopeKey)
        .containsExactlyElementsOf(keys("S"));
    assertThat(active()).containsExactly("S", "S", "a", "n", "sa", "sa");
    modify(instance, moving("a", "sa", Ancestor.GIVEN, keys("S").get(0)));
    assertThat(active()).containsExactly("S", "S", "n", "sa", "sa", "sa");
    assertThat(refused(instance, moving("a", "sa", Ancestor.EXISTING, 0)).reason())
        .isEqualTo(
            "Expected to modify instance of process 'n' but it contains one or more terminate instructions with an element instance that could not be found: 'a'");
  }

  @Test
  void shouldEndCalledInstancesByTheirCallOnly() {
    // given
    engine.deploy(engine.process("c").working());
    engine.deploy(
        engine.process("pa").start("s").call("call", "c").end("e").flow("s", "call", "e"));
    long instance = engine.create("pa", "{}");
    long child = keys("c").getFirst();

    // then
    for (long key : List.of(child, engine.element("t").key())) {
      assertThat(refused(child, ending(key)).reason())
          .isEqualTo(
              "Expected to modify instance of process 'c' but the given instructions would terminate the instance. The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead.");
    }
    // when
    modify(
        instance,
        new Modification(
            List.of(activate("e")), List.of(), terminations(engine.element("call").key())));

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.stateOf(child)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldUndoNothingTwiceAndGoOnWhenAHandlerIsEnded() {
    // given
    engine.deploy(
        engine
            .process("cp")
            .start("s")
            .job("w", "w")
            .job("h", "h")
            .undoing("w")
            .throwing("ct", engine.process("x").compensate(null))
            .end("e")
            .flow("s", "w", "ct", "e"));
    long instance = engine.create("cp", "{}");
    engine.work("w", "{}");

    // when
    modify(instance, ending(engine.element("h").key()));

    // then
    engine.assertCompleted(instance);
  }
}
