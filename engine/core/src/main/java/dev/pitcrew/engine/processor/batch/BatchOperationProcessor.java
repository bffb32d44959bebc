package dev.pitcrew.engine.processor.batch;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;

/**
 * Begins batch operations, and stops and resumes them. Their items are found beside the writer and
 * added a page at a time.
 */
public final class BatchOperationProcessor {

  private static final int ITEMS_MAX = 10_000_000;
  private static final int PLAN_MAX = 1_000_000;

  private final StepRun run;
  private final BatchItems items;

  public BatchOperationProcessor(StepRun run, BatchItems items) {
    this.run = run;
    this.items = items;
  }

  public Outcome process(Command.CreateBatchOperation command) {
    if (command.plan().length() > PLAN_MAX) {
      throw RejectedException.invalidArgument(
          "Expected a batch operation with a plan of at most %d characters, but it has %d."
              .formatted(PLAN_MAX, command.plan().length()));
    }
    Caller caller = run.caller();
    BatchOperationRow row =
        new BatchOperationRow(
            run.newKey(),
            command.type(),
            BatchOperationState.CREATED,
            command.plan(),
            caller.name(),
            caller.kind().actorType(),
            caller.restricted(),
            BatchActor.sorted(caller.roles()),
            BatchActor.sorted(caller.groups()),
            BatchActor.sorted(caller.standsInFor()),
            run.nowMillis(),
            0,
            0,
            0,
            0,
            0,
            null,
            "<default>");
    items.change(row);
    return new Reply.BatchOperationCreated(row.key(), row.type());
  }

  public Outcome process(Command.AddBatchItems command) {
    BatchOperationRow row = created(command.batchOperationKey());
    int total = row.total() + command.items().size();
    if (total > ITEMS_MAX) {
      throw RejectedException.invalidState(
          "Expected a batch operation of at most %d items, but there are more."
              .formatted(ITEMS_MAX));
    }
    for (BatchItem item : command.items()) {
      items.change(
          new BatchItemRow(
              run.newKey(),
              row.key(),
              row.type(),
              item.itemKey(),
              item.decisionKey(),
              item.processInstanceKey(),
              item.rootProcessInstanceKey(),
              item.processDefinitionId(),
              BatchItemState.ACTIVE,
              false,
              0,
              null,
              row.tenantId()));
    }
    items.change(row.withTotal(total));
    return new Reply.Done();
  }

  /** All items are there. */
  public Outcome process(Command.StartBatchOperation command) {
    items.goOn(created(command.batchOperationKey()).withState(BatchOperationState.ACTIVE, 0));
    return new Reply.Done();
  }

  /** Not all items could be found: what is there is not done. */
  public Outcome process(Command.FailBatchOperation command) {
    items.goOn(created(command.batchOperationKey()).failing(command.error()));
    return new Reply.Done();
  }

  private BatchOperationRow created(long key) {
    BatchOperationRow row = run.get(Tables.BATCH_OPERATION, key);
    if (row == null || row.state() != BatchOperationState.CREATED) {
      throw RejectedException.invalidState(
          "Expected batch operation '%d' to wait for its items, but it is %s."
              .formatted(key, row == null ? "not there" : row.state()));
    }
    return row;
  }

  public Outcome process(Command.CancelBatchOperation command) {
    BatchOperationRow row =
        open(
            command.batchOperationKey(),
            "cancel",
            BatchOperationState.CREATED,
            BatchOperationState.ACTIVE,
            BatchOperationState.SUSPENDED);
    items.goOn(row.withState(BatchOperationState.CANCELED, 0));
    return new Reply.Done();
  }

  public Outcome process(Command.SuspendBatchOperation command) {
    BatchOperationRow row =
        open(command.batchOperationKey(), "suspend", BatchOperationState.ACTIVE);
    items.change(row.withState(BatchOperationState.SUSPENDED, 0));
    return new Reply.Done();
  }

  public Outcome process(Command.ResumeBatchOperation command) {
    BatchOperationRow row =
        open(command.batchOperationKey(), "resume", BatchOperationState.SUSPENDED);
    items.goOn(takenUp(row).withState(BatchOperationState.ACTIVE, 0));
    return new Reply.Done();
  }

  /**
   * Rights do not outlive the role: whoever resumes it does the rest. Clients may do everything;
   * through them, what somebody began gets no further than it would have got by itself.
   */
  private BatchOperationRow takenUp(BatchOperationRow row) {
    Caller caller = run.caller();
    return !caller.restricted()
        ? row
        : row.withActor(
            caller.name(),
            caller.kind().actorType(),
            true,
            BatchActor.sorted(caller.roles()),
            BatchActor.sorted(caller.groups()),
            BatchActor.sorted(caller.standsInFor()));
  }

  /** What is over is not found, as in Zeebe, which keeps only its history. */
  private BatchOperationRow open(long key, String what, BatchOperationState... states) {
    BatchOperationRow row = run.get(Tables.BATCH_OPERATION, key);
    if (row == null || row.state().isOver()) {
      throw RejectedException.notFound(
          "Expected to %s a batch operation with key '%d', but %s"
              .formatted(
                  what,
                  key,
                  row == null
                      ? "no such batch operation was found"
                      : "it is over: " + row.state() + "."));
    }
    if (!List.of(states).contains(row.state())) {
      throw RejectedException.invalidState(
          "Expected to %s batch operation with key '%d', but it is %s."
              .formatted(what, key, row.state()));
    }
    return row;
  }
}
