package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When event sub-processes begin, how often, and what that ends. */
class EventSubProcessesTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);

  private final EventSubProcessScenario given = new EventSubProcessScenario();
  private final TestEngine engine = given.engine();

  @Test
  void shouldEndAllElseFirstWhenItInterrupts() {
    // given
    engine.deploy(given.process(true, given.message()));
    long instance = engine.create("p", "{\"a\":1}");

    // when
    given.publish("{\"x\":1,\"a\":2}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "esp", "et");
    assertThat(engine.variables(instance)).containsEntry("x", "1").containsEntry("a", "2");
    assertThat(engine.variables(engine.element("es").key())).isEmpty();
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).containsExactly("p", "s", "esp", "es", "et", "ee");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRunOftenAtOnceWhenItDoesNotInterrupt() {
    // given
    engine.deploy(given.process(false, given.message()));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{\"x\":1}");
    given.publish("{\"x\":2}");

    // then
    assertThat(engine.elements(instance, "ACTIVATED"))
        .containsExactly("p", "t", "esp", "et", "esp", "et");
    engine.work("work", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    given.publish("{\"x\":3}");
    var jobs = engine.activate("handle");
    assertThat(jobs).hasSize(3);
    jobs.forEach(job -> engine.run(new Command.CompleteJob(job.job().key(), "{}")));
    assertThat(engine.variables(instance)).containsEntry("x", "3");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldTakeAllBufferedMessagesWhenItDoesNotInterrupt() {
    // given
    TestEngine slow = new TestEngine(1);
    Graph graph = slow.process("p");
    slow.deploy(
        graph.working().onEvent("esp", "es", false, given.handling(graph, given.message())));
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
    engine.deploy(given.process(true, given.message()));
    engine.publish("m", "k", HOUR, "{\"n\":1}");
    engine.publish("m", "k", HOUR, "{\"n\":2}");

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.variables(instance)).containsEntry("n", "1");
    engine.work("handle", "{}");
    engine.pass(HOUR);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotBeInterruptedTwice() {
    // given
    Graph graph = given.process(true, given.message());
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
    given.publish("{}");

    // when
    given.publish("{}");
    engine.publish("n", "k", NONE, "{}");
    engine.pass(Duration.ofMinutes(2));

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "esp", "et");
    assertThat(engine.state.all(Tables.MESSAGE_SUBSCRIPTION))
        .extracting(row -> row.elementId() + " " + row.state())
        .containsExactly("es " + SubscriptionState.CORRELATED, "os " + SubscriptionState.DELETED);
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndThoseThatRunBesideWhenAnotherInterrupts() {
    // given
    Graph graph = given.process(false, given.message());
    graph.onEvent(
        "stop",
        "os",
        true,
        () -> graph.start("os", graph.message("n", "=\"k\"")).end("oe").flow("os", "oe"));
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    given.publish("{}");
    given.publish("{}");

    // when
    engine.publish("n", "k", NONE, "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED"))
        .containsExactly("t", "esp", "et", "esp", "et");
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "es", "es", "stop", "os", "oe");
    engine.assertCompleted(instance);
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
            .onEvent("esp", "es", true, given.handling(graph, given.message())));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{}");

    // then
    assertThat(engine.element("t").state()).isEqualTo(ElementState.TERMINATING);
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.ACTIVATING);
    engine.work("asked", "{}");
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.ACTIVATED);
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
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
            .onEvent("esp", "es", true, given.handling(graph, given.message())));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{}");
    engine.work("handle", "{}");

    // then
    assertThat(engine.completed(instance)).doesNotContain("join", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldTellWhichInstanceTookTheMessageWhenItIsCorrelated() {
    // given
    engine.deploy(given.process(true, given.message()));
    long instance = engine.create("p", "{}");
    Command correlate = new Command.CorrelateMessage("m", "k", "{\"x\":1}", "<default>");

    // when
    Reply.MessageCorrelated reply = engine.run(correlate, Reply.MessageCorrelated.class);

    // then: once, because nothing waits any more
    assertThat(reply.processInstanceKey()).isEqualTo(instance);
    assertThat(engine.run(correlate)).isInstanceOf(Rejection.class);
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginWithTheClock() {
    // given
    Graph graph = given.process(false, engine.process("any").timer(TimerKind.CYCLE, "R2/PT1M"));
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
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveTheMessageToOthersWhenItsScopeIsAboutToComplete() {
    // given
    Graph graph =
        given.inSubProcess(true, given.message()).output("sub", "=assert(a, a != null)", "out");
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
    engine.assertCompleted(instance);
  }
}
