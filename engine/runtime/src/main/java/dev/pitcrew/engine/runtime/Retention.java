package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Place;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** So many instances are deleted together, for most leave few rows. */
  private static final int TOGETHER = 20;

  /**
   * Between the storing of bytes and the row that names them never passes so much time, nor is a
   * document younger than that forgotten.
   */
  private static final Duration UPLOADING = Duration.ofDays(1);

  private static final int PAGE = 500;

  /** In one round, so that the others have their turn. */
  private static final Duration MESSAGES_MAX = Duration.ofMinutes(10);

  private final Store store;
  private final BlobStore documents;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private final InstantSource clock;
  private final @Nullable Duration kept;

  /** What is worked on, for the log. */
  private volatile String at = "";

  /** What one round deleted. */
  record Round(long instances, long rows) {}

  /**
   * @param kept for how long history is kept; for good where absent
   */
  Retention(
      Store store,
      BlobStore documents,
      Function<Command, CompletableFuture<Outcome>> submit,
      InstantSource clock,
      @Nullable Duration kept) {
    this.store = store;
    this.documents = documents;
    this.submit = submit;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * One round, for a scheduler: whatever is wrong is said, and the next round tries again. An
   * exception would end the rounds for good.
   */
  void runQuietly() {
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

  Round run() throws InterruptedException, ExecutionException {
    return run(MESSAGES_MAX);
  }

  /**
   * @param messagesMax after which the messages that are left wait for the next round
   */
  Round run(Duration messagesMax) throws InterruptedException, ExecutionException {
    Deletion deletion = new Deletion(store, submit);
    if (kept != null) {
      history(clock.millis() - kept.toMillis(), messagesMax, deletion);
    }
    deletedDocuments(clock.millis() - UPLOADING.toMillis(), deletion);
    return new Round(deletion.instances(), deletion.rows());
  }

  private void history(long before, Duration messagesMax, Deletion deletion)
      throws InterruptedException, ExecutionException {
    for (InstanceState ended : List.of(InstanceState.COMPLETED, InstanceState.TERMINATED)) {
      instances(ended, before, deletion);
    }
    messages(before, messagesMax, deletion);
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

  /** The longest forgotten first, without their variables, which may be large. */
  private void messages(long before, Duration most, Deletion deletion)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    Place last = Place.START;
    List<Place> old;
    do {
      at = "messages behind " + last;
      old = store.places(Indexes.FORGOTTEN_MESSAGES, last, before, Deletion.ROWS_MAX);
      if (!old.isEmpty()) {
        last = old.getLast();
        messages(old.stream().map(Place::key).toList(), deletion);
      }
      if (old.size() == Deletion.ROWS_MAX && System.nanoTime() - start > most.toNanos()) {
        LOG.warn(
            "Messages are forgotten faster than they are deleted: after {} some are left that are older than {}.",
            most,
            Instant.ofEpochMilli(last.number()));
        return;
      }
    } while (old.size() == Deletion.ROWS_MAX);
  }

  /** Where one of them has to wait, it must not keep the others. */
  private static void messages(List<Long> keys, Deletion deletion)
      throws InterruptedException, ExecutionException {
    if (deletion.rows(Tables.MESSAGE, keys) != Deletion.Answer.GONE) {
      for (long key : keys) {
        deletion.rows(Tables.MESSAGE, List.of(key));
      }
    }
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

  /** The oldest first, which are gone when the next are asked for. */
  private void deletedDocuments(long before, Deletion deletion)
      throws InterruptedException, ExecutionException {
    at = "documents that were deleted";
    List<DocumentRow> old;
    do {
      old =
          store.find(Indexes.DELETED_DOCUMENTS, Deletion.ROWS_MAX).stream()
              .takeWhile(row -> row.creationMillis() < before)
              .toList();
    } while (!old.isEmpty() && documents(old, deletion));
  }

  /**
   * The bytes go with the last row that names them.
   *
   * @return whether the rows are gone
   */
  private boolean documents(List<DocumentRow> rows, Deletion deletion)
      throws InterruptedException, ExecutionException {
    boolean isGone =
        deletion.rows(Tables.DOCUMENT, rows.stream().map(Row::key).toList())
            == Deletion.Answer.GONE;
    for (String hash : rows.stream().map(DocumentRow::contentHash).distinct().toList()) {
      at = "document " + hash;
      boolean isNamed =
          !store
              .search(
                  new Query<>(
                      Tables.DOCUMENT,
                      List.of(Filter.eq(Tables.DOCUMENT, "contentHash", hash)),
                      List.of(),
                      PageRequest.first(1)))
              .items()
              .isEmpty();
      try {
        if (!isNamed && !documents.delete(hash, Instant.now().minus(UPLOADING))) {
          LOG.debug("The bytes of document {} were stored anew and stay.", hash);
        }
      } catch (IOException e) {
        LOG.warn("The bytes of document {} could not be deleted and stay.", hash, e);
      }
    }
    return isGone;
  }

  /** Work that may have to wait for the writer. */
  private interface Portion {
    void accept(List<Long> keys) throws InterruptedException, ExecutionException;
  }

  private static <R extends Row> Filter<R> older(Table<R> table, String column, long millis) {
    return Filter.of(table, column, Filter.Operator.LT, millis);
  }

  /** In the order of their keys, which is that of their starts: none after the first too young. */
  private void instances(InstanceState state, long before, Deletion deletion)
      throws InterruptedException, ExecutionException {
    @Nullable String after = null;
    do {
      Page<ProcessInstanceRow> page =
          search(
              Tables.PROCESS_INSTANCE,
              List.of(Filter.eq(Tables.PROCESS_INSTANCE, "state", state)),
              after);
      List<ProcessInstanceRow> old =
          page.items().stream()
              .takeWhile(instance -> instance.startDateMillis() < before)
              .filter(instance -> instance.endDateMillis() < before)
              .toList();
      for (int from = 0; from < old.size(); from += TOGETHER) {
        delete(old.subList(from, Math.min(old.size(), from + TOGETHER)), deletion);
      }
      boolean hasMore =
          page.items().size() == PAGE && page.items().getLast().startDateMillis() < before;
      after = hasMore ? page.endCursor() : null;
    } while (after != null);
  }

  /** Where one of them has to wait, it must not keep the others. */
  private void delete(List<ProcessInstanceRow> instances, Deletion deletion)
      throws InterruptedException, ExecutionException {
    at =
        "process instances %d to %d"
            .formatted(instances.getFirst().key(), instances.getLast().key());
    if (deletion.instances(instances) != Deletion.Answer.GONE && instances.size() > 1) {
      for (ProcessInstanceRow instance : instances) {
        deletion.instances(List.of(instance));
      }
    }
  }

  private <R extends Row> void each(Table<R> table, List<Filter<R>> filters, Portion portion)
      throws InterruptedException, ExecutionException {
    List<Long> keys;
    long last = 0;
    do {
      at = "rows of %s behind %d".formatted(table, last);
      List<Filter<R>> next = new ArrayList<>(filters);
      next.add(Filter.of(table, "key", Filter.Operator.GT, last));
      keys = store.keys(new Query<>(table, next, List.of(), PageRequest.first(Deletion.ROWS_MAX)));
      if (!keys.isEmpty()) {
        last = keys.getLast();
        portion.accept(keys);
      }
    } while (keys.size() == Deletion.ROWS_MAX);
  }

  private <R extends Row> Page<R> search(
      Table<R> table, List<Filter<R>> filters, @Nullable String after) {
    at = "rows of %s behind page %s".formatted(table, after == null ? "0" : after);
    return store.search(
        new Query<>(table, filters, List.of(), new PageRequest(PAGE, 0, after, null)));
  }
}
