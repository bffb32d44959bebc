package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import org.junit.jupiter.api.Test;

/** Event sub-processes that begin by an error or an escalation. */
class EventSubProcessErrorsTest {

  private final EventSubProcessScenario given = new EventSubProcessScenario();
  private final TestEngine engine = given.engine();

  @Test
  void shouldBeginByErrorOfAJobWithItsVariables() {
    // given
    engine.deploy(given.inSubProcess(true, engine.process("any").error("bad")));
    long instance = engine.create("p", "{}");

    // when
    given.throwError("work", "bad", "{\"x\":1}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).contains("esp", "sub", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginByErrorEndEventAndByErrorOfACalledProcess() {
    // given
    Graph child = engine.process("child");
    child.start("cs").end("ce", child.error("bad")).flow("cs", "ce");
    Graph graph = engine.process("p");
    graph
        .start("s")
        .call("call", "child")
        .end("e")
        .flow("s", "call", "e")
        .onEvent("esp", "es", true, given.handling(graph, graph.error("")));

    // when
    engine.deploy(child, graph);
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("call");
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldCatchBeforeTheBoundaryEventOfItsScopeWhenBothNameTheCode() {
    // given
    Graph graph = given.inSubProcess(true, engine.process("any").error("bad"));
    graph.guarded("sub", true, graph.error("bad"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    given.throwError("work", "bad", "{}");
    assertThat(engine.elements(instance, "ACTIVATED")).contains("esp");
    given.throwError("handle", "bad", "{}");

    // then: it does not catch its own errors
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "es", "b", "be");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveTheErrorToTheBoundaryEventThatNamesItsCode() {
    // given
    Graph graph = given.inSubProcess(true, engine.process("any").error(""));
    graph.guarded("sub", true, graph.error("bad"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    given.throwError("work", "bad", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "b", "be");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNameItsCodesWhenNothingCatchesAnError() {
    // given
    engine.deploy(given.process(true, engine.process("any").error("bad")));
    engine.create("p", "{}");

    // when
    given.throwError("work", "other", "{}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected to throw an error event with the code 'other', but it was not caught."
                + " Available error events are [bad]");
  }

  @Test
  void shouldCatchErrorsOfThoseThatRunBeside() {
    // given
    Graph graph = given.process(false, given.message());
    graph.onEvent(
        "failed",
        "fs",
        true,
        () -> graph.start("fs", graph.error("bad")).end("fe").flow("fs", "fe"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    given.throwError("handle", "bad", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t", "esp", "et");
    assertThat(engine.completed(instance)).containsExactly("p", "s", "es", "failed", "fs", "fe");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginByEscalationAsOftenAsItIsThrown() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .around(
                "ss",
                () ->
                    graph
                        .start("ss")
                        .throwing("up", graph.escalation("up"))
                        .end("se", graph.escalation("up"))
                        .flow("ss", "up", "se")
                        .onEvent("esp", "es", false, given.handling(graph, graph.escalation("up"))))
            .guarded("sub", true, graph.escalation("up")));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance))
        .containsExactlyInAnyOrder("s", "ss", "up", "se", "es", "es");
    engine
        .activate("handle")
        .forEach(job -> engine.run(new Command.CompleteJob(job.job().key(), "{}")));
    assertThat(engine.completed(instance)).contains("sub", "e").doesNotContain("b");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndTheThrowerWhenItsEscalationInterrupts() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .around(
                "ss",
                () ->
                    graph
                        .start("ss")
                        .throwing("up", graph.escalation("up"))
                        .end("se")
                        .flow("ss", "up", "se")
                        .onEvent(
                            "esp",
                            "es",
                            true,
                            () ->
                                graph
                                    .start("es", graph.escalation("up"))
                                    .throwing("again", graph.escalation("up"))
                                    .end("ee")
                                    .flow("es", "again", "ee")))
            .guarded("sub", false, graph.escalation("up")));

    // when
    long instance = engine.create("p", "{}");

    // then: what it throws itself goes further out
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("up");
    assertThat(engine.completed(instance))
        .containsExactlyInAnyOrder(
            "p", "s", "sub", "ss", "esp", "es", "again", "ee", "b", "be", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginByEscalationOfACalledProcess() {
    // given
    Graph child = engine.process("child");
    child
        .start("cs")
        .throwing("up", child.escalation("up"))
        .job("ct", "called")
        .end("ce")
        .flow("cs", "up", "ct", "ce");
    Graph graph = engine.process("p");
    graph
        .start("s")
        .call("call", "child")
        .end("e")
        .flow("s", "call", "e")
        .onEvent("esp", "es", false, given.handling(graph, graph.escalation("=\"up\"")));
    engine.deploy(child, graph);

    // when
    long instance = engine.create("p", "{}");

    // then: both go on
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "call", "esp", "et");
    engine.work("called", "{}");
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }
}
