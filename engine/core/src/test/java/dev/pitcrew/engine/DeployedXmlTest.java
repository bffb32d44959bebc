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
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as it ships: with its own parser. */
class DeployedXmlTest {

  private final InMemoryState state = new InMemoryState();
  private final Engine engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  private long lastKey = 1;

  private Outcome run(Command command) {
    Step step =
        engine.step(
            command,
            state,
            new StepContext(
                Instant.parse("2026-03-01T10:00:00Z"),
                () -> ++lastKey,
                StepContext.JobStreams.NONE));
    state.apply(step.changes());
    return step.outcome();
  }

  private Outcome deploy(String name, String content) {
    return run(
        new Command.Deploy(
            List.of(new Command.Deploy.Resource(name, content.getBytes(StandardCharsets.UTF_8))),
            "<default>"));
  }

  @Test
  void shouldRunProcessFromXmlAlsoWhenTheGraphHasToBeRebuilt() {
    // given
    String xml =
        Bpmn.convertToString(
            Bpmn.createExecutableProcess("p")
                .startEvent("s")
                .serviceTask("t", t -> t.zeebeJobType("work"))
                .endEvent("e")
                .done());
    assertThat(deploy("p.bpmn", xml)).isInstanceOf(Reply.Deployed.class);
    run(TestEngine.createOf("p", "{}"));

    // when
    engine.clearCaches();
    Reply.JobsActivated jobs =
        (Reply.JobsActivated)
            run(new Command.ActivateJobs("work", "w", 1_000, 1, List.of(), List.of()));
    Outcome done = run(new Command.CompleteJob(jobs.jobs().getFirst().job().key(), "{}"));

    // then
    assertThat(done).isEqualTo(new Reply.Done());
    assertThat(state.all(Tables.PROCESS_INSTANCE))
        .extracting(ProcessInstanceRow::state)
        .containsExactly(InstanceState.COMPLETED);
  }

  @Test
  void shouldRefuseAllWhenOneResourceIsWrong() {
    // given
    Command.Deploy deploy =
        new Command.Deploy(
            List.of(
                new Command.Deploy.Resource(
                    "f.form", "{\"id\":\"f\"}".getBytes(StandardCharsets.UTF_8)),
                new Command.Deploy.Resource("g.form", "{}".getBytes(StandardCharsets.UTF_8)),
                new Command.Deploy.Resource("x.rpa", new byte[0]),
                new Command.Deploy.Resource(
                    "p.bpmn",
                    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
                        .getBytes(StandardCharsets.UTF_8))),
            "<default>");

    // when
    Outcome outcome = run(deploy);

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejection.class,
            r -> {
              assertThat(r.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
              assertThat(r.reason())
                  .contains("'g.form': Expected the form to have an 'id', but it has none")
                  .contains("'x.rpa': Expected the resource to have an 'id', but it has none")
                  .contains("'p.bpmn'");
            });
    assertThat(state.all(Tables.FORM)).isEmpty();
  }

  private static String bound(String element) {
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
      <process id="p" isExecutable="true"><startEvent id="s"/>%s<endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="x"/><sequenceFlow id="f2" sourceRef="x" targetRef="e"/></process>
    </definitions>
    """
        .formatted(element);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "callActivity | <zeebe:calledElement processId='y' bindingType='deployment'/> | process",
        "businessRuleTask | <zeebe:calledDecision decisionId='y' resultVariable='r'"
            + " bindingType='deployment'/> | decision",
        "userTask | <zeebe:userTask/><zeebe:formDefinition formId='y' bindingType='deployment'/> |"
            + " form",
        "userTask | <zeebe:formDefinition formId='y' bindingType='deployment'/> | form",
      })
  void shouldRefuseWhatIsBoundToItsDeploymentAndNotInIt(
      String element, String extension, String kind) {
    // when
    Outcome outcome =
        deploy(
            "p.bpmn",
            bound(
                "<%s id='x'><extensionElements>%s</extensionElements></%s>"
                    .formatted(element, extension, element)));

    // then
    assertThat(outcome)
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_ARGUMENT,
                """
                Expected to deploy new resources, but encountered the following errors:
                'p.bpmn': Element: x - Expected to find %s with id 'y' in current deployment, but not found.\
                """
                    .formatted(kind)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "callActivity | <zeebe:calledElement processId='y' bindingType='versionTag'"
            + " versionTag='v'/> | Expected to call process with BPMN process id 'y' and version"
            + " tag 'v', but no such process found. To resolve this incident, deploy a process with"
            + " the given process id and version tag.",
        "businessRuleTask | <zeebe:calledDecision decisionId='y' resultVariable='r'"
            + " bindingType='versionTag' versionTag='v'/> | Expected to evaluate decision with id"
            + " 'y' and version tag 'v', but no such decision found. To resolve this incident,"
            + " deploy a decision with the given id and version tag.",
        "userTask | <zeebe:userTask/><zeebe:formDefinition formId='y' bindingType='versionTag'"
            + " versionTag='v'/> | Expected to use a form with id 'y' and version tag 'v', but no"
            + " such form found. To resolve the incident, deploy a form with the given id and"
            + " version tag.",
        "userTask | <zeebe:formDefinition formId='=\"y\"' bindingType='deployment'/> | Expected to"
            + " use a form with id 'y' with binding type 'deployment', but no such form found in"
            + " the deployment with key 2 which contained the current process. To resolve this"
            + " incident, migrate the process instance to a process definition that is deployed"
            + " together with the intended form to use.",
      })
  void shouldTellWhatAnElementIsBoundToAndIsNotThere(
      String element, String extension, String message) {
    // given
    Outcome deployed =
        deploy(
            "p.bpmn",
            bound(
                "<%s id='x'><extensionElements>%s</extensionElements></%s>"
                    .formatted(element, extension, element)));
    assertThat(deployed).isInstanceOf(Reply.Deployed.class);

    // when
    run(TestEngine.createOf("p", "{}"));

    // then
    assertThat(state.all(Tables.INCIDENT))
        .extracting(IncidentRow::message)
        .containsExactly(message);
  }

  @Test
  void shouldMakeAllNewVersionsWhenOneOfADeploymentChanged() {
    // given
    String xml =
        Bpmn.convertToString(Bpmn.createExecutableProcess("p").startEvent().endEvent().done());
    Command.Deploy.Resource process =
        new Command.Deploy.Resource("p.bpmn", xml.getBytes(StandardCharsets.UTF_8));
    run(new Command.Deploy(List.of(process, form("{\"id\":\"f\"}")), "<default>"));

    // when
    Reply.Deployed same =
        (Reply.Deployed)
            run(new Command.Deploy(List.of(process, form("{\"id\":\"f\"}")), "<default>"));
    Reply.Deployed changed =
        (Reply.Deployed)
            run(new Command.Deploy(List.of(process, form("{\"id\":\"f\",\"x\":1}")), "<default>"));

    // then
    assertThat(same.processes().getFirst().version()).isEqualTo(1);
    assertThat(same.forms().getFirst().version()).isEqualTo(1);
    assertThat(changed.processes().getFirst().version()).isEqualTo(2);
    assertThat(changed.forms().getFirst().version()).isEqualTo(2);
    assertThat(changed.processes().getFirst().deploymentKey())
        .isEqualTo(changed.forms().getFirst().deploymentKey());
  }

  private static Command.Deploy.Resource form(String json) {
    return new Command.Deploy.Resource("f.form", json.getBytes(StandardCharsets.UTF_8));
  }
}
