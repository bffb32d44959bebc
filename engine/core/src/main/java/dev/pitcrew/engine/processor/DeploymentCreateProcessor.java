package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Deploys resources together or not at all. What is deployed again with the same bytes keeps its
 * version; where something of the deployment is new, all of it becomes one deployment, so that it
 * can be bound to as a whole.
 */
final class DeploymentCreateProcessor {

  private final StepRun run;
  private final BpmnDeployment bpmn;
  private final DmnDeployment dmn;
  private final FormDeployment forms;
  private final ResourceDeployment resources;
  private final StartEvents startEvents;
  private final DeploymentPermissions permissions;

  DeploymentCreateProcessor(Parts parts) {
    this.run = parts.run();
    this.bpmn = new BpmnDeployment(parts);
    this.dmn = new DmnDeployment(parts);
    this.forms = new FormDeployment(parts);
    this.resources = new ResourceDeployment(parts);
    this.startEvents = new StartEvents(parts);
    this.permissions = new DeploymentPermissions(parts.run());
  }

  Outcome process(Command.Deploy command) {
    if (command.resources().isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to deploy at least one resource, but none given");
    }
    DeploymentDraft draft = new DeploymentDraft(run.newKey(), command.tenantId());
    for (Command.Deploy.Resource resource : command.resources()) {
      read(resource, draft);
    }
    if (!draft.faults.isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to deploy new resources, but encountered the following errors:\n"
              + String.join("\n", draft.faults));
    }
    permissions.check(draft);
    return deploy(draft);
  }

  private void read(Command.Deploy.Resource resource, DeploymentDraft draft) {
    String name = resource.name();
    if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
      bpmn.read(resource, draft);
    } else if (name.endsWith(".dmn")) {
      dmn.read(resource, draft);
    } else if (name.endsWith(".form")) {
      forms.read(resource, draft);
    } else {
      resources.read(resource, draft);
    }
  }

  private Outcome deploy(DeploymentDraft draft) {
    boolean allKnown = draft.isAllKnown();
    List<ProcessDefinitionRow> processes = new ArrayList<>();
    for (DeploymentDraft.Item<ProcessDefinitionRow> item : draft.processes) {
      processes.add(item.choose(allKnown));
      if (!allKnown) {
        run.append(new Event.ProcessDeployed(item.next()));
        startEvents.replace(item.known(), item.next());
      }
    }
    List<DecisionRequirementsRow> requirements = new ArrayList<>();
    for (DeploymentDraft.Item<DecisionRequirementsRow> item : draft.requirements) {
      requirements.add(item.choose(allKnown));
      if (!allKnown) {
        run.append(new Event.DecisionRequirementsDeployed(item.next()));
      }
    }
    List<DecisionDefinitionRow> decisions = new ArrayList<>();
    for (DeploymentDraft.Item<DecisionDefinitionRow> item : draft.decisions) {
      decisions.add(item.choose(allKnown));
      if (!allKnown) {
        run.append(new Event.DecisionDeployed(item.next()));
      }
    }
    List<FormRow> formRows = new ArrayList<>();
    for (DeploymentDraft.Item<FormRow> item : draft.forms) {
      formRows.add(item.choose(allKnown));
      if (!allKnown) {
        run.append(new Event.FormDeployed(item.next()));
      }
    }
    List<ResourceRow> resourceRows = new ArrayList<>();
    for (DeploymentDraft.Item<ResourceRow> item : draft.resources) {
      resourceRows.add(item.choose(allKnown));
      if (!allKnown) {
        run.append(new Event.ResourceDeployed(item.next()));
      }
    }
    return new Reply.Deployed(
        draft.deploymentKey,
        draft.tenantId,
        processes,
        requirements,
        decisions,
        formRows,
        resourceRows);
  }
}
