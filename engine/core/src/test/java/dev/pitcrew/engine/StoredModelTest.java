package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases of models that were deployed by the rules of an earlier release go on as they were. */
final class StoredModelTest {

  private static final String START =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true">
          <bpmn:startEvent id="s" />
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="first" />
          <bpmn:serviceTask id="first"><bpmn:extensionElements><zeebe:taskDefinition type="first" /></bpmn:extensionElements></bpmn:serviceTask>
      """;
  private static final String FIRST_ALONE = START + "</bpmn:process></bpmn:definitions>";

  /** As it was once taken: no keyword, no date and no parameter was looked at. */
  private static final String LOOSE =
      START
          + """
          <bpmn:sequenceFlow id="g" sourceRef="first" targetRef="check" />
          <bpmn:userTask id="check">
            <bpmn:extensionElements>
              <zeebe:ioMapping><zeebe:input source="=1" target="of" /></zeebe:ioMapping>
              <zeebe:assignmentDefinition assignee="ann" candidateGroups="a,b" />
              <zeebe:taskSchedule dueDate="tomorrow" followUpDate="2026-05-01T08:00:00Z" />
              <zeebe:priorityDefinition priority="high" />
            </bpmn:extensionElements>
          </bpmn:userTask>
          <bpmn:sequenceFlow id="h" sourceRef="check" targetRef="agent" />
          <bpmn:adHocSubProcess id="agent">
            <bpmn:extensionElements><zeebe:adHoc activeElementsCollection="=[&#34;tool&#34;]" /></bpmn:extensionElements>
            <bpmn:serviceTask id="tool">
              <bpmn:extensionElements>
                <zeebe:taskDefinition type="tool" />
                <zeebe:ioMapping><zeebe:input source="=fromAi(1 + 1)" target="asked" /></zeebe:ioMapping>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
          </bpmn:adHocSubProcess>
        </bpmn:process>
      </bpmn:definitions>
      """;

  /** Both conditions hold. */
  private static final String BOTH_WAYS =
      START
          + """
          <bpmn:sequenceFlow id="g" sourceRef="first" targetRef="x" />
          <bpmn:exclusiveGateway id="x" />
          <bpmn:sequenceFlow id="one" sourceRef="x" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=true</bpmn:conditionExpression></bpmn:sequenceFlow>
          <bpmn:sequenceFlow id="two" sourceRef="x" targetRef="b"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=true</bpmn:conditionExpression></bpmn:sequenceFlow>
          <bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="a" /></bpmn:extensionElements></bpmn:serviceTask>
          <bpmn:serviceTask id="b"><bpmn:extensionElements><zeebe:taskDefinition type="b" /></bpmn:extensionElements></bpmn:serviceTask>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final InMemoryState state = new InMemoryState();
  private Engine engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  private long lastKey = 1_000;

  @Test
  void shouldGoOnWhenTheStoredModelIsAgainstRulesThatCameLater() {
    // given
    assertThat(deploy(LOOSE)).isInstanceOf(Rejection.class);
    long instance = begin(FIRST_ALONE);
    store(LOOSE, 0);

    // when
    complete("first");

    // then: what was no date is told as before
    JobRow check = job("io.camunda.zeebe:userTask");
    assertThat(check.customHeaders())
        .contains("\"io.camunda.zeebe:dueDate\":\"tomorrow\"")
        .contains("\"io.camunda.zeebe:assignee\":\"ann\"")
        .contains("\"io.camunda.zeebe:followUpDate\":\"2026-05-01T08:00:00Z\"");
    complete("io.camunda.zeebe:userTask");
    assertThat(job("tool").elementId()).isEqualTo("tool");
    assertThat(run(new Command.CancelProcessInstance(instance))).isNotInstanceOf(Rejection.class);
    assertThat(state.get(Tables.PROCESS_INSTANCE, instance).state())
        .isEqualTo(InstanceState.TERMINATED);
  }

  @Test
  void shouldTakeTheFirstWayWhenTheModelWasDeployedWhileThatOneWon() {
    // given
    begin(BOTH_WAYS);
    store(BOTH_WAYS, 0);

    // when
    complete("first");

    // then
    assertThat(job("a").elementId()).isEqualTo("a");
  }

  @Test
  void shouldTakeTheLastWayWhenTheModelWasDeployedSince() {
    // given
    begin(BOTH_WAYS);
    restart();

    // when
    complete("first");

    // then
    assertThat(job("b").elementId()).isEqualTo("b");
  }

  private Outcome deploy(String xml) {
    return run(
        new Command.Deploy(
            List.of(new Command.Deploy.Resource("p.bpmn", xml.getBytes(StandardCharsets.UTF_8))),
            "<default>"));
  }

  private long begin(String xml) {
    assertThat(deploy(xml)).isInstanceOf(Reply.Deployed.class);
    return ((Reply.InstanceCreated) run(TestEngine.createOf("p", "{}"))).processInstanceKey();
  }

  /** As an earlier release left it. */
  private void store(String xml, int reading) {
    ProcessDefinitionRow row = state.all(Tables.PROCESS_DEFINITION).getLast();
    state.apply(
        List.of(
            new RowChange<>(
                Tables.PROCESS_DEFINITION,
                row,
                Tables.PROCESS_DEFINITION.with(row, Map.of("xml", xml, "reading", reading)))));
    restart();
  }

  private void restart() {
    engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  }

  private JobRow job(String type) {
    return state.all(Tables.JOB).stream()
        .filter(job -> job.type().equals(type) && job.state() == JobState.CREATED)
        .findFirst()
        .orElseThrow();
  }

  private void complete(String type) {
    assertThat(run(new Command.CompleteJob(job(type).key(), "{}")))
        .isNotInstanceOf(Rejection.class);
  }

  private Outcome run(Command command) {
    Step step =
        engine.step(
            command,
            state,
            new StepContext(Instant.EPOCH, () -> ++lastKey, StepContext.JobStreams.NONE));
    state.apply(step.changes());
    return step.outcome();
  }
}
