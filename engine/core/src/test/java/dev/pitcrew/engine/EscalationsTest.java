package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.IncidentType;
import org.junit.jupiter.api.Test;

class EscalationsTest {

  private final TestEngine engine = new TestEngine();

  /** A sub-process that throws, works, and throws again where {@code atEnd} says so. */
  private Graph guarded(String code, Trigger atEnd, boolean interrupting) {
    Graph graph = engine.process("p");
    return graph
        .start("s")
        .sub(
            "sub",
            "ss",
            () ->
                graph
                    .start("ss")
                    .throwing("up", graph.escalation(code))
                    .job("t", "work")
                    .end("se", atEnd)
                    .flow("ss", "up", "t", "se"))
        .boundary("any", "sub", interrupting, graph.escalation(""))
        .boundary("known", "sub", interrupting, graph.escalation("late"))
        .end("e")
        .end("caughtAny")
        .end("caughtKnown")
        .flow("s", "sub", "e")
        .flow("any", "caughtAny")
        .flow("known", "caughtKnown");
  }

  @Test
  void shouldGoOnBesideWhatCatchesItWithoutInterrupting() {
    // given
    engine.deploy(guarded("late", new Trigger.None(), false));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).contains("up", "known", "caughtKnown");
    assertThat(engine.completed(instance)).doesNotContain("any", "sub");
    engine.work("work", "{}");
    assertThat(engine.completed(instance)).contains("sub", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndTheSubProcessWhenWhatCatchesItInterrupts() {
    // given
    engine.deploy(guarded("=\"la\" + \"te\"", new Trigger.None(), true));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "known", "caughtKnown");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub", "up");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeCaughtByTheEventForAllWhereNoneNamesItsCode() {
    // given
    engine.deploy(guarded("other", new Trigger.None(), true));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "any", "caughtAny");
  }

  @Test
  void shouldBeThrownByAnEndEventToo() {
    // given
    Graph graph = guarded("other", new Trigger.None(), false);
    engine.deploy(guarded("other", graph.escalation("late"), false));
    long instance = engine.create("p", "{}");

    // when
    engine.work("work", "{}");

    // then
    assertThat(engine.completed(instance)).contains("any", "se", "known", "sub", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotMatterWhenNothingCatchesIt() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .throwing("up", graph.escalation("x"))
            .end("e", graph.escalation("x"))
            .flow("s", "up", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "up", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldLeaveACalledProcess() {
    // given
    Graph child = engine.process("child");
    child
        .start("cs")
        .throwing("up", child.escalation("x"))
        .job("ct", "work")
        .end("ce")
        .flow("cs", "up", "ct", "ce");
    Graph graph = engine.process("p");
    graph
        .start("s")
        .call("c", "child")
        .boundary("b", "c", true, graph.escalation("x"))
        .end("e")
        .end("caught")
        .flow("s", "c", "e")
        .flow("b", "caught");
    engine.deploy(child, graph);

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "b", "caught");
    engine.assertNothingLeft();
  }

  @Test
  void shouldGuardAMultiInstanceAsAWhole() {
    // given
    Graph graph = guarded("late", new Trigger.None(), true);
    engine.deploy(graph.loop("sub", false, "=[1,2,3]", null, null, null));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).contains("known", "caughtKnown");
    assertThat(engine.completed(instance).stream().filter("known"::equals)).hasSize(1);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentWhenTheCodeIsNoText() {
    // given
    engine.deploy(guarded("=code", new Trigger.None(), true));
    long instance = engine.create("p", "{}");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);

    // when
    engine.run(
        new Command.SetVariables(instance, "{\"code\":\"late\"}", false), Reply.VariablesSet.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    assertThat(engine.completed(instance)).contains("known");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotBeCaughtByTheEventSubProcessThatThrowsIt() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .sub(
                "sub",
                "ss",
                () ->
                    graph
                        .start("ss")
                        .throwing("up", graph.escalation("x"))
                        .end("se")
                        .flow("ss", "up", "se")
                        .onEvent(
                            "again",
                            "as",
                            false,
                            () ->
                                graph
                                    .start("as", graph.escalation("x"))
                                    .end("ae", graph.escalation("x"))
                                    .flow("as", "ae")))
            .boundary("around", "sub", false, graph.escalation("x"))
            .end("e")
            .end("caught")
            .flow("s", "sub", "e")
            .flow("around", "caught"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsOnlyOnce("again", "ae", "around", "caught", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeThrownOnceByALoopThatTheFirstInterrupts() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .sub(
                "sub",
                "ss",
                () ->
                    graph
                        .start("ss")
                        .throwing("up", graph.escalation("x"))
                        .end("se")
                        .flow("ss", "up", "se"))
            .loop("sub", false, "=[1,2,3]", null, null, null)
            .boundary("near", "sub", true, graph.escalation("x"))
            .end("e")
            .job("caught", "work")
            .end("ce")
            .flow("s", "sub", "e")
            .flow("near", "caught", "ce")
            .onEvent(
                "far",
                "fs",
                false,
                () -> graph.start("fs", graph.escalation("")).end("fe").flow("fs", "fe")));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsOnlyOnce("near").doesNotContain("far", "up");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotBeThrownAnyMoreByABranchWhoseScopeHasEnded() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .sub(
                "sub",
                "ss",
                () ->
                    graph
                        .start("ss")
                        .parallel("fork")
                        .end("stop", new Trigger.Terminate())
                        .pass("late")
                        .end("up", graph.escalation("x"))
                        .flow("ss", "fork", "stop")
                        .flow("fork", "late", "up"))
            .boundary("near", "sub", false, graph.escalation("x"))
            .end("e")
            .end("ne")
            .flow("s", "sub", "e")
            .flow("near", "ne"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).contains("stop", "e").doesNotContain("near", "late");
    engine.assertCompleted(instance);
  }
}
