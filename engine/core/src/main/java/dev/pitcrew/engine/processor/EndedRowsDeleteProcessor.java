package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/**
 * Forgets rows that are history: of process instances that have ended together with the one they
 * were called from, messages and batch operations that are over, documents that were deleted.
 * Whoever asks names the rows, because they are found beside the writer; here is only decided
 * whether they may go. The row of an instance or batch operation goes last. The audit trail stays.
 */
final class EndedRowsDeleteProcessor {

  private static final String OWNER = "processInstanceKey";

  private final StepRun run;

  EndedRowsDeleteProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.DeleteEndedRows command) {
    for (RowRef ref : command.rows()) {
      Row row = run.get(ref.table(), ref.key());
      if (row != null) {
        check(ref.table(), row);
        run.append(new Event.EndedRowDeleted(ref));
      }
    }
    return new Reply.Done();
  }

  private void check(Table<?> table, Row row) {
    boolean mayGo =
        switch (row) {
          case ProcessInstanceRow instance -> hasEnded(instance.key());
          case MessageRow message -> message.expired();
          case DocumentRow document -> document.deleted();
          case BatchOperationRow batch -> batch.endMillis() > 0;
          case BatchItemRow item -> isOver(item);
          // It keeps a buffered message from starting the same process once more.
          case MessageCorrelationRow correlation ->
              hasEnded(correlation.processInstanceKey()) && isOver(correlation.messageKey());
          default -> table != Tables.AUDIT && ownerHasEnded(table, row);
        };
    if (!mayGo) {
      throw RejectedException.invalidState(
          "Expected to delete the row of %s with key '%d', but it is no history yet"
              .formatted(table, row.key()));
    }
  }

  private boolean isOver(long messageKey) {
    MessageRow message = run.get(Tables.MESSAGE, messageKey);
    return message == null || message.expired();
  }

  private boolean isOver(BatchItemRow item) {
    BatchOperationRow batch = run.get(Tables.BATCH_OPERATION, item.batchOperationKey());
    return batch == null || batch.endMillis() > 0;
  }

  @SuppressWarnings("unchecked")
  private <R extends Row> boolean ownerHasEnded(Table<R> table, Row row) {
    Column<R> owner = table.column(OWNER);
    return table.value((R) row, owner) instanceof Long key && hasEnded(key);
  }

  private boolean hasEnded(long instanceKey) {
    ProcessInstanceRow instance = run.get(Tables.PROCESS_INSTANCE, instanceKey);
    if (instance == null) {
      return true;
    }
    ProcessInstanceRow root = run.get(Tables.PROCESS_INSTANCE, instance.rootProcessInstanceKey());
    return instance.state() != InstanceState.ACTIVE
        && (root == null || root.state() != InstanceState.ACTIVE);
  }
}
