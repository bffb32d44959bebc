package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One of those to which a batch operation does something.
 *
 * @param itemKey of the process instance or incident, or of the evaluation of the decision instance
 * @param decisionKey of the decision instance itself; 0 where it is something else, or where an
 *     older release noted it as the item's
 * @param processDefinitionId of the process it belongs to; empty where it belongs to none
 * @param due whether it is its turn
 * @param processedMillis when it was over or, while it is active, decided; 0 before
 * @param error why it failed; absent where it did not
 */
public record BatchItemRow(
    long key,
    long batchOperationKey,
    BatchOperationType operationType,
    long itemKey,
    long decisionKey,
    long processInstanceKey,
    long rootProcessInstanceKey,
    String processDefinitionId,
    BatchItemState state,
    boolean due,
    long processedMillis,
    @Nullable String error,
    String tenantId)
    implements Row {

  public BatchItemRow withDue(boolean newDue) {
    return copy(state, newDue, processedMillis, error);
  }

  /** It is decided, and what it decided is still done beside the writer. */
  public BatchItemRow decided(long atMillis) {
    return copy(state, false, atMillis, null);
  }

  public boolean isDecided() {
    return state == BatchItemState.ACTIVE && processedMillis > 0;
  }

  public BatchItemRow processed(BatchItemState newState, long atMillis, @Nullable String newError) {
    return copy(newState, false, atMillis, newError);
  }

  private BatchItemRow copy(
      BatchItemState newState, boolean newDue, long newProcessed, @Nullable String newError) {
    return new BatchItemRow(
        key,
        batchOperationKey,
        operationType,
        itemKey,
        decisionKey,
        processInstanceKey,
        rootProcessInstanceKey,
        processDefinitionId,
        newState,
        newDue,
        newProcessed,
        newError,
        tenantId);
  }
}
