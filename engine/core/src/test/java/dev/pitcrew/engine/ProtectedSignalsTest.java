package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signals neither move protected cases for just anybody nor tell just anybody of them. */
final class ProtectedSignalsTest {

  private static final String PROTECTED =
      "<bpmn:extensionElements><zeebe:properties><zeebe:property name=\"pitcrew:roles\""
          + " value=\"clerk,operator\" /></zeebe:properties></bpmn:extensionElements>";
  private static final String CATCHING =
      "<bpmn:startEvent id=\"s\"/><bpmn:intermediateCatchEvent id=\"c\"><bpmn:signalEventDefinition"
          + " signalRef=\"go\"/></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"f\""
          + " sourceRef=\"s\" targetRef=\"c\"/>";
  private static final String THROWING =
      "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"><bpmn:signalEventDefinition"
          + " signalRef=\"go\"/></bpmn:endEvent><bpmn:sequenceFlow id=\"f\" sourceRef=\"s\""
          + " targetRef=\"e\"/>";
  private static final Caller CLIENT = Caller.client("c");
  private static final Caller CLERK =
      Caller.person("ann", Set.of("clerk"), Set.of("clerk"), Set.of());
  private static final Caller OPERATOR =
      Caller.person("ben", Set.of("operator"), Set.of("operator"), Set.of());

  private final Engine engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  private final InMemoryState state = new InMemoryState();
  private long lastKey = 1_000;

  private Outcome run(Command command, Caller caller) {
    Step step =
        engine.step(
            command,
            state,
            new StepContext(
                Instant.EPOCH,
                () -> ++lastKey,
                StepContext.JobStreams.NONE,
                caller,
                () -> "%032x".formatted(++lastKey)));
    state.apply(step.changes());
    return step.outcome();
  }

  private void deploy(String id, String content, Caller caller) {
    String xml =
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
          <bpmn:signal id="go" name="go"/>
          <bpmn:process id="%s" isExecutable="true">%s</bpmn:process>
        </bpmn:definitions>
        """
            .formatted(id, content);
    assertThat(
            run(
                new Command.Deploy(
                    List.of(
                        new Command.Deploy.Resource(
                            id + ".bpmn", xml.getBytes(StandardCharsets.UTF_8))),
                    "<default>"),
                caller))
        .isInstanceOf(Reply.Deployed.class);
  }

  private long begin(String id, Caller caller) {
    return ((Reply.InstanceCreated) run(TestEngine.createOf(id, "{}"), caller))
        .processInstanceKey();
  }

  private InstanceState stateOf(long instance) {
    return state.get(Tables.PROCESS_INSTANCE, instance).state();
  }

  private Outcome broadcast(Caller caller) {
    return run(new Command.BroadcastSignal("go", "{}", "<default>"), caller);
  }

  @Test
  void shouldMoveProtectedCasesOnlyForThoseWhoOperateThem() {
    // given
    deploy("closed", PROTECTED + CATCHING, CLIENT);
    deploy("open", CATCHING, CLIENT);
    long closed = begin("closed", CLIENT);
    long open = begin("open", CLIENT);

    // when
    Outcome byNobody = broadcast(Caller.ANONYMOUS);
    Outcome byClerk = broadcast(CLERK);

    // then
    assertThat(byNobody).isInstanceOf(Rejection.class);
    assertThat(((Rejection) byClerk).type()).isEqualTo(Rejection.Type.FORBIDDEN);
    assertThat(((Rejection) byClerk).reason())
        .isEqualTo(
            "Expected to broadcast signal 'go' of protected process 'closed', but caller 'ann' may"
                + " not.");
    assertThat(stateOf(open)).isEqualTo(InstanceState.ACTIVE);
    assertThat(broadcast(OPERATOR)).isInstanceOf(Reply.SignalBroadcast.class);
    assertThat(stateOf(closed)).isEqualTo(InstanceState.COMPLETED);
    assertThat(stateOf(open)).isEqualTo(InstanceState.COMPLETED);
  }

  @Test
  void shouldNotMoveProtectedCasesByAProcessThatJustAnybodyHasDeployed() {
    // given
    deploy("closed", PROTECTED + CATCHING, CLIENT);
    deploy("open", CATCHING, CLIENT);
    deploy("foreign", THROWING, Caller.ANONYMOUS);
    deploy("own", THROWING, CLIENT);
    long closed = begin("closed", CLIENT);
    long open = begin("open", CLIENT);

    // when
    long foreign = begin("foreign", Caller.ANONYMOUS);

    // then
    assertThat(stateOf(foreign)).isEqualTo(InstanceState.COMPLETED);
    assertThat(stateOf(open)).isEqualTo(InstanceState.COMPLETED);
    assertThat(stateOf(closed)).isEqualTo(InstanceState.ACTIVE);
    begin("own", CLIENT);
    assertThat(stateOf(closed)).isEqualTo(InstanceState.COMPLETED);
  }

  @Test
  void shouldNotTellAProcessThatJustAnybodyHasDeployedOfProtectedCases() {
    // given
    deploy("closed", PROTECTED + THROWING, CLIENT);
    deploy("foreign", CATCHING, Caller.ANONYMOUS);
    deploy("own", CATCHING, CLIENT);
    long foreign = begin("foreign", Caller.ANONYMOUS);
    long own = begin("own", CLIENT);

    // when
    begin("closed", CLIENT);

    // then
    assertThat(stateOf(own)).isEqualTo(InstanceState.COMPLETED);
    assertThat(stateOf(foreign)).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void shouldNotTellThemEitherOfWhatProtectedProcessesWaitFor() {
    // given
    deploy("closed", PROTECTED + CATCHING, CLIENT);
    deploy("foreign", CATCHING, Caller.ANONYMOUS);
    begin("closed", CLIENT);
    long foreign = begin("foreign", Caller.ANONYMOUS);

    // when
    broadcast(CLIENT);

    // then
    assertThat(stateOf(foreign)).isEqualTo(InstanceState.ACTIVE);
  }
}
