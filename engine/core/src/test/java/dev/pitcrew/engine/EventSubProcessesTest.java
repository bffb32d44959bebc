package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSubProcessesTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestEngine engine = new TestEngine();

  private void publish(String variables) {
    engine.publish("m", "k", NONE, variables);
  }

  /** Start event, a task and an end event, begun by the trigger. */
  private static Runnable handling(Graph graph, Trigger trigger) {
    return () -> graph.start("es", trigger).job("et", "handle").end("ee").flow("es", "et", "ee");
  }

  private static Graph working(Graph graph) {
    return graph.start("s").job("t", "work").end("e").flow("s", "t", "e");
  }

  /** A process that works, with one event sub-process. */
  private Graph process(boolean interrupting, Trigger trigger) {
    Graph graph = engine.process("p");
    return working(graph).onEvent("esp", "es", interrupting, handling(graph, trigger));
  }

  /** A sub-process that works, with one event sub-process in it; both end before {@code e}. */
  private Graph inSubProcess(boolean interrupting, Trigger trigger) {
    Graph graph = engine.process("p");
    return graph
        .start("s")
        .sub(
            "sub",
            "ss",
            () ->
                graph
                    .start("ss")
                    .job("t", "work")
                    .end("se")
                    .flow("ss", "t", "se")
                    .onEvent("esp", "es", interrupting, handling(graph, trigger)))
        .end("e")
        .flow("s", "sub", "e");
  }

  private Trigger message() {
    return engine.process("any").message("m", "=\"k\"");
  }

  private void throwError(String type, String code, String variables) {
    long job = engine.activate(type).getFirst().job().key();
    engine.run(new Command.ThrowJobError(job, code, null, variables), Reply.Done.class);
  }

  private void assertCompleted(long instance) {
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndAllElseFirstWhenItInterrupts() {
    // given
    engine.deploy(process(true, message()));
    long instance = engine.create("p", "{\"a\":1}");

    // when
    publish("{\"x\":1,\"a\":2}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "esp", "et");
    assertThat(engine.variables(instance)).containsEntry("x", "1").containsEntry("a", "2");
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).containsExactly("p", "s", "esp", "es", "et", "ee");
    assertCompleted(instance);
  }

  @Test
  void shouldRunOftenAtOnceWhenItDoesNotInterrupt() {
    // given
    engine.deploy(process(false, message()));
    long instance = engine.create("p", "{}");

    // when
    publish("{\"x\":1}");
    publish("{\"x\":2}");

    // then
    assertThat(engine.elements(instance, "ACTIVATED"))
        .containsExactly("p", "t", "esp", "et", "esp", "et");
    engine.work("work", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    publish("{\"x\":3}");
    var jobs = engine.activate("handle");
    assertThat(jobs).hasSize(3);
    jobs.forEach(job -> engine.run(new Command.CompleteJob(job.job().key(), "{}")));
    assertThat(engine.variables(instance)).containsEntry("x", "3");
    assertCompleted(instance);
  }

  @Test
  void shouldTakeAllBufferedMessagesWhenItDoesNotInterrupt() {
    // given
    TestEngine slow = new TestEngine(1);
    Graph graph = slow.process("p");
    slow.deploy(working(graph).onEvent("esp", "es", false, handling(graph, message())));
    for (int i = 0; i < 5; i++) {
      slow.publish("m", "k", HOUR, "{\"n\":%d}".formatted(i));
    }

    // when
    long instance = slow.create("p", "{}");

    // then: in their order
    assertThat(slow.activate("handle")).hasSize(5);
    assertThat(slow.variables(instance)).containsEntry("n", "4");
  }

  @Test
  void shouldTakeOneBufferedMessageWhenItInterrupts() {
    // given
    engine.deploy(process(true, message()));
    engine.publish("m", "k", HOUR, "{\"n\":1}");
    engine.publish("m", "k", HOUR, "{\"n\":2}");

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.variables(instance)).containsEntry("n", "1");
    engine.work("handle", "{}");
    engine.pass(HOUR);
    assertCompleted(instance);
  }

  @Test
  void shouldKeepAndMapVariablesAsItsMappingsSay() {
    // given
    Graph graph =
        process(false, message())
            .input("esp", "=a", "first")
            .output("esp", "=first + out", "result")
            .output("es", "=x", "out");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"a\":1}");

    // when
    publish("{\"x\":10,\"a\":5}");

    // then: what the message brings stays with the start event
    assertThat(engine.variables(engine.element("es").key()))
        .containsEntry("x", "10")
        .containsEntry("a", "5");
    assertThat(engine.variables(engine.element("esp").key())).containsEntry("first", "1");
    assertThat(engine.variables(instance)).containsEntry("out", "10").containsEntry("a", "1");
    engine.work("handle", "{}");
    assertThat(engine.variables(instance)).containsEntry("result", "11").doesNotContainKey("x");
    engine.work("work", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldGiveVariablesToTheNearestScopeThatHasThem() {
    // given
    engine.deploy(
        inSubProcess(true, message()).input("sub", "=1", "near").input("esp", "=7", "inner"));
    long instance = engine.create("p", "{}");

    // when
    publish("{\"near\":2,\"inner\":8,\"fresh\":3}");

    // then
    assertThat(engine.variables(engine.element("esp").key())).containsEntry("inner", "8");
    assertThat(engine.variables(engine.element("sub").key())).containsEntry("near", "2");
    assertThat(engine.variables(instance)).containsOnlyKeys("fresh");
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).contains("esp", "sub", "e");
    assertCompleted(instance);
  }

  @Test
  void shouldUseTheVariablesOfTheStartMessageForItsCorrelationKey() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s", graph.message("begin", ""))
            .job("t", "work")
            .end("e")
            .flow("s", "t", "e")
            .onEvent("esp", "es", true, handling(graph, graph.message("m", "=order"))));
    engine.publish("begin", "", NONE, "{\"order\":\"k\"}");

    // when
    publish("{}");

    // then
    engine.work("handle", "{}");
    assertThat(engine.elements(engine.element("p").key(), "TERMINATED")).containsExactly("t");
    engine.assertNothingLeft();
  }

  @Test
  void shouldWaitWithAnIncidentAtTheStartEventWhenItsKeyCannotBeEvaluated() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        working(graph).onEvent("esp", "es", true, handling(graph, graph.message("m", "=order"))));

    // when
    long instance = engine.create("p", "{}");

    // then
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(incident.message())
        .startsWith(
            "Failed to extract the correlation key for 'order': The value must be either a string or"
                + " a number, but was 'NULL'.");
    assertThat(engine.element("s").key()).isEqualTo(incident.elementInstanceKey());
    assertThat(engine.element("s").state()).isEqualTo(ElementState.COMPLETING);
    engine.run(new Command.SetVariables(instance, "{\"order\":\"k\"}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    publish("{}");
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldWaitWithAnIncidentWhenItsInputCannotBeMapped() {
    // given
    engine.deploy(process(true, message()).input("esp", "=assert(a, a != null)", "in"));
    long instance = engine.create("p", "{}");

    // when
    publish("{\"x\":1}");

    // then: all else has ended, what the message brought is not lost
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.IO_MAPPING_ERROR);
    assertThat(incident.elementInstanceKey()).isEqualTo(engine.element("esp").key());
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    engine.run(new Command.SetVariables(instance, "{\"a\":1}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldWaitWithAnIncidentWhenItsOutputCannotBeMapped() {
    // given
    engine.deploy(process(true, message()).output("esp", "=assert(a, a != null)", "out"));
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    engine.work("handle", "{}");

    // then
    var incident = engine.incident();
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.COMPLETING);
    engine.run(new Command.SetVariables(instance, "{\"a\":1}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    assertThat(engine.variables(instance)).containsEntry("out", "1");
    assertCompleted(instance);
  }

  @Test
  void shouldEndWithItsScopeWhileItHasAnIncident() {
    // given
    engine.deploy(process(true, message()).input("esp", "=assert(a, a != null)", "in"));
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("p", "t", "esp", "es");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotBeInterruptedTwice() {
    // given
    Graph graph = process(true, message());
    graph.onEvent(
        "other",
        "os",
        true,
        () -> graph.start("os", graph.message("n", "=\"k\"")).end("oe").flow("os", "oe"));
    graph.onEvent(
        "timed",
        "ts",
        false,
        () ->
            graph.start("ts", graph.timer(TimerKind.DURATION, "PT1M")).end("te").flow("ts", "te"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    publish("{}");
    engine.publish("n", "k", NONE, "{}");
    engine.pass(Duration.ofMinutes(2));

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "esp", "et");
    assertThat(engine.state.all(Tables.MESSAGE_SUBSCRIPTION))
        .extracting(row -> row.elementId() + " " + row.state())
        .containsExactly("es " + SubscriptionState.CORRELATED, "os " + SubscriptionState.DELETED);
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldEndThoseThatRunBesideWhenAnotherInterrupts() {
    // given
    Graph graph = process(false, message());
    graph.onEvent(
        "stop",
        "os",
        true,
        () -> graph.start("os", graph.message("n", "=\"k\"")).end("oe").flow("os", "oe"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    publish("{}");
    publish("{}");

    // when
    engine.publish("n", "k", NONE, "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED"))
        .containsExactly("t", "esp", "et", "esp", "et");
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "es", "es", "stop", "os", "oe");
    assertCompleted(instance);
  }

  @Test
  void shouldWaitUntilAllElseHasEndedBeforeItBegins() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .user("t", "", List.of(graph.listener(TaskListenerEvent.CANCELING, "asked")))
            .end("e")
            .flow("s", "t", "e")
            .onEvent("esp", "es", true, handling(graph, message())));
    long instance = engine.create("p", "{}");

    // when
    publish("{}");

    // then
    assertThat(engine.element("t").state()).isEqualTo(ElementState.TERMINATING);
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.ACTIVATING);
    engine.work("asked", "{}");
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.ACTIVATED);
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldDropTokensThatWaitForOthersWhenItInterrupts() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .parallel("fork")
            .parallel("join")
            .job("t", "work")
            .end("e")
            .flow("s", "fork", "join", "e")
            .flow("fork", "t", "join")
            .onEvent("esp", "es", true, handling(graph, message())));
    long instance = engine.create("p", "{}");

    // when
    publish("{}");
    engine.work("handle", "{}");

    // then
    assertThat(engine.completed(instance)).doesNotContain("join", "e");
    assertCompleted(instance);
  }

  @Test
  void shouldBeginByErrorOfAJobWithItsVariables() {
    // given
    engine.deploy(inSubProcess(true, engine.process("any").error("bad")));
    long instance = engine.create("p", "{}");

    // when
    throwError("work", "bad", "{\"x\":1}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).contains("esp", "sub", "e");
    assertCompleted(instance);
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
        .onEvent("esp", "es", true, handling(graph, graph.error("")));

    // when
    engine.deploy(child, graph);
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("call");
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldCatchBeforeTheBoundaryEventOfItsScopeWhenBothNameTheCode() {
    // given
    Graph graph = inSubProcess(true, engine.process("any").error("bad"));
    graph.boundary("b", "sub", true, graph.error("bad")).end("be").flow("b", "be");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    throwError("work", "bad", "{}");
    assertThat(engine.elements(instance, "ACTIVATED")).contains("esp");
    throwError("handle", "bad", "{}");

    // then: it does not catch its own errors
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "es", "b", "be");
    assertCompleted(instance);
  }

  @Test
  void shouldLeaveTheErrorToTheBoundaryEventThatNamesItsCode() {
    // given
    Graph graph = inSubProcess(true, engine.process("any").error(""));
    graph.boundary("b", "sub", true, graph.error("bad")).end("be").flow("b", "be");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    throwError("work", "bad", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "b", "be");
    assertCompleted(instance);
  }

  @Test
  void shouldNameItsCodesWhenNothingCatchesAnError() {
    // given
    engine.deploy(process(true, engine.process("any").error("bad")));
    engine.create("p", "{}");

    // when
    throwError("work", "other", "{}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected to throw an error event with the code 'other', but it was not caught."
                + " Available error events are [bad]");
  }

  @Test
  void shouldCatchErrorsOfThoseThatRunBeside() {
    // given
    Graph graph = process(false, message());
    graph.onEvent(
        "failed",
        "fs",
        true,
        () -> graph.start("fs", graph.error("bad")).end("fe").flow("fs", "fe"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    throwError("handle", "bad", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t", "esp", "et");
    assertThat(engine.completed(instance)).containsExactly("p", "s", "es", "failed", "fs", "fe");
    assertCompleted(instance);
  }

  @Test
  void shouldBeginByEscalationAsOftenAsItIsThrown() {
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
                        .throwing("up", graph.escalation("up"))
                        .end("se", graph.escalation("up"))
                        .flow("ss", "up", "se")
                        .onEvent("esp", "es", false, handling(graph, graph.escalation("up"))))
            .boundary("b", "sub", true, graph.escalation("up"))
            .end("be")
            .flow("b", "be")
            .end("e")
            .flow("s", "sub", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance))
        .containsExactlyInAnyOrder("s", "ss", "up", "se", "es", "es");
    engine
        .activate("handle")
        .forEach(job -> engine.run(new Command.CompleteJob(job.job().key(), "{}")));
    assertThat(engine.completed(instance)).contains("sub", "e").doesNotContain("b");
    assertCompleted(instance);
  }

  @Test
  void shouldEndTheThrowerWhenItsEscalationInterrupts() {
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
            .boundary("b", "sub", false, graph.escalation("up"))
            .end("be")
            .flow("b", "be")
            .end("e")
            .flow("s", "sub", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then: what it throws itself goes further out
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("up");
    assertThat(engine.completed(instance))
        .containsExactlyInAnyOrder(
            "p", "s", "sub", "ss", "esp", "es", "again", "ee", "b", "be", "e");
    assertCompleted(instance);
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
        .onEvent("esp", "es", false, handling(graph, graph.escalation("=\"up\"")));
    engine.deploy(child, graph);

    // when
    long instance = engine.create("p", "{}");

    // then: both go on
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "call", "esp", "et");
    engine.work("called", "{}");
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldTellWhichInstanceTookTheMessageWhenItIsCorrelated() {
    // given
    engine.deploy(process(true, message()));
    long instance = engine.create("p", "{}");
    Command correlate = new Command.CorrelateMessage("m", "k", "{\"x\":1}", "<default>");

    // when
    Reply.MessageCorrelated reply = engine.run(correlate, Reply.MessageCorrelated.class);

    // then: once, because nothing waits any more
    assertThat(reply.processInstanceKey()).isEqualTo(instance);
    assertThat(engine.run(correlate)).isInstanceOf(Rejection.class);
    engine.work("handle", "{}");
    assertCompleted(instance);
  }

  @Test
  void shouldBeginWithTheClock() {
    // given
    Graph graph = process(false, engine.process("any").timer(TimerKind.CYCLE, "R2/PT1M"));
    graph.onEvent(
        "late",
        "ls",
        true,
        () ->
            graph
                .start("ls", graph.timer(TimerKind.DATE, "=now() + duration(\"PT1H\")"))
                .end("le")
                .flow("ls", "le"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "t", "esp", "et");
    engine.pass(Duration.ofMinutes(10));
    assertThat(engine.elements(instance, "ACTIVATED")).hasSize(6);
    engine.pass(HOUR);

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "es", "es", "late", "ls", "le");
    assertCompleted(instance);
  }

  @Test
  void shouldStayGuardedWhenItsScopeIsInterrupted() {
    // given
    Graph graph = inSubProcess(true, message());
    graph
        .boundary("note", "sub", false, graph.message("n", "=\"k\""))
        .pass("noted")
        .flow("note", "noted")
        .boundary("late", "sub", true, graph.timer(TimerKind.DURATION, "PT1H"))
        .end("over")
        .flow("late", "over");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    engine.publish("n", "k", NONE, "{}");
    engine.publish("n", "k", NONE, "{}");
    engine.pass(HOUR);

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "ss", "es", "note", "noted", "note", "noted", "late", "over");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub", "t", "esp", "et");
    assertCompleted(instance);
  }

  @Test
  void shouldOnlyEndItselfByATerminateEndEvent() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        working(graph)
            .onEvent(
                "esp",
                "es",
                false,
                () ->
                    graph
                        .start("es", message())
                        .parallel("fork")
                        .job("et", "handle")
                        .end("ee", new Trigger.Terminate())
                        .flow("es", "fork", "et")
                        .flow("fork", "ee")));
    long instance = engine.create("p", "{}");

    // when
    publish("{}");

    // then
    assertThat(engine.completed(instance)).contains("esp", "ee");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("et");
    engine.work("work", "{}");
    assertCompleted(instance);
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
            .onEvent("esp", "es", false, handling(graph, message())));
    long instance = engine.create("p", "{}");
    publish("{}");

    // when
    engine.work("work", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("esp", "et");
    assertCompleted(instance);
  }

  @Test
  void shouldListenInEachInstanceOfALoopForItself() {
    // given
    Graph graph =
        inSubProcess(true, engine.process("any").message("m", "=item"))
            .loop("sub", false, "=items", null, null, null);
    engine.deploy(graph);
    long instance = engine.create("p", "{\"items\":[\"j\",\"k\"]}");

    // when
    publish("{}");
    engine.work("handle", "{}");
    engine.work("work", "{}");

    // then
    assertThat(engine.completed(instance)).contains("esp", "se", "e");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertCompleted(instance);
  }

  @Test
  void shouldStandInACalledProcessAndEndWithIt() {
    // given
    Graph caller = engine.process("caller");
    caller.start("cs").call("call", "p").end("ce").flow("cs", "call", "ce");
    engine.deploy(process(true, message()), caller);
    long instance = engine.create("caller", "{}");

    // when
    publish("{}");
    engine.work("handle", "{\"r\":1}");

    // then
    assertThat(engine.completed(instance)).containsExactly("caller", "cs", "call", "ce");
    assertThat(engine.variables(instance)).containsEntry("r", "1");
    assertCompleted(instance);
  }

  @Test
  void shouldStandInAnotherOne() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        working(graph)
            .onEvent(
                "esp",
                "es",
                true,
                () ->
                    graph
                        .start("es", message())
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
    publish("{}");

    // when
    throwError("handle", "bad", "{}");

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "esp", "es", "deep", "ds", "de");
    assertCompleted(instance);
  }

  @Test
  void shouldListenFromTheBeginningWhenTheInstanceStartsElsewhere() {
    // given
    engine.deploy(process(true, message()));
    Command.CreateProcessInstance elsewhere =
        new Command.CreateProcessInstance(
            "p", 0, 0, "{}", List.of("t"), false, List.of(), List.of(), null, "<default>");
    long instance = engine.run(elsewhere, Reply.InstanceCreated.class).processInstanceKey();

    // when
    publish("{}");
    engine.work("handle", "{}");

    // then
    assertCompleted(instance);
  }

  @Test
  void shouldRefuseToStartElsewhereWhenItsKeyCannotBeEvaluatedOrWithinIt() {
    // given
    engine.deploy(process(true, engine.process("any").message("m", "=order")));

    // when
    Rejection noKey = (Rejection) engine.run(startingAt("t"));
    Rejection within = (Rejection) engine.run(startingAt("esp"));

    // then
    assertThat(noKey.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(noKey.reason())
        .startsWith(
            "Expected to create instance of process with start instructions, but its event"
                + " sub-processes cannot wait for their start events: Failed to extract the"
                + " correlation key for 'order'");
    assertThat(within.reason())
        .startsWith(
            "Expected to create instance of process with start instructions at element 'esp', but");
  }

  private static Command startingAt(String elementId) {
    return new Command.CreateProcessInstance(
        "p", 0, 0, "{}", List.of(elementId), false, List.of(), List.of(), null, "<default>");
  }

  @Test
  void shouldLeaveTheMessageToOthersWhenItsScopeIsAboutToComplete() {
    // given
    Graph graph = inSubProcess(true, message()).output("sub", "=assert(a, a != null)", "out");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    engine.work("work", "{}");
    var incident = engine.incident();

    // when
    engine.publish("m", "k", HOUR, "{}");

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p");
    long other = engine.create("p", "{\"a\":1}");
    assertThat(engine.elements(other, "ACTIVATED")).containsExactly("p", "sub", "esp", "et");
    engine.work("handle", "{}");
    engine.run(new Command.SetVariables(instance, "{\"a\":1}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    engine.pass(HOUR);
    assertCompleted(instance);
  }

  @Test
  void shouldCloseWhatItWaitedForWhenItsScopeCompletes() {
    // given
    Graph graph = process(false, message());
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
    assertCompleted(instance);
  }
}
