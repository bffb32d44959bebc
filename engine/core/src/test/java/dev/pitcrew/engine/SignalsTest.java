package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private final TestEngine engine = new TestEngine();

  private Graph waiting(String id) {
    Graph graph = engine.process(id);
    return graph.start("s").catching("c", graph.signal("go")).end("e").flow("s", "c", "e");
  }

  private Graph startedBy(String id, String signal) {
    Graph graph = engine.process(id);
    return graph.start("s", graph.signal(signal)).job("t", id).end("e").flow("s", "t", "e");
  }

  private Graph throwing(String id, String name) {
    Graph graph = engine.process(id);
    return graph.start("s").throwing("up", graph.signal(name)).end("e").flow("s", "up", "e");
  }

  private List<ProcessInstanceRow> instancesOf(String id) {
    return engine.state.all(Tables.PROCESS_INSTANCE).stream()
        .filter(row -> row.processDefinitionId().equals(id))
        .toList();
  }

  @Test
  void shouldReachAllWhoWaitAndStartInstancesInOneStep() {
    // given
    engine.deploy(waiting("p"), startedBy("q", "go"));
    long first = engine.create("p", "{}");
    long second = engine.create("p", "{\"x\":0}");

    // when
    Step step = engine.step(new Command.BroadcastSignal("go", "{\"x\":1}", "<default>"));

    // then
    assertThat(step.outcome()).isInstanceOf(Reply.SignalBroadcast.class);
    assertThat(((Reply.SignalBroadcast) step.outcome()).signalKey()).isPositive();
    assertThat(engine.stateOf(first)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.stateOf(second)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.variables(first)).containsEntry("x", "1");
    assertThat(engine.variables(second)).containsEntry("x", "1");
    assertThat(instancesOf("q"))
        .singleElement()
        .satisfies(row -> assertThat(engine.variables(row.key())).containsEntry("x", "1"));
    engine.work("q", "{}");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotBeKeptForThoseWhoWaitLater() {
    // given
    engine.deploy(waiting("p"));
    engine.broadcast("go", "{}");

    // when
    long instance = engine.create("p", "{}");
    engine.broadcast("other", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.broadcast("go", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldReachAllInSeveralStepsWhenManyWait() {
    // given
    TestEngine slow = new TestEngine(3);
    Graph graph = slow.process("p");
    slow.deploy(graph.start("s").catching("c", graph.signal("go")).end("e").flow("s", "c", "e"));
    for (int i = 0; i < 20; i++) {
      slow.create("p", "{}");
    }

    // when
    Step step = slow.step(new Command.BroadcastSignal("go", "{\"x\":1}", "<default>"));

    // then: who comes meanwhile has come too late
    assertThat(step.outcome()).isInstanceOf(Reply.SignalBroadcast.class);
    assertThat(slow.state.all(Tables.SIGNAL)).hasSize(1);
    long late = slow.create("p", "{}");
    List<Effect> effects = step.effects();
    while (!effects.isEmpty()) {
      Effect.Continued rest = (Effect.Continued) effects.getFirst();
      effects = slow.step(new Command.Continue(rest.continuationKey())).effects();
    }
    assertThat(slow.state.all(Tables.PROCESS_INSTANCE))
        .filteredOn(row -> row.state() == InstanceState.ACTIVE)
        .extracting(ProcessInstanceRow::key)
        .containsExactly(late);
    slow.broadcast("go", "{}");
    slow.assertNothingLeft();
  }

  @Test
  void shouldGoInPartsWhenVeryManyWait() {
    // given
    engine.deploy(waiting("p"));
    for (int i = 0; i < 2_500; i++) {
      engine.step(TestEngine.createOf("p", "{}"));
    }

    // when
    Step step = engine.step(new Command.BroadcastSignal("go", "{}", "<default>"));

    // then: one continuation after the other, so that others get their turn
    assertThat(engine.state.all(Tables.SIGNAL)).hasSize(1);
    assertThat(engine.state.all(Tables.SIGNAL_PART)).hasSizeBetween(1, 4);
    List<Effect> effects = step.effects();
    while (!effects.isEmpty()) {
      assertThat(effects).hasSize(1);
      Effect.Continued rest = (Effect.Continued) effects.getFirst();
      effects = engine.step(new Command.Continue(rest.continuationKey())).effects();
    }
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE))
        .hasSize(2_500)
        .allMatch(row -> row.state() == InstanceState.COMPLETED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRefuseABroadcastWithoutNameOrWithoutVariables() {
    // when
    var noName = engine.run(new Command.BroadcastSignal(" ", "{}", "<default>"));
    var noObject = engine.run(new Command.BroadcastSignal("go", "[1]", "<default>"));

    // then
    assertThat(noName)
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_ARGUMENT,
                "Expected to broadcast a signal with a name, but it is blank."));
    assertThat(noObject).isInstanceOf(Rejection.class);
  }

  @Test
  void shouldOnlyStartTheNewestVersion() {
    // given
    engine.deploy(startedBy("p", "old"));
    engine.deploy(startedBy("p", "new"));

    // when
    engine.broadcast("old", "{}");
    engine.broadcast("new", "{}");
    engine.broadcast("new", "{}");

    // then
    assertThat(instancesOf("p")).hasSize(2).allMatch(row -> row.processDefinitionVersion() == 2);
  }

  @Test
  void shouldMapWhatTheSignalBringsToAStartEvent() {
    // given
    engine.deploy(startedBy("p", "go").output("s", "=x", "y"));

    // when
    engine.broadcast("go", "{\"x\":1}");

    // then
    assertThat(engine.variables(instancesOf("p").getFirst().key())).containsOnlyKeys("y");
  }

  @Test
  void shouldCarryTheOwnVariablesOfTheEventThatThrowsIt() {
    // given
    engine.deploy(
        waiting("p"), throwing("q", "=which").input("up", "=b", "x").output("up", "=x", "sent"));
    long instance = engine.create("p", "{}");

    // when
    long thrower = engine.create("q", "{\"b\":7,\"which\":\"go\"}");

    // then
    assertThat(engine.variables(instance)).containsOnlyKeys("x").containsEntry("x", "7");
    assertThat(engine.variables(thrower)).containsEntry("sent", "7");
    assertThat(engine.completed(thrower)).containsExactly("q", "s", "up", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldWaitWithAnIncidentWhenItsNameCannotBeEvaluated() {
    // given
    Graph catching = engine.process("p");
    engine.deploy(
        catching
            .start("s")
            .catching("c", catching.signal("=which"))
            .end("e", catching.signal("=which"))
            .flow("s", "c", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(incident.message())
        .startsWith("Expected result of the expression 'which' to be 'STRING', but was 'NULL'.");
    assertThat(incident.elementInstanceKey()).isEqualTo(engine.element("c").key());
    engine.run(new Command.SetVariables(instance, "{\"which\":\"go\"}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    engine.broadcast("go", "{\"which\":5}");
    var atEnd = engine.incident();
    assertThat(atEnd.elementInstanceKey()).isEqualTo(engine.element("e").key());
    engine.run(new Command.SetVariables(instance, "{\"which\":\"done\"}", true));
    engine.run(new Command.ResolveIncident(atEnd.key()), Reply.Done.class);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldHappenAtBoundaryEventsOftenOrOnce() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("note", "t", false, graph.signal("note"))
            .boundary("stop", "t", true, graph.signal("stop"))
            .end("e")
            .end("noted")
            .end("stopped")
            .flow("s", "t", "e")
            .flow("note", "noted")
            .flow("stop", "stopped"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("note", "{\"n\":1}");
    engine.broadcast("note", "{\"n\":2}");
    engine.broadcast("stop", "{\"r\":3}");
    engine.broadcast("note", "{\"n\":4}");

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "note", "noted", "note", "noted", "stop", "stopped");
    assertThat(engine.variables(instance)).containsEntry("n", "2").containsEntry("r", "3");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeTheFirstAfterAnEventBasedGateway() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .eventBased("first")
            .catching("told", graph.signal("go"))
            .catching("late", graph.timer(TimerKind.DURATION, "PT1H"))
            .end("e")
            .flow("s", "first", "told", "e")
            .flow("first", "late"));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("go", "{\"x\":1}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "first", "told", "e");
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotGoOnAfterAnEventBasedGatewayWhenItWasNotTheFirst() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .eventBased("first")
            .catching("told", graph.signal("go"))
            .catching("late", graph.timer(TimerKind.DURATION, "PT1H"))
            .job("t", "work")
            .end("e")
            .flow("s", "first", "told", "e")
            .flow("first", "late", "t"));
    long instance = engine.create("p", "{}");
    engine.pass(Duration.ofHours(1));

    // when
    engine.broadcast("go", "{}");

    // then
    assertThat(engine.completed(instance)).doesNotContain("told");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginEventSubProcessesOfEachScopeThatWaits() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .working()
            .onEvent(
                "beside",
                "bs",
                false,
                () -> graph.start("bs", graph.signal("go")).end("be").flow("bs", "be"))
            .onEvent(
                "instead",
                "is",
                true,
                () -> graph.start("is", graph.signal("stop")).end("ie").flow("is", "ie")));
    long one = engine.create("p", "{}");
    long two = engine.create("p", "{}");

    // when
    engine.broadcast("go", "{\"x\":1}");
    engine.broadcast("go", "{\"x\":2}");
    engine.broadcast("stop", "{}");
    engine.broadcast("go", "{\"x\":3}");

    // then
    for (long instance : List.of(one, two)) {
      assertThat(engine.completed(instance))
          .containsExactly(
              "p", "s", "beside", "bs", "be", "beside", "bs", "be", "instead", "is", "ie");
      assertThat(engine.variables(instance)).containsEntry("x", "2");
    }
    engine.assertCompleted(one);
  }

  @Test
  void shouldReachTheInstanceThatThrowsIt() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .parallel("fork")
            .catching("c", graph.signal("go"))
            .end("ce")
            .job("t", "work")
            .end("e", graph.signal("go"))
            .flow("s", "fork", "c", "ce")
            .flow("fork", "t", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("work", "{}");

    // then
    assertThat(engine.completed(instance)).contains("e", "c", "ce");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndItsOwnScopeByTheBoundaryEventThatWaitsForIt() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .around("ss", () -> graph.start("ss").end("se", graph.signal("stop")).flow("ss", "se"))
            .guarded("sub", true, graph.signal("stop")));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "se", "b", "be");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginAnEventSubProcessInAScopeThatIsAboutToEnd() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .end("e", graph.signal("go"))
            .flow("s", "e")
            .onEvent(
                "esp",
                "es",
                false,
                () ->
                    graph
                        .start("es", graph.signal("go"))
                        .job("et", "handle")
                        .end("ee")
                        .flow("es", "et", "ee")));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldHappenOnlyOnceWhereOneOfTwoInterrupts() {
    // given: the boundary event waits longer than the event in the sub-process
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .around(
                "ss",
                () ->
                    graph
                        .start("ss")
                        .catching("c", graph.signal("go"))
                        .end("se")
                        .flow("ss", "c", "se")
                        .onEvent(
                            "esp",
                            "es",
                            true,
                            () -> graph.start("es", graph.signal("go")).end("ee").flow("es", "ee")))
            .guarded("sub", true, graph.signal("go")));
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("go", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "ss", "b", "be");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub", "c");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldWaitNoMoreWhenTheInstanceIsCanceled() {
    // given
    engine.deploy(waiting("p"));
    long instance = engine.create("p", "{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    engine.broadcast("go", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldWriteDownWhoBroadcastIt() {
    // given
    engine.caller = Caller.trusted("ann", Caller.Kind.PERSON);

    // when
    long key = engine.broadcast("go", "{\"x\":1}").signalKey();

    // then
    assertThat(engine.state.all(Tables.AUDIT))
        .singleElement()
        .satisfies(row -> assertThat(row.toString()).contains("signal go").contains("" + key));
  }

  @Test
  void shouldKeepWhatItWaitedForWhenAnEventOfAnotherKindInterrupts() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .end("e", new Trigger.Terminate())
            .flow("s", "t", "e")
            .onEvent(
                "esp",
                "es",
                true,
                () -> graph.start("es", graph.signal("go")).end("ee").flow("es", "ee"))
            .onEvent(
                "other",
                "os",
                true,
                () ->
                    graph
                        .start("os", graph.message("m", "=\"k\""))
                        .job("ot", "handle")
                        .end("oe")
                        .flow("os", "ot", "oe")));
    long instance = engine.create("p", "{}");
    engine.publish("m", "k", Duration.ZERO, "{}");

    // when
    engine.broadcast("go", "{}");

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "other", "ot");
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }
}
