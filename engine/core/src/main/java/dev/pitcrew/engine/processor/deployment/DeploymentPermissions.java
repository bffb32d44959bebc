package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.processor.permission.Permissions;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.step.Protections;
import dev.pitcrew.engine.step.StepRun;
import java.util.function.ToLongFunction;

/** Who may deploy versions of protected processes, and of what lies beside them. */
final class DeploymentPermissions {

  private final StepRun run;

  DeploymentPermissions(StepRun run) {
    this.run = run;
  }

  /**
   * Nothing of a protected process, nor what was ever deployed together with it, gets a new version
   * from just anybody: a decision or form decides as much as the process, also when somebody who
   * may has since deployed it by itself.
   */
  void check(DeploymentDraft draft) {
    if (Protections.mayDeploy(run.caller())) {
      return;
    }
    draft.processes.forEach(
        item -> {
          String id = item.next().processDefinitionId();
          if (item.next().restricted() || run.protections().isProtected(id)) {
            throw Permissions.forbidden(run.caller(), "deploy a version", id);
          }
          requireOpen(Indexes.PROCESS_DEFINITIONS_BY_ID, id, ProcessDefinitionRow::deploymentKey);
        });
    draft.requirements.forEach(
        item ->
            requireOpen(
                Indexes.DECISION_REQUIREMENTS_BY_ID,
                item.next().decisionRequirementsId(),
                DecisionRequirementsRow::deploymentKey));
    draft.decisions.forEach(
        item ->
            requireOpen(
                Indexes.DECISION_DEFINITIONS_BY_ID,
                item.next().decisionDefinitionId(),
                DecisionDefinitionRow::deploymentKey));
    draft.forms.forEach(
        item -> requireOpen(Indexes.FORMS_BY_ID, item.next().formId(), FormRow::deploymentKey));
    draft.resources.forEach(
        item ->
            requireOpen(
                Indexes.RESOURCES_BY_ID, item.next().resourceId(), ResourceRow::deploymentKey));
  }

  /** Whatever version lay beside a protected process: the newest alone may lie by itself. */
  private <R extends Row> void requireOpen(
      Index<R> versions, String id, ToLongFunction<R> deploymentOf) {
    for (R version : run.state().findAll(versions, id)) {
      if (run.protections().isProtectedDeployment(deploymentOf.applyAsLong(version))) {
        throw Permissions.forbidden(run.caller(), "deploy a version", id);
      }
    }
  }
}
