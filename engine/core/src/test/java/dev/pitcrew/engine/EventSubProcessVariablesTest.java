package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What event sub-processes know: variables, mappings, correlation keys, and the incidents of these.
 */
class EventSubProcessVariablesTest {

  private static final Duration NONE = Duration.ZERO;
  private final EventSubProcessScenario given = new EventSubProcessScenario();
  private final TestEngine engine = given.engine();

  @Test
  void shouldKeepAndMapVariablesAsItsMappingsSay() {
    // given
    Graph graph =
        given
            .process(false, given.message())
            .input("esp", "=a", "first")
            .output("esp", "=first + out", "result")
            .output("es", "=x", "out");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"a\":1}");

    // when
    given.publish("{\"x\":10,\"a\":5}");

    // then: what the message brings stays with the start event
    assertThat(engine.variables(engine.element("es").key()))
        .containsEntry("x", "10")
        .containsEntry("a", "5");
    assertThat(engine.variables(engine.element("esp").key())).containsEntry("first", "1");
    assertThat(engine.variables(instance)).containsEntry("out", "10").containsEntry("a", "1");
    engine.work("handle", "{}");
    assertThat(engine.variables(instance)).containsEntry("result", "11").doesNotContainKey("x");
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldGiveVariablesToTheNearestScopeThatHasThem() {
    // given
    engine.deploy(
        given
            .inSubProcess(true, given.message())
            .input("sub", "=1", "near")
            .input("esp", "=7", "inner"));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{\"near\":2,\"inner\":8,\"fresh\":3}");

    // then
    assertThat(engine.variables(engine.element("esp").key())).containsEntry("inner", "8");
    assertThat(engine.variables(engine.element("sub").key())).containsEntry("near", "2");
    assertThat(engine.variables(instance)).containsOnlyKeys("fresh");
    engine.work("handle", "{}");
    assertThat(engine.completed(instance)).contains("esp", "sub", "e");
    engine.assertCompleted(instance);
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
            .onEvent("esp", "es", true, given.handling(graph, graph.message("m", "=order"))));
    engine.publish("begin", "", NONE, "{\"order\":\"k\"}");

    // when
    given.publish("{}");

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
        graph
            .working()
            .onEvent("esp", "es", true, given.handling(graph, graph.message("m", "=order"))));

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
    given.publish("{}");
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldWaitWithAnIncidentWhenItsInputCannotBeMapped() {
    // given
    engine.deploy(given.process(true, given.message()).input("esp", "=assert(a, a != null)", "in"));
    long instance = engine.create("p", "{}");

    // when
    given.publish("{\"x\":1}");

    // then: all else has ended, what the message brought is not lost
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.IO_MAPPING_ERROR);
    assertThat(incident.elementInstanceKey()).isEqualTo(engine.element("esp").key());
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    engine.run(new Command.SetVariables(instance, "{\"a\":1}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    assertThat(engine.variables(instance)).containsEntry("x", "1");
    engine.work("handle", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldWaitWithAnIncidentWhenItsOutputCannotBeMapped() {
    // given
    engine.deploy(
        given.process(true, given.message()).output("esp", "=assert(a, a != null)", "out"));
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    engine.work("handle", "{}");

    // then
    var incident = engine.incident();
    assertThat(engine.element("esp").state()).isEqualTo(ElementState.COMPLETING);
    engine.run(new Command.SetVariables(instance, "{\"a\":1}", true));
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    assertThat(engine.variables(instance)).containsEntry("out", "1");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndWithItsScopeWhileItHasAnIncident() {
    // given
    engine.deploy(given.process(true, given.message()).input("esp", "=assert(a, a != null)", "in"));
    long instance = engine.create("p", "{}");
    given.publish("{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("p", "t", "esp", "es");
    engine.assertNothingLeft();
  }
}
