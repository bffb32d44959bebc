package dev.pitcrew.engine.command;

import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.RowRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the engine. It may be refused: see {@link Rejection}. Variables are JSON text of one
 * object; times are milliseconds.
 */
public sealed interface Command {

  /** What a client or person asks for. */
  sealed interface External extends Command {}

  /** What the engine owes itself: found again from rows after a crash. */
  sealed interface Internal extends Command {}

  record Deploy(List<Resource> resources, String tenantId) implements External {
    public record Resource(String name, byte[] content) {}
  }

  /**
   * Deletes one version of what is deployed.
   *
   * @param deleteHistory whether all that came of it is to go, too; only for processes
   */
  record DeleteResource(long resourceKey, boolean deleteHistory) implements External {}

  /**
   * @param processDefinitionKey 0 where the id is given
   * @param version 0 for the newest
   * @param awaitResult whether the reply comes when the instance has completed
   * @param startElementIds where to start instead of the none start event; empty for that
   * @param terminateAfterElementIds the instance ends as soon as one of these has completed
   */
  record CreateProcessInstance(
      @Nullable String processDefinitionId,
      long processDefinitionKey,
      int version,
      String variables,
      List<String> startElementIds,
      boolean awaitResult,
      List<String> resultVariables,
      List<String> tags,
      @Nullable String businessId,
      String tenantId,
      List<String> terminateAfterElementIds)
      implements External {

    /** One that goes on to its end. */
    public CreateProcessInstance(
        @Nullable String processDefinitionId,
        long processDefinitionKey,
        int version,
        String variables,
        List<String> startElementIds,
        boolean awaitResult,
        List<String> resultVariables,
        List<String> tags,
        @Nullable String businessId,
        String tenantId) {
      this(
          processDefinitionId,
          processDefinitionKey,
          version,
          variables,
          startElementIds,
          awaitResult,
          resultVariables,
          tags,
          businessId,
          tenantId,
          List.of());
    }
  }

  record CancelProcessInstance(long processInstanceKey) implements External {}

  record ModifyProcessInstance(long processInstanceKey, Modification modification)
      implements External {}

  record MigrateProcessInstance(long processInstanceKey, Migration migration) implements External {}

  /** {@code fetchVariables} empty means all. */
  record ActivateJobs(
      String type,
      String worker,
      long timeoutMillis,
      int maxJobsToActivate,
      List<String> fetchVariables,
      List<String> tenantIds)
      implements External {}

  /** Asks whether the caller may have jobs of this type, before it opens a stream of them. */
  record RequestJobs(String type) implements External {}

  /** {@code result} is what it decides besides; null where it has nothing to say. */
  record CompleteJob(long jobKey, String variables, @Nullable JobResult result)
      implements External {
    public CompleteJob(long jobKey, String variables) {
      this(jobKey, variables, null);
    }
  }

  /** Begins elements in an ad-hoc sub-process. */
  record ActivateAdHocElements(
      long adHocSubProcessInstanceKey,
      List<AdHocResult.Activation> activations,
      boolean cancelsRemaining)
      implements External {}

  record FailJob(
      long jobKey,
      int retries,
      @Nullable String errorMessage,
      long retryBackoffMillis,
      String variables)
      implements External {}

  record ThrowJobError(
      long jobKey, String errorCode, @Nullable String errorMessage, String variables)
      implements External {}

  /** What is null stays. */
  record UpdateJob(long jobKey, @Nullable Integer retries, @Nullable Long timeoutMillis)
      implements External {}

  /** A pushed or polled job could not be handed over. */
  record YieldJob(long jobKey) implements Internal {}

  record PublishMessage(
      String name,
      String correlationKey,
      long timeToLiveMillis,
      @Nullable String messageId,
      String variables,
      String tenantId)
      implements External {}

  record CorrelateMessage(String name, String correlationKey, String variables, String tenantId)
      implements External {}

  /** To all who wait for it now. */
  record BroadcastSignal(String name, String variables, String tenantId) implements External {}

