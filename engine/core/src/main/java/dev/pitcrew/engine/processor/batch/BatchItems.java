package dev.pitcrew.engine.processor.batch;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads batch operations on: their items become due some at a time, so that no step is more than
 * the rows of one item.
 */
public final class BatchItems {

  /** So many items are due together. */
  private static final int RELEASED_MAX = 100;

  private final StepRun run;

  public BatchItems(StepRun run) {
    this.run = run;
  }

  /** An item whose turn it is; null where it is put off or will not be any more. */
  public @Nullable BatchItemRow take(long itemRowKey) {
    BatchItemRow item = run.get(Tables.BATCH_ITEM, itemRowKey);
    if (item == null || !item.due()) {
      throw RejectedException.notFound(
          "Expected to work on item '%d' of a batch operation, but no such item is due"
              .formatted(itemRowKey));
    }
    BatchOperationRow row = run.need(Tables.BATCH_OPERATION, item.batchOperationKey());
    switch (row.state()) {
      case ACTIVE -> {
        return item;
      }
      case SUSPENDED -> {
        change(item.withDue(false));
        change(row.withReleased(row.released() - 1));
      }
      default -> ended(item, BatchItemState.CANCELED, null);
    }
    return null;
  }

  /** Its rows are many: they go beside the writer, and it stays open until they are gone. */
  public void decided(BatchItemRow item) {
    change(item.decided(run.nowMillis()));
    run.effectOnce(new Effect.HistoryToDelete());
  }

  public Outcome process(Command.EndBatchItem command) {
    BatchItemRow item = run.get(Tables.BATCH_ITEM, command.key());
    if (item == null || !item.isDecided()) {
      throw RejectedException.notFound(
          "Expected to end item '%d' of a batch operation, but no such item is decided"
              .formatted(command.key()));
    }
    boolean isGone = command.error() == null;
    ended(item, isGone ? BatchItemState.COMPLETED : BatchItemState.FAILED, command.error());
    return new Reply.Done();
  }

  /** An item is over, and the next ones become due when it was the last of those that were. */
  public void ended(BatchItemRow item, BatchItemState state, @Nullable String error) {
    change(item.processed(state, run.nowMillis(), error));
    BatchOperationRow row = run.need(Tables.BATCH_OPERATION, item.batchOperationKey());
    BatchOperationRow counted =
        row.counted(
            state == BatchItemState.COMPLETED ? 1 : 0, state == BatchItemState.FAILED ? 1 : 0);
    if (counted.released() == 0 && counted.state() != BatchOperationState.SUSPENDED) {
      goOn(counted);
    } else {
      change(counted);
    }
  }

  /** Unless some are due already, which then go on by themselves. */
  void goOn(BatchOperationRow row) {
    if (row.released() > 0) {
      change(row);
      return;
    }
    List<BatchItemRow> next = run.state().find(Indexes.ACTIVE_BATCH_ITEMS, RELEASED_MAX, row.key());
    for (BatchItemRow item : next) {
      change(item.withDue(true));
    }
    if (!next.isEmpty()) {
      run.effectOnce(new Effect.WakeAt(run.nowMillis()));
      change(row.withReleased(next.size()));
    } else if (row.state() == BatchOperationState.ACTIVE) {
      change(row.withState(BatchOperationState.COMPLETED, run.nowMillis()));
    } else {
      change(row.withState(row.state(), run.nowMillis()));
    }
  }

  void change(BatchOperationRow row) {
    run.append(new Event.BatchOperationChanged(row));
  }

  void change(BatchItemRow row) {
    run.append(new Event.BatchItemChanged(row));
  }
}
