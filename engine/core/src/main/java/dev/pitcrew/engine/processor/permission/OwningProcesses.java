package dev.pitcrew.engine.processor.permission;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The id of the process that what a command names belongs to; absent where there is no such thing.
 * Of what belongs to no process, the deployment.
 */
final class OwningProcesses {

  private final StepRun run;

  OwningProcesses(StepRun run) {
    this.run = run;
  }

  @Nullable String definition(long key) {
    ProcessDefinitionRow row = run.get(Tables.PROCESS_DEFINITION, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String definition(Command.CreateProcessInstance command) {
    if (command.processDefinitionKey() > 0) {
      ProcessDefinitionRow row = run.get(Tables.PROCESS_DEFINITION, command.processDefinitionKey());
      return row == null ? null : row.processDefinitionId();
    }
    return command.processDefinitionId();
  }

  @Nullable String instance(long key) {
    ProcessInstanceRow row = run.get(Tables.PROCESS_INSTANCE, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String element(long key) {
    ElementInstanceRow row = run.get(Tables.ELEMENT_INSTANCE, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String incident(long key) {
    IncidentRow row = run.get(Tables.INCIDENT, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String job(long key) {
    JobRow row = run.get(Tables.JOB, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String decision(long key) {
    DecisionInstanceRow row = run.get(Tables.DECISION_INSTANCE, key);
    return row == null ? null : row.processDefinitionId();
  }

  @Nullable String document(String documentId) {
    List<DocumentRow> found = run.state().find(Indexes.DOCUMENTS_BY_ID, 1, documentId);
    return found.isEmpty() ? null : found.getFirst().processDefinitionId();
  }

  /** The deployment that a resource other than a process came with; 0 where there is none. */
  long deployment(long resourceKey) {
    DecisionRequirementsRow requirements = run.get(Tables.DECISION_REQUIREMENTS, resourceKey);
    if (requirements != null) {
      return requirements.deploymentKey();
    }
    FormRow form = run.get(Tables.FORM, resourceKey);
    if (form != null) {
      return form.deploymentKey();
    }
    ResourceRow resource = run.get(Tables.RESOURCE, resourceKey);
    return resource == null ? 0 : resource.deploymentKey();
  }
}
