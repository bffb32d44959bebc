package dev.pitcrew.engine.command;

import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command was accepted. */
public sealed interface Reply extends Outcome {

  /** Nothing more to say. */
  record Done() implements Reply {}

  record Deployed(
      long deploymentKey,
      String tenantId,
      List<ProcessDefinitionRow> processes,
      List<DecisionRequirementsRow> decisionRequirements,
      List<DecisionDefinitionRow> decisions,
      List<FormRow> forms,
      List<ResourceRow> resources)
      implements Reply {}

  record InstanceCreated(
      long processInstanceKey,
      long processDefinitionKey,
      String processDefinitionId,
      int version,
      String tenantId,
      List<String> tags,
      @Nullable String businessId)
      implements Reply {}

  /** The caller waits for {@link Effect.InstanceCompleted} of this instance. */
  record AwaitingResult(InstanceCreated created) implements Reply {}

  /** The caller waits for {@link Effect.UserTaskAnswered} of this user task. */
  record AwaitingListeners(long userTaskKey) implements Reply {}

  record JobsActivated(List<ActivatedJob> jobs) implements Reply {}

  record MessagePublished(long messageKey, String tenantId) implements Reply {}

  record MessageCorrelated(long messageKey, long processInstanceKey, String tenantId)
      implements Reply {}

  record SignalBroadcast(long signalKey, String tenantId) implements Reply {}

  record ConditionalsEvaluated(long evaluationKey, String tenantId, List<Started> started)
      implements Reply {
    public record Started(long processDefinitionKey, long processInstanceKey) {}
  }

  record VariablesSet(long key) implements Reply {}

  record DecisionEvaluated(
      long evaluationKey,
      DecisionDefinitionRow decision,
      long processInstanceKey,
      DecisionResult result,
      List<DecisionInstanceRow> instances)
      implements Reply {}

  record ClusterVariable(ClusterVariableRow row) implements Reply {}

  record GlobalTaskListenerStored(GlobalListenerRow listener) implements Reply {}

  record BatchOperationCreated(long batchOperationKey, BatchOperationType type) implements Reply {}

  record DocumentCreated(DocumentRow document) implements Reply {}
}
