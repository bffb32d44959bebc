package dev.pitcrew.engine.runtime.retention;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds history that is older than it is kept, and documents that somebody deleted, and has them
 * deleted. It reads beside the writer; what was interrupted is taken up by the next round.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** In one round, so that the others have their turn. */
  private static final Duration MESSAGES_MAX = Duration.ofMinutes(10);

  private final Store store;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private final InstantSource clock;
  private final @Nullable Duration kept;
  private final WorkedOn at = new WorkedOn();
  private final OldInstances instances;
  private final OldMessages messages;
  private final DeletedDocuments deletedDocuments;

  /** What one round deleted. */
  public record Round(long instances, long rows) {}

  /**
   * @param kept for how long history is kept; for good where absent
   */
  public Retention(
      Store store,
      BlobStore documents,
      Function<Command, CompletableFuture<Outcome>> submit,
      InstantSource clock,
      @Nullable Duration kept) {
    this.store = store;
    this.submit = submit;
    this.clock = clock;
    this.kept = kept;
    this.instances = new OldInstances(store, at);
    this.messages = new OldMessages(store, at);
    this.deletedDocuments = new DeletedDocuments(store, documents, at);
  }

  /**
   * One round, for a scheduler: whatever is wrong is said, and the next round tries again. An
   * exception would end the rounds for good.
   */
  public void runQuietly() {
    long start = System.nanoTime();
    try {
      Round round = run();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (kept != null && took.compareTo(kept) > 0) {
        LOG.warn("History is kept for {}, but to delete what is older took {}.", kept, took);
      }
      if (round.rows() > 0) {
        LOG.info("{} process instances were deleted, {} rows.", round.instances(), round.rows());
      }
    } catch (StoreException | ExecutionException e) {
      LOG.warn("What is older than it is kept could not be deleted; it is tried again later.", e);
    } catch (RuntimeException e) {
      LOG.error(
          "A bug, or a row that cannot be read, keeps {} and what comes after it from being deleted; it is tried again later.",
          at,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Round run() throws InterruptedException, ExecutionException {
    return run(MESSAGES_MAX);
  }

  /**
   * @param messagesMax after which the messages that are left wait for the next round
   */
  public Round run(Duration messagesMax) throws InterruptedException, ExecutionException {
    Deletion deletion = new Deletion(store, submit);
    if (kept != null) {
      history(clock.millis() - kept.toMillis(), messagesMax, deletion);
    }
    deletedDocuments.delete(clock.millis(), deletion);
    return new Round(deletion.instances(), deletion.rows());
  }

  private void history(long before, Duration messagesMax, Deletion deletion)
      throws InterruptedException, ExecutionException {
    instances.delete(before, deletion);
    messages.delete(before, messagesMax, deletion);
    each(
        Tables.DECISION_INSTANCE,
        List.of(
            Filter.of(Tables.DECISION_INSTANCE, "processInstanceKey", Filter.Operator.LTE, 0L),
            older(Tables.DECISION_INSTANCE, "evaluatedMillis", before)),
        keys -> deletion.rows(Tables.DECISION_INSTANCE, keys));
    each(
        Tables.BATCH_OPERATION,
        List.of(
            Filter.of(Tables.BATCH_OPERATION, "endMillis", Filter.Operator.GT, 0L),
            older(Tables.BATCH_OPERATION, "endMillis", before)),
        keys -> batchOperations(keys, deletion));
  }

  /** Each after its items, of which there may be millions. */
  private void batchOperations(List<Long> keys, Deletion deletion)
      throws InterruptedException, ExecutionException {
    for (long key : keys) {
      Deletion.Answer items = deletion.rowsOf(Tables.BATCH_ITEM, "batchOperationKey", List.of(key));
      if (items == Deletion.Answer.GONE) {
        deletion.rows(Tables.BATCH_OPERATION, List.of(key));
      }
    }
  }

  /** Work that may have to wait for the writer. */
  private interface Portion {
    void accept(List<Long> keys) throws InterruptedException, ExecutionException;
  }

  private static <R extends Row> Filter<R> older(Table<R> table, String column, long millis) {
    return Filter.of(table, column, Filter.Operator.LT, millis);
  }

  private <R extends Row> void each(Table<R> table, List<Filter<R>> filters, Portion portion)
      throws InterruptedException, ExecutionException {
    List<Long> keys;
    long last = 0;
    do {
      at.now("rows of %s behind %d".formatted(table, last));
      List<Filter<R>> next = new ArrayList<>(filters);
      next.add(Filter.of(table, "key", Filter.Operator.GT, last));
      keys = store.keys(new Query<>(table, next, List.of(), PageRequest.first(Deletion.ROWS_MAX)));
      if (!keys.isEmpty()) {
        last = keys.getLast();
        portion.accept(keys);
      }
    } while (keys.size() == Deletion.ROWS_MAX);
  }
}
