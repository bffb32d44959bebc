package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deploys resources together or not at all. What is deployed again with the same bytes keeps its
 * version; where something of the deployment is new, all of it becomes one deployment, so that it
 * can be bound to as a whole.
 */
public final class DeploymentCreateProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final ResourceParsing parsing;
  private final BpmnDeployment bpmn;
  private final DmnDeployment dmn;
  private final FormDeployment forms;
  private final ResourceDeployment resources;
  private final StartEvents startEvents;
  private final DeploymentPermissions permissions;

  public DeploymentCreateProcessor(
      StepRun run, Definitions definitions, ResourceParsing parsing, StartEvents startEvents) {
    this.run = run;
    this.definitions = definitions;
    this.parsing = parsing;
    this.bpmn = new BpmnDeployment(run, definitions);
    this.dmn = new DmnDeployment(run, definitions);
    this.forms = new FormDeployment(run, definitions);
    this.resources = new ResourceDeployment(run, definitions);
    this.startEvents = startEvents;
    this.permissions = new DeploymentPermissions(run);
  }

  public Outcome process(Command.Deploy command) {
    if (command.resources().isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to deploy at least one resource, but none given");
    }
    Map<Integer, ResourceParsing.Parsed> parsed = parsing.all(command.resources());
    DeploymentDraft draft = new DeploymentDraft(run.newKey(), command.tenantId());
    for (int i = 0; i < command.resources().size(); i++) {
      read(command.resources().get(i), parsed.get(i), draft);
    }
    draft.checkBindings();
    if (!draft.faults.isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to deploy new resources, but encountered the following errors:\n"
              + String.join("\n", draft.faults));
    }
    permissions.check(draft);
    return deploy(draft);
  }

  private void read(
      Command.Deploy.Resource resource,
      ResourceParsing.@Nullable Parsed parsed,
      DeploymentDraft draft) {
    switch (parsed) {
      case ResourceParsing.Parsed.Processes processes -> bpmn.read(resource, processes, draft);
      case ResourceParsing.Parsed.Decisions decisions -> dmn.read(resource, decisions, draft);
      case ResourceParsing.Parsed.Faulty faulty ->
          draft.faults.add("'%s': %s".formatted(resource.name(), faulty.fault()));
      case null -> {
        if (resource.name().endsWith(".form")) {
          forms.read(resource, draft);
        } else {
          resources.read(resource, draft);
        }
      }
    }
  }

  private Outcome deploy(DeploymentDraft draft) {
    boolean allKnown = draft.isAllKnown();
    if (!allKnown) {
      draft.graphs.forEach(definitions::remember);
      draft.models.forEach(definitions::remember);
    }
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
