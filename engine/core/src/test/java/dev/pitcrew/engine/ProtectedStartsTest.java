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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody passes over the approval of a protected process by starting behind it. */
final class ProtectedStartsTest {

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="clerk,operator" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s" />
          <bpmn:userTask id="approve"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="boss" /></bpmn:extensionElements></bpmn:userTask>
          <bpmn:serviceTask id="pay-out"><bpmn:extensionElements><zeebe:taskDefinition type="pay" /></bpmn:extensionElements></bpmn:serviceTask>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="approve" />
          <bpmn:sequenceFlow id="g" sourceRef="approve" targetRef="pay-out" />
        </bpmn:process>
      </bpmn:definitions>
      """;
  private static final Caller JOE =
      Caller.person("joe", Set.of("clerk"), Set.of("clerk"), Set.of());
  private static final Caller BEN =
      Caller.person("ben", Set.of("operator"), Set.of("operator"), Set.of());

  private final Engine engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  private final InMemoryState state = new InMemoryState();
  private long lastKey = 1_000;

  @BeforeEach
  void deploy() {
    Command.Deploy.Resource model =
        new Command.Deploy.Resource("p.bpmn", MODEL.getBytes(StandardCharsets.UTF_8));
    assertThat(run(new Command.Deploy(List.of(model), "<default>"), Caller.client("c")))
        .isInstanceOf(Reply.Deployed.class);
  }

  @Test
  void shouldRefuseToBeginBehindTheApprovalWhenTheCallerDoesNotOperate() {
    assertRefused(run(create(List.of("pay-out"), List.of()), JOE));
    assertThat(run(create(List.of(), List.of()), JOE)).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(run(create(List.of("pay-out"), List.of()), BEN))
        .isInstanceOf(Reply.InstanceCreated.class);
    assertThat(run(create(List.of("pay-out"), List.of()), Caller.client("c")))
        .isInstanceOf(Reply.InstanceCreated.class);
  }

  @Test
  void shouldRefuseToEndACaseEarlyWhenTheCallerDoesNotOperate() {
    assertRefused(run(create(List.of(), List.of("approve")), JOE));
    assertThat(run(create(List.of(), List.of("approve")), BEN))
        .isInstanceOf(Reply.InstanceCreated.class);
  }

  private static void assertRefused(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejection.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(Rejection.Type.FORBIDDEN);
              assertThat(refusal.reason())
                  .isEqualTo(
                      "Expected to create a process instance with start or runtime instructions of protected process 'p', but caller 'joe' may not.");
            });
  }

  private static Command.CreateProcessInstance create(List<String> startAt, List<String> endAfter) {
    return new Command.CreateProcessInstance(
        "p", 0, 0, "{}", startAt, false, List.of(), List.of(), null, "<default>", endAfter);
  }

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
}
