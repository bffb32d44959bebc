package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Deletes what has ended, and counts it. It asks the writer for a few rows at a time, the next when
 * the last are gone, so that others get their turn between; the row of an instance goes last, so
 * that an interrupted deletion can be taken up again. Methods answer false where something may not
 * go yet. For one thread at a time.
 */
final class Deletion {

  /** So many rows are deleted within one step. */
  static final int ROWS_MAX = 100;

  private final Store store;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private long instances;
  private long rows;

  Deletion(Store store, Function<Command, CompletableFuture<Outcome>> submit) {
    this.store = store;
    this.submit = submit;
  }

  /** How many process instances are gone with all that they left. */
  long instances() {
    return instances;
  }

  /** How many rows are gone. */
  long rows() {
    return rows;
  }

  /** Instances with all that they left, which is gone first. */
  boolean instances(List<ProcessInstanceRow> ended)
      throws InterruptedException, ExecutionException {
    List<Long> keys = ended.stream().map(ProcessInstanceRow::key).toList();
    // A message that could start it again keeps it; then nothing of it may be gone.
    if (!rowsOf(Tables.MESSAGE_CORRELATION, "processInstanceKey", keys)) {
      return false;
    }
    for (Table<?> table : Store.instanceTables()) {
      if (!rowsOf(table, "processInstanceKey", keys)) {
        return false;
      }
    }
    boolean isGone = rows(Tables.PROCESS_INSTANCE, ended);
    instances += isGone ? ended.size() : 0;
    return isGone;
  }

  /** All rows of these owners, of which there may be millions. */
  <R extends Row> boolean rowsOf(Table<R> table, String owner, List<Long> ownerKeys)
      throws InterruptedException, ExecutionException {
    List<R> found;
    do {
      found =
          store
              .search(
                  new Query<>(
                      table,
                      List.of(Filter.in(table, owner, ownerKeys)),
                      List.of(),
                      PageRequest.first(ROWS_MAX)))
              .items();
      if (!rows(table, found)) {
        return false;
      }
    } while (found.size() == ROWS_MAX);
    return true;
  }

  /** These rows, at most {@link #ROWS_MAX}, in one step. */
  <R extends Row> boolean rows(Table<R> table, List<R> ended)
      throws InterruptedException, ExecutionException {
    if (ended.isEmpty()) {
      return true;
    }
    List<RowRef> refs = ended.stream().map(row -> new RowRef(table, row.key())).toList();
    Outcome outcome = submit.apply(new Command.DeleteEndedRows(refs)).get();
    if (outcome instanceof Reply.Done) {
      rows += refs.size();
      return true;
    }
    if (outcome instanceof Rejection rejection && rejection.type() == Rejection.Type.UNAVAILABLE) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, rejection.reason(), null);
    }
    return false;
  }
}
