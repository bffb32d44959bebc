package dev.pitcrew.engine.runtime.retention;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has ended, and counts it. It asks the writer for a few rows at a time, the next when
 * the last are gone, so that others get their turn between; the row of an instance goes last, so
 * that an interrupted deletion can be taken up again. For one thread at a time.
 */
public final class Deletion {

  private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);

  /** What became of it. */
  public enum Answer {
    GONE,
    /** It may not go, and nothing of it is gone. */
    NOT_YET,
    /** Something went wrong on the way: some of it may be gone, and the rest is to follow. */
    BROKEN
  }

  /** So many rows are deleted within one step. */
  public static final int ROWS_MAX = 100;

  private final Store store;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private long instances;
  private long rows;

  public Deletion(Store store, Function<Command, CompletableFuture<Outcome>> submit) {
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
  public Answer instances(List<ProcessInstanceRow> ended)
      throws InterruptedException, ExecutionException {
    long rowsBefore = rows;
    Answer answer = withRows(ended);
    instances += answer == Answer.GONE ? ended.size() : 0;
    return answer == Answer.NOT_YET && rows > rowsBefore ? Answer.BROKEN : answer;
  }

  private Answer withRows(List<ProcessInstanceRow> ended)
      throws InterruptedException, ExecutionException {
    List<Long> keys = ended.stream().map(ProcessInstanceRow::key).toList();
    // A message that could start it again keeps it; then nothing of it may be gone.
    Answer answer = rowsOf(Tables.MESSAGE_CORRELATION, "processInstanceKey", keys);
    for (Table<?> table : Store.instanceTables()) {
      if (answer == Answer.GONE) {
        answer = rowsOf(table, "processInstanceKey", keys);
      }
    }
    return answer == Answer.GONE ? rows(Tables.PROCESS_INSTANCE, keys) : answer;
  }

  /** All rows of these owners, of which there may be millions. */
  <R extends Row> Answer rowsOf(Table<R> table, String owner, List<Long> ownerKeys)
      throws InterruptedException, ExecutionException {
    List<Long> found;
    do {
      found =
          store.keys(
              new Query<>(
                  table,
                  List.of(Filter.in(table, owner, ownerKeys)),
                  List.of(),
                  PageRequest.first(ROWS_MAX)));
      Answer answer = rows(table, found);
      if (answer != Answer.GONE) {
        return answer;
      }
    } while (found.size() == ROWS_MAX);
    return Answer.GONE;
  }

  /** These rows, at most {@link #ROWS_MAX}, in one step. */
  Answer rows(Table<?> table, List<Long> keys) throws InterruptedException, ExecutionException {
    if (keys.isEmpty()) {
      return Answer.GONE;
    }
    List<RowRef> refs = keys.stream().map(key -> new RowRef(table, key)).toList();
    Outcome outcome = submit.apply(new Command.DeleteEndedRows(refs)).get();
    if (outcome instanceof Reply.Done) {
      rows += refs.size();
      return Answer.GONE;
    }
    if (outcome instanceof Rejection rejection) {
      switch (rejection.type()) {
        case INVALID_STATE -> {
          return Answer.NOT_YET;
        }
        case UNAVAILABLE ->
            throw new StoreException(StoreException.Kind.UNAVAILABLE, rejection.reason(), null);
        default -> {}
      }
    }
    LOG.warn(
        "{} rows of {} from key {} on were not deleted: {}",
        refs.size(),
        table,
        keys.getFirst(),
        outcome);
    return Answer.BROKEN;
  }
}
