package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.InstanceState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  private void set(long scopeKey, String variables, boolean local) {
    engine.run(new Command.SetVariables(scopeKey, variables, local), Reply.VariablesSet.class);
  }

  private long times(long instance, String elementId) {
    return engine.completed(instance).stream().filter(elementId::equals).count();
  }

  /** A task that a condition leads on from. */
  private void guarded(Trigger.Condition condition, boolean interrupting) {
    graph
        .start("s")
        .job("t", "work")
        .boundary("b", "t", interrupting, condition)
        .end("e")
        .end("caught")
        .flow("s", "t", "e")
        .flow("b", "caught");
    engine.deploy(graph);
  }

  private void assertEnds(long instance) {
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldWaitUntilTheConditionHolds() {
    // given
    graph.start("s").catching("c", graph.condition("=x > 1")).end("e").flow("s", "c", "e");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"x\":1}");
    set(instance, "{\"y\":5}", false);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);

    // when
    set(instance, "{\"x\":2}", false);

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "c", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldSeeTheChangeOfAVariableWhenItIsTheFirstThingAfterARestart() {
    // given
    graph.start("s").catching("c", graph.condition("=x > 1")).end("e").flow("s", "c", "e");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"x\":1}");
    engine.restart();

    // when
    set(instance, "{\"x\":2}", false);

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotWaitWhenTheConditionHoldsAlready() {
    // given
    graph.start("s").catching("c", graph.condition("=x > 1")).end("e").flow("s", "c", "e");
    engine.deploy(graph);

    // when
    long instance = engine.create("p", "{\"x\":2}");

    // then
    engine.assertCompleted(instance);
  }

  @ParameterizedTest
  @CsvSource({"x, '\"text\"'", "x, null", "y, 5"})
  void shouldGoOnWaitingWhenTheConditionIsNeitherTrueNorFalse(String name, String value) {
    // given
    guarded(graph.condition("=x > 1"), true);

    // when
    long instance = engine.create("p", "{\"%s\":%s}".formatted(name, value));

    // then
    assertThat(engine.alive()).hasSize(2);
    assertEnds(instance);
  }

  @Test
  void shouldInterruptWhenAJobBringsWhatTheConditionWaitsFor() {
    // given
    graph
        .start("s")
        .parallel("both")
        .job("t", "work")
        .job("u", "other")
        .boundary("b", "t", true, graph.condition("=x > 1"))
        .end("e")
        .end("caught")
        .flow("s", "both", "t", "e")
        .flow("both", "u", "e")
        .flow("b", "caught");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    engine.work("other", "{\"x\":2}");

    // then
    assertThat(engine.completed(instance)).contains("caught");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    engine.assertNothingLeft();
  }

  @Test
  void shouldHappenOnceAtTheBeginningWhenAnInputMappingMakesItHold() {
    // given
    graph.input("t", "=7", "x");
    guarded(graph.condition("=x > 1"), false);

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(times(instance, "b")).isEqualTo(1);
    assertEnds(instance);
  }

  @Test
  void shouldNotHappenWhenTheActivityBringsItAsItCompletes() {
    // given
    guarded(graph.condition("=x > 1"), true);
    long instance = engine.create("p", "{\"x\":1}");

    // when
    engine.work("work", "{\"x\":5}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "t", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotHappenWhenACalledProcessBringsItAsItCompletes() {
    // given
    Graph child = engine.process("child");
    child.start("cs").job("ct", "work").end("ce").flow("cs", "ct", "ce");
    graph
        .start("s")
        .call("c", "child")
        .boundary("b", "c", true, graph.condition("=x > 1"))
        .end("e")
        .end("caught")
        .flow("s", "c", "e")
        .flow("b", "caught");
    engine.deploy(child, graph);
    long instance = engine.create("p", "{\"x\":1}");

    // when
    engine.work("work", "{\"x\":5}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "c", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldHappenAgainEachTimeANamedVariableIsWrittenAndItHolds() {
    // given
    guarded(graph.condition("=x > 1 or y > 5"), false);
    long instance = engine.create("p", "{\"x\":1}");

    // when
    set(instance, "{\"x\":2,\"y\":6}", false);
    set(instance, "{\"z\":1}", false);
    set(instance, "{\"x\":3}", false);
    set(instance, "{\"x\":3}", false);
    set(instance, "{\"x\":0,\"y\":0}", false);

    // then
    assertThat(times(instance, "b")).isEqualTo(2);
    assertEnds(instance);
  }

  @ParameterizedTest
  @CsvSource({"true, false, 1", "false, true, 2", "true, true, 3"})
  void shouldLookOnlyAtTheChangesItIsToldTo(boolean onCreate, boolean onUpdate, int times) {
    // given
    guarded(graph.condition("=x > 0", onCreate, onUpdate), false);
    long instance = engine.create("p", "{}");

    // when
    set(instance, "{\"x\":1}", false);
    set(instance, "{\"x\":2}", false);
    set(instance, "{\"x\":3}", false);

    // then
    assertThat(times(instance, "b")).isEqualTo(times);
    assertEnds(instance);
  }

  @Test
  void shouldNotSeeWhatIsWrittenElsewhereOrHidden() {
    // given
    graph.input("t", "=0", "x");
    guarded(graph.condition("=x > 1"), false);
    long instance = engine.create("p", "{}");

    // when
    set(instance, "{\"x\":5}", true);
    assertThat(times(instance, "b")).isZero();
    set(engine.element("t").key(), "{\"x\":5}", true);

    // then
    assertThat(times(instance, "b")).isEqualTo(1);
    assertEnds(instance);
  }

  /** Conditions on a sub-process and on the task in it. */
  private void nested() {
    graph
        .start("s")
        .sub(
            "sub",
            "ss",
            () ->
                graph
                    .start("ss")
                    .job("t", "work")
                    .boundary("inner", "t", false, graph.condition("=x > 1"))
                    .end("se")
                    .end("ie")
                    .flow("ss", "t", "se")
                    .flow("inner", "ie"))
        .boundary("outer", "sub", true, graph.condition("=x > 5"))
        .end("e")
        .flow("s", "sub", "e")
        .flow("outer", "e");
    engine.deploy(graph);
  }

  @Test
  void shouldLookAtTheOuterConditionFirst() {
    // given
    nested();
    long instance = engine.create("p", "{}");

    // when
    set(instance, "{\"x\":6}", false);

    // then
    assertThat(times(instance, "inner")).isZero();
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "outer", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldLookAtTheInnerConditionWhenTheOuterOneDoesNotHold() {
    // given
    nested();
    long instance = engine.create("p", "{}");

    // when
    set(instance, "{\"x\":2}", false);

    // then
    assertThat(times(instance, "inner")).isEqualTo(1);
    assertEnds(instance);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldBeginAnEventSubProcess(boolean interrupting) {
    // given
    graph
        .working()
        .onEvent(
            "esp",
            "es",
            interrupting,
            () -> graph.start("es", graph.condition("=stop")).end("ee").flow("es", "ee"));
    engine.deploy(graph);
    long instance = engine.create("p", "{\"stop\":false}");

    // when
    set(instance, "{\"stop\":true}", false);

    // then
    assertThat(times(instance, "esp")).isEqualTo(1);
    if (interrupting) {
      assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
      engine.assertCompleted(instance);
    } else {
      assertEnds(instance);
    }
  }

  @Test
  void shouldForgetConditionsWhenTheInstanceIsCanceled() {
    // given
    guarded(graph.condition("=x > 1"), false);
    long instance = engine.create("p", "{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.elements(instance, "TERMINATED")).isEqualTo(List.of("p", "t"));
    engine.assertNothingLeft();
  }
}
