package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Event sub-processes and the scope they stand in: guarded, ended, repeated, called, nested, begun
 * elsewhere.
 */
class EventSubProcessScopesTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);

  private final EventSubProcessScenario given = new EventSubProcessScenario();
  private final TestEngine engine = given.engine();

  @Test
  void shouldStayGuardedWhenItsScopeIsInterrupted() {
    // given
    Graph graph = given.inSubProcess(true, given.message());
    graph
        .boundary("note", "sub", false, graph.message("n", "=\"k\""))
        .pass("noted")
        .flow("note", "noted")
        .boundary("late", "sub", true, graph.timer(TimerKind.DURATION, "PT1H"))
        .end("over")
        .flow("late", "over");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    engine.publish("n", "k", NONE, "{}");
    engine.publish("n", "k", NONE, "{}");
    engine.pass(HOUR);

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "ss", "es", "note", "noted", "note", "noted", "late", "over");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub", "t", "esp", "et");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldOnlyEndItselfByATerminateEndEvent() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .working()
            .onEvent(
                "esp",
                "es",
                false,
                () ->
                    graph
                        .start("es", given.message())
                        .parallel("fork")
                        .job("et", "handle")
                        .end("ee", new Trigger.Terminate())
                        .flow("es", "fork", "et")
                        .flow("fork", "ee")));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{}");

    // then
    assertThat(engine.completed(instance)).contains("esp", "ee");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("et");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndWhenATerminateEndEventEndsItsScope() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .end("e", new Trigger.Terminate())
            .flow("s", "t", "e")
            .onEvent("esp", "es", false, given.handling(graph, given.message())));
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    engine.work("work", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("esp", "et");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldListenInEachInstanceOfALoopForItself() {
    // given
    Graph graph =
        given
            .inSubProcess(true, engine.process("any").message("m", "=item"))
            .loop("sub", false, "=items", null, null, null);
    engine.deploy(graph);
    long instance = engine.create("p", "{\"items\":[\"j\",\"k\"]}");

    // when
    given.publish("{}");
    engine.work("handle", "{}");
    engine.work("work", "{}");

    // then
    assertThat(engine.completed(instance)).contains("esp", "se", "e");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldStandInACalledProcessAndEndWithIt() {
    // given
    Graph caller = engine.process("caller");
    caller.start("cs").call("call", "p").end("ce").flow("cs", "call", "ce");
    engine.deploy(given.process(true, given.message()), caller);
    long instance = engine.create("caller", "{}");

    // when
    given.publish("{}");
    engine.work("handle", "{\"r\":1}");

    // then
    assertThat(engine.completed(instance)).containsExactly("caller", "cs", "call", "ce");
    assertThat(engine.variables(instance)).containsEntry("r", "1");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldStandInAnotherOne() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .working()
            .onEvent(
                "esp",
                "es",
                true,
                () ->
                    graph
                        .start("es", given.message())
                        .job("et", "handle")
                        .end("ee")
                        .flow("es", "et", "ee")
                        .onEvent(
                            "deep",
                            "ds",
                            true,
                            () ->
                                graph.start("ds", graph.error("bad")).end("de").flow("ds", "de"))));
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    given.throwError("handle", "bad", "{}");

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "esp", "es", "deep", "ds", "de");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldListenFromTheBeginningWhenTheInstanceStartsElsewhere() {
    // given
    engine.deploy(given.process(true, given.message()));
    Command.CreateProcessInstance elsewhere =
        new Command.CreateProcessInstance(
            "p", 0, 0, "{}", List.of("t"), false, List.of(), List.of(), null, "<default>");
    long instance = engine.run(elsewhere, Reply.InstanceCreated.class).processInstanceKey();

    // when
    given.publish("{}");
    engine.work("handle", "{}");

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRefuseToStartElsewhereWhenItsKeyCannotBeEvaluated() {
    // given
    engine.deploy(given.process(true, engine.process("any").message("m", "=order")));

    // when
    Rejection noKey = (Rejection) engine.run(startingAt("t"));

    // then
    assertThat(noKey.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(noKey.reason())
        .startsWith(
            "Expected to subscribe to catch event(s) of 'p' but Failed to extract the"
                + " correlation key for 'order'");
  }

  private static Command startingAt(String elementId) {
    return new Command.CreateProcessInstance(
        "p", 0, 0, "{}", List.of(elementId), false, List.of(), List.of(), null, "<default>");
  }

  @Test
  void shouldCloseWhatItWaitedForWhenItsScopeCompletes() {
    // given
    Graph graph = given.process(false, given.message());
    graph.onEvent(
        "timed",
        "ts",
        true,
        () ->
            graph.start("ts", graph.timer(TimerKind.DURATION, "PT1M")).end("te").flow("ts", "te"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    engine.work("work", "{}");

    // then
    engine.assertCompleted(instance);
  }
}
