package dev.pitcrew.engine;

import static dev.pitcrew.engine.model.ListenerEvent.END;
import static dev.pitcrew.engine.model.ListenerEvent.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected was seen at Zeebe 8.8.21, where a name does not say otherwise. */
class ExecutionListenersTest {

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  private List<String> open() {
    return engine.state.all(Tables.JOB).stream()
        .filter(JobRow::isOpen)
        .map(JobRow::type)
        .sorted()
        .toList();
  }

  private Map<String, String> variables(String elementId) {
    return engine.variables(engine.element(elementId).key());
  }

  @Test
  void shouldAskOneAfterTheOtherBeforeAndAfterTheElement() {
    // given
    graph.working().input("t", "=x", "in").output("t", "=r", "out");
    graph.listen("t", START, "s1").listen("t", START, "s2").listen("t", END, "e1");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"x\":1}");

    // then
    assertThat(open()).containsExactly("s1");
    assertThat(engine.element("t").state()).isEqualTo(ElementState.ACTIVATING);
    var job = engine.activate("s1").getFirst();
    assertThat(job.job().kind()).isEqualTo(JobKind.EXECUTION_LISTENER);
    assertThat(job.job().listenerEventType()).isEqualTo("START");
    assertThat(job.job().customHeaders()).isEqualTo("{\"k\":\"v\"}");
    assertThat(job.variables()).contains("\"in\":1");

    // when
    engine.run(new Command.CompleteJob(job.job().key(), "{\"v\":1}"), Reply.Done.class);
    engine.work("s2", "{}");
    assertThat(engine.element("t").state()).isEqualTo(ElementState.ACTIVATED);
    engine.work("work", "{\"r\":7}");

