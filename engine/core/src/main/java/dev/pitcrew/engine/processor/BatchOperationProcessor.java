package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Begins batch operations and leads them on. Their items are found beside the writer and added a
 * page at a time; then they become due some at a time, so that none is more than its rows.
 */
final class BatchOperationProcessor {

  /** So many items are due together. */
  private static final int RELEASED_MAX = 100;

  private static final int ITEMS_MAX = 10_000_000;
  private static final int PLAN_MAX = 1_000_000;

  private final StepRun run;

  BatchOperationProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.CreateBatchOperation command) {
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
            actorType(caller.kind()),
            caller.restricted(),
            sorted(caller.roles()),
            sorted(caller.groups()),
            sorted(caller.standsInFor()),
            run.nowMillis(),
            0,
            0,
            0,
            0,
            0,
            null,
            "<default>");
    change(row);
    return new Reply.BatchOperationCreated(row.key(), row.type());
  }

  /** As the API names it. */
  static String actorType(Caller.Kind kind) {
    return switch (kind) {
      case PERSON -> "USER";
      case CLIENT -> "CLIENT";
      case ANONYMOUS -> "ANONYMOUS";
      case ENGINE -> "UNKNOWN";
    };
  }

  private static Caller.Kind kind(String actorType) {
    return switch (actorType) {
      case "USER" -> Caller.Kind.PERSON;
      case "CLIENT" -> Caller.Kind.CLIENT;
      case "ANONYMOUS" -> Caller.Kind.ANONYMOUS;
      default -> Caller.Kind.ENGINE;
    };
  }

  static Caller actor(BatchOperationRow row) {
    return new Caller(
        row.actorId(),
        kind(row.actorKind()),
        row.actorRestricted(),
        Set.copyOf(row.actorRoles()),
        Set.copyOf(row.actorGroups()),
        Set.copyOf(row.actorStandsInFor()),
        null,
        0);
  }

  Outcome process(Command.AddBatchItems command) {
    BatchOperationRow row = created(command.batchOperationKey());
    int total = row.total() + command.items().size();
    if (total > ITEMS_MAX) {
      throw RejectedException.invalidState(
          "Expected a batch operation of at most %d items, but there are more."
              .formatted(ITEMS_MAX));
    }
    for (BatchItem item : command.items()) {
      change(
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
    change(row.withTotal(total));
    return new Reply.Done();
  }

  /** All items are there. */
  Outcome process(Command.StartBatchOperation command) {
    goOn(created(command.batchOperationKey()).withState(BatchOperationState.ACTIVE, 0));
    return new Reply.Done();
  }

  /** Not all items could be found: what is there is not done. */
  Outcome process(Command.FailBatchOperation command) {
    goOn(created(command.batchOperationKey()).failing(command.error()));
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

  Outcome process(Command.CancelBatchOperation command) {
    BatchOperationRow row =
        open(
            command.batchOperationKey(),
            "cancel",
            BatchOperationState.CREATED,
            BatchOperationState.ACTIVE,
            BatchOperationState.SUSPENDED);
    goOn(row.withState(BatchOperationState.CANCELED, 0));
    return new Reply.Done();
  }

  Outcome process(Command.SuspendBatchOperation command) {
    BatchOperationRow row =
        open(command.batchOperationKey(), "suspend", BatchOperationState.ACTIVE);
    change(row.withState(BatchOperationState.SUSPENDED, 0));
    return new Reply.Done();
  }

  Outcome process(Command.ResumeBatchOperation command) {
    BatchOperationRow row =
        open(command.batchOperationKey(), "resume", BatchOperationState.SUSPENDED);
    goOn(takenUp(row).withState(BatchOperationState.ACTIVE, 0));
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
            actorType(caller.kind()),
            true,
            sorted(caller.roles()),
            sorted(caller.groups()),
            sorted(caller.standsInFor()));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private BatchOperationRow open(long key, String what, BatchOperationState... states) {
    BatchOperationRow row = run.get(Tables.BATCH_OPERATION, key);
    if (row == null) {
      throw RejectedException.notFound(
          "Expected to %s a batch operation with key '%d', but no such batch operation was found"
              .formatted(what, key));
    }
    if (!List.of(states).contains(row.state())) {
      throw RejectedException.invalidState(
          "Expected to %s batch operation with key '%d', but it is %s."
              .formatted(what, key, row.state()));
    }
    return row;
  }

  /** An item whose turn it is; null where it is put off or will not be any more. */
  @Nullable BatchItemRow take(long itemRowKey) {
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
  void decided(BatchItemRow item) {
    change(item.decided(run.nowMillis()));
    run.effectOnce(new Effect.HistoryToDelete());
  }

  Outcome process(Command.EndBatchItem command) {
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
  void ended(BatchItemRow item, BatchItemState state, @Nullable String error) {
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
  private void goOn(BatchOperationRow row) {
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

  private void change(BatchOperationRow row) {
    run.append(new Event.BatchOperationChanged(row));
  }

  private void change(BatchItemRow row) {
    run.append(new Event.BatchItemChanged(row));
  }
}