  /**
   * Begins an instance for each conditional start event whose condition holds for the variables.
   *
   * @param processDefinitionKey 0 for the newest version of every process
   */
  record EvaluateConditionals(long processDefinitionKey, String variables, String tenantId)
      implements External {}

  record SetVariables(long elementInstanceKey, String variables, boolean local)
      implements External {}

  record ResolveIncident(long incidentKey) implements External {}

  record EvaluateDecision(
      @Nullable String decisionDefinitionId,
      long decisionDefinitionKey,
      String variables,
      String tenantId)
      implements External {}

  record AssignUserTask(
      long userTaskKey, String assignee, boolean allowOverride, @Nullable String action)
      implements External {}

  record UnassignUserTask(long userTaskKey, @Nullable String action) implements External {}

  /** What is null stays; an empty text clears a date. */
  record UpdateUserTask(
      long userTaskKey,
      @Nullable List<String> candidateGroups,
      @Nullable List<String> candidateUsers,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable Integer priority,
      @Nullable String action)
      implements External {}

  /**
   * A listener of all user tasks.
   *
   * @param eventTypes {@code all}, or names of events, in any letter case
   */
  record GlobalTaskListener(
      String type, int retries, List<String> eventTypes, boolean afterNonGlobal, int priority) {}

  record CreateGlobalTaskListener(String id, GlobalTaskListener listener) implements External {}

  record UpdateGlobalTaskListener(String id, GlobalTaskListener listener) implements External {}

  record DeleteGlobalTaskListener(String id) implements External {}

  record CompleteUserTask(long userTaskKey, String variables, @Nullable String action)
      implements External {}

  /** The bytes are already in the content-addressed store. */
  record CreateDocument(
      String documentId,
      String contentHash,
      long sizeBytes,
      String metadata,
      long processInstanceKey,
      long expiryMillis,
      String tenantId)
      implements External {}

  record DeleteDocument(String documentId) implements External {}

  /** {@code value} is any JSON text; expressions of all processes see it. */
  record CreateClusterVariable(String name, String value) implements External {}

  record UpdateClusterVariable(String name, String value) implements External {}

  record DeleteClusterVariable(String name) implements External {}

  /** Whether it may be deleted; its rows follow as {@link DeleteEndedRows}. */
  record DeleteProcessInstance(long processInstanceKey) implements External {}

  /** {@code keys} are those of its rows. */
  record DeleteDecisionInstance(long evaluationKey, List<Long> keys) implements External {}

  /** {@code plan} as {@code BatchPlans} writes it; its items follow. */
  record CreateBatchOperation(BatchOperationType type, String plan) implements External {}

  record CancelBatchOperation(long batchOperationKey) implements External {}

  record SuspendBatchOperation(long batchOperationKey) implements External {}

  record ResumeBatchOperation(long batchOperationKey) implements External {}

  record AddBatchItems(long batchOperationKey, List<BatchItem> items) implements Internal {}

  /** All items are added. */
  record StartBatchOperation(long batchOperationKey) implements Internal {}

  /** Its items could not be found. */
  record FailBatchOperation(long batchOperationKey, String error) implements Internal {}

  /** {@code key} is that of the item's row. */
  record RunBatchItem(long key) implements Internal {}

  /**
   * What an item decided to delete is deleted beside the writer.
   *
   * @param error why it could not be; absent where it is gone
   */
  record EndBatchItem(long key, @Nullable String error) implements Internal {}

  record TriggerTimer(long timerKey) implements Internal {}

  record TimeOutJob(long jobKey) implements Internal {}

  record EndJobBackoff(long jobKey) implements Internal {}

  record ExpireMessage(long messageKey) implements Internal {}

  record Continue(long continuationKey) implements Internal {}

  /**
   * What is due and met the same bug again and again.
   *
   * @param times how often
   */
  record SetAside(RowRef row, int times) implements Internal {}

  /** Rows that are history; those that are gone already are passed over. */
  record DeleteEndedRows(List<RowRef> rows) implements Internal {}
}