    // then
    assertThat(engine.element("t").state()).isEqualTo(ElementState.COMPLETING);
    assertThat(engine.variables(instance)).containsEntry("out", "7").doesNotContainKey("v");
    var last = engine.activate("e1").getFirst();
    assertThat(last.variables()).contains("\"v\":1", "\"out\":7", "\"r\":7");
    engine.run(new Command.CompleteJob(last.job().key(), "{\"out\":5,\"z\":1}"), Reply.Done.class);
    engine.assertCompleted(instance);
    assertThat(engine.variables(instance)).containsEntry("out", "5").containsEntry("z", "1");
    assertThat(variables("t")).containsEntry("v", "1").doesNotContainKey("z");
  }

  @Test
  void shouldSetTheVariablesOfAnEndListenerInTheScopeAroundAlone() {
    // given
    graph.around("ss", () -> graph.start("ss").job("t", "work").end("se").flow("ss", "t", "se"));
    engine.deploy(graph.listen("t", END, "l"));
    long instance = engine.create("p", "{\"z\":0}");
    engine.work("work", "{}");

    // when
    engine.work("l", "{\"z\":1}");

    // then
    assertThat(variables("sub")).containsEntry("z", "1");
    assertThat(engine.variables(instance)).containsEntry("z", "0");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldHoldBackTheProcessAtBothEnds() {
    // given
    engine.deploy(graph.working().listen("p", START, "first").listen("p", END, "last"));
    long instance = engine.create("p", "{}");
    assertThat(engine.element("p").state()).isEqualTo(ElementState.ACTIVATING);
    assertThat(open()).containsExactly("first");

    // when
    engine.work("first", "{\"a\":1}");
    engine.work("work", "{}");
    assertThat(open()).containsExactly("last");
    engine.work("last", "{\"b\":2}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.variables(instance)).containsEntry("a", "1").containsEntry("b", "2");
  }

  @Test
  void shouldNotOpenWhatGuardsTheElementWhileItsListenersAreAsked() {
    // given
    graph.working().guarded("t", true, graph.signal("stop"));
    engine.deploy(graph.listen("t", START, "before").listen("t", END, "after"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("stop", "{}");
    assertThat(open()).containsExactly("before");
    engine.work("before", "{}");
    engine.work("work", "{}");
    engine.broadcast("stop", "{}");

    // then
    assertThat(open()).containsExactly("after");
    engine.work("after", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).contains("e").doesNotContain("be");
  }

  @Test
  void shouldTakeABufferedMessageOnlyAfterTheStartListeners() {
    // given
    graph.working().guarded("t", true, graph.message("m", "=k"));
    engine.deploy(graph.listen("t", START, "before"));
    long instance = engine.create("p", "{\"k\":\"1\"}");

    // when
    engine.publish("m", "1", Duration.ofHours(1), "{}");
    engine.work("before", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).contains("be").doesNotContain("t");
  }

  @Test
  void shouldAskAtABoundaryEventOnlyAtItsEnd() {
    // given
    graph.working().guarded("t", true, graph.signal("stop"));
    engine.deploy(graph.listen("b", END, "caught").listen("t", END, "after"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("stop", "{}");

    // then
    assertThat(open()).containsExactly("caught");
    engine.work("caught", "{\"c\":1}");
    engine.assertCompleted(instance);
    assertThat(engine.variables(instance)).containsEntry("c", "1");
  }

  @Test
  void shouldNotAskStartListenersOfAnEventThatAGatewayHasLedTo() {
    // given
    graph
        .start("s")
        .eventBased("g")
        .catching("c", graph.signal("go"))
        .catching("d", graph.signal("no"))
        .end("e")
        .flow("s", "g", "c", "e")
        .flow("g", "d", "e");
    engine.deploy(graph.listen("g", START, "g1").listen("c", START, "cs").listen("c", END, "ce"));
    long instance = engine.create("p", "{}");
    engine.work("g1", "{}");

    // when
    engine.broadcast("go", "{}");

    // then
    assertThat(open()).containsExactly("ce");
    engine.work("ce", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldListenToEachChildOfAMultiInstance() {
    // given
    graph.working().loop("t", false, "=xs", "rs", "=r", null);
    engine.deploy(graph.listen("t", START, "before").listen("t", END, "after"));
    long instance = engine.create("p", "{\"xs\":[1]}");

    // when
    assertThat(open()).containsExactly("before");
    engine.work("before", "{}");
    engine.work("work", "{\"r\":2}");
    engine.work("after", "{\"r\":8}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.variables(instance)).containsEntry("rs", "[2]").doesNotContainKey("r");
  }

  @Test
  void shouldBeginAnEventSubProcessOnlyAfterItsListeners() {
    // given
    graph.working();
    graph.onEvent(
        "on", "os", true, () -> graph.start("os", graph.signal("now")).end("oe").flow("os", "oe"));
    engine.deploy(graph.listen("on", START, "before").listen("os", END, "heard"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("now", "{\"m\":1}");

    // then
    assertThat(open()).containsExactly("before");
    engine.work("before", "{}");
    assertThat(engine.activate("heard").getFirst().variables()).contains("\"m\":1");
    engine.run(
        new Command.CompleteJob(engine.state.all(Tables.JOB).getLast().key(), "{}"),
        Reply.Done.class);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldPassOverEndListenersWhenAnEscalationInterrupts() {
    // given
    graph.around("ss", () -> graph.start("ss").end("up", graph.escalation("x")).flow("ss", "up"));
    graph.guarded("sub", true, graph.escalation("x"));
    engine.deploy(graph.listen("up", START, "before").listen("up", END, "after"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("before", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).contains("be");
  }

  @Test
  void shouldEndTheOthersAfterTheEndListenersOfATerminateEvent() {
    // given
    graph
        .start("s")
        .parallel("g")
        .job("t", "work")
        .end("stop", new Trigger.Terminate())
        .flow("s", "g", "t")
        .flow("g", "stop");
    engine.deploy(graph.listen("stop", END, "after"));
    long instance = engine.create("p", "{}");
    assertThat(open()).containsExactly("after", "work");

    // when
    engine.work("after", "{}");

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldCancelTheListenersJobWhenTheElementEnds() {
    // given
    engine.deploy(graph.start("s").pass("t").end("e").flow("s", "t", "e").listen("t", END, "l"));
    long instance = engine.create("p", "{}");
    long job = engine.state.all(Tables.JOB).getFirst().key();

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.jobState(job)).isEqualTo(JobState.CANCELED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRefuseABpmnErrorFromAListener() {
    // given
    engine.deploy(graph.working().listen("t", START, "l"));
    long instance = engine.create("p", "{}");
    long job = engine.activate("l").getFirst().job().key();

    // when
    var rejection = engine.run(new Command.ThrowJobError(job, "bad", null, "{}"), Rejection.class);

    // then
    assertThat(rejection.type()).isEqualTo(Rejection.Type.INVALID_STATE);
    assertThat(rejection.reason())
        .isEqualTo(
            "Cannot throw BPMN error from EXECUTION_LISTENER job with key '%d', type 'l' and processInstanceKey '%d'"
                .formatted(job, instance));
  }

  @Test
  void shouldAskAgainOnlyTheOneThatFailed() {
    // given
    engine.deploy(graph.working().listen("t", START, "one").listen("t", START, "two"));
    long instance = engine.create("p", "{}");
    engine.work("one", "{}");
    long job = engine.activate("two").getFirst().job().key();

    // when
    engine.run(new Command.FailJob(job, 0, "no", 0, "{}"), Reply.Done.class);

    // then
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.EXECUTION_LISTENER_NO_RETRIES);
    assertThat(engine.run(new Command.ResolveIncident(incident.key())))
        .isInstanceOf(Rejection.class);
    engine.run(new Command.UpdateJob(job, 1, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    engine.work("two", "{}");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskAllAgainWhenOneCannotBeAsked() {
    // given
    engine.deploy(graph.working().listen("t", END, "one").listen("t", END, "=two"));
    long instance = engine.create("p", "{}");
    engine.work("work", "{}");
    engine.work("one", "{}");
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);

    // when
    engine.run(new Command.SetVariables(instance, "{\"two\":\"two\"}", false));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);

    // then
    engine.work("one", "{}");
    engine.work("two", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskAllAgainWhenTheElementCannotGoOnAfterThem() {
    // given
    graph.start("s").job("t", "=kind").end("e").flow("s", "t", "e");
    engine.deploy(graph.listen("t", START, "one"));
    long instance = engine.create("p", "{}");
    engine.work("one", "{}");
    var incident = engine.incident();

    // when
    engine.run(new Command.SetVariables(instance, "{\"kind\":\"work\"}", false));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);

    // then
    assertThat(open()).containsExactly("one");
    engine.work("one", "{}");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLookNothingUpWhereNobodyListens() {
    // given
    engine.deploy(graph.working());

    // when
    long instance = engine.create("p", "{}");
    engine.work("work", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.lookups).doesNotContain("listener_turn");
  }

  @Test
  void shouldWaitWithEventSubProcessesUntilTheStartListenersAreDone() {
    // given
    graph.working();
    graph.onEvent(
        "on", "os", false, () -> graph.start("os", graph.signal("now")).end("oe").flow("os", "oe"));
    engine.deploy(graph.listen("p", START, "before").listen("p", END, "after"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("now", "{}");
    engine.work("before", "{}");
    assertThat(engine.completed(instance)).doesNotContain("on");
    engine.broadcast("now", "{}");
    engine.work("work", "{}");
    engine.broadcast("now", "{}");

    // then
    assertThat(open()).containsExactly("after");
    engine.work("after", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).filteredOn("on"::equals).hasSize(1);
  }
}
