package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.Protection;
import dev.pitcrew.engine.parse.ParsedBpmn;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Protections;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;

/** Reads a BPMN resource of a deployment. */
final class BpmnDeployment {

  private final StepRun run;
  private final Definitions definitions;

  BpmnDeployment(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  void read(
      Command.Deploy.Resource resource,
      ResourceParsing.Parsed.Processes parsed,
      DeploymentDraft draft) {
    String checksum = DeploymentDraft.checksum(resource.content());
    switch (parsed.bpmn()) {
      case ParsedBpmn.Invalid invalid -> {
        for (ParsedBpmn.Fault fault : invalid.faults()) {
          draft.faults.add(
              "'%s': Element: %s - %s"
                  .formatted(resource.name(), fault.elementId(), fault.message()));
        }
      }
      case ParsedBpmn.Valid valid -> {
        for (ExecutableProcess process : valid.processes()) {
          if (draft.claim("process", process.processDefinitionId(), resource.name())) {
            DeploymentDraft.Item<ProcessDefinitionRow> item =
                item(process, resource.name(), parsed.xml(), checksum, draft);
            draft.processes.add(item);
            draft.graphs.put(item.next().key(), process);
            draft.read(process, resource.name());
          }
        }
      }
    }
  }

  private DeploymentDraft.Item<ProcessDefinitionRow> item(
      ExecutableProcess process,
      String resourceName,
      String xml,
      String checksum,
      DeploymentDraft draft) {
    ProcessDefinitionRow known =
        definitions.latest(Indexes.LIVE_PROCESS_DEFINITIONS, process.processDefinitionId());
    ProcessDefinitionRow last =
        definitions.latest(Indexes.PROCESS_DEFINITIONS_BY_ID, process.processDefinitionId());
    boolean unvouched = !Protections.mayDeploy(run.caller());
    boolean same =
        known != null
            && (unvouched || !known.unvouched())
            && known.checksum().equals(checksum)
            && known.resourceName().equals(resourceName);
    Protection protection = process.protection();
    ProcessDefinitionRow next =
        new ProcessDefinitionRow(
            run.newKey(),
            process.processDefinitionId(),
            last == null ? 1 : last.version() + 1,
            process.versionTag(),
            process.name(),
            resourceName,
            checksum,
            xml,
            draft.deploymentKey,
            process.startFormId(),
            draft.tenantId,
            protection != null,
            protection == null ? List.of() : protection.roles(),
            protection == null ? List.of() : protection.jobTypes(),
            protection == null ? List.of() : protection.messages(),
            unvouched,
            false,
            ProcessDefinitionRow.READING);
    return new DeploymentDraft.Item<>(known, same, next);
  }
}
