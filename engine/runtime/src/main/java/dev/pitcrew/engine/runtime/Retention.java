package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes history that is older than it is kept, and documents that somebody deleted. It reads
 * beside the writer and asks for a few rows at a time, the next when the last are gone, so that
 * others get their turn between; an interrupted deletion is taken up by the next round, because the
 * row of an instance goes last.
 */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** So many rows are deleted within one step. */
  private static final int ROWS_MAX = 100;

  /** So many instances are deleted together, for most leave few rows. */
  private static final int TOGETHER = 20;

  /**
   * Between the storing of bytes and the row that names them never passes so much time, nor is a
   * document younger than that forgotten.
   */
  private static final Duration UPLOADING = Duration.ofDays(1);

  private static final int PAGE = 500;

  private final Store store;
  private final BlobStore documents;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private final InstantSource clock;
  private final @Nullable Duration kept;

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

  /** One round, for a scheduler: whatever is wrong is said, and the next round tries again. */
  void runQuietly() {
    try {
      Round round = run();
      if (round.rows() > 0) {
        LOG.info("{} process instances were deleted, {} rows.", round.instances(), round.rows());
      }
    } catch (StoreException | ExecutionException e) {
      LOG.warn("What is older than it is kept could not be deleted; it is tried again later.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Round run() throws InterruptedException, ExecutionException {
    Count count = new Count();
    if (kept != null) {
      history(clock.millis() - kept.toMillis(), count);
    }
    deletedDocuments(clock.millis() - UPLOADING.toMillis(), count);
    return new Round(count.instances, count.rows);
  }

  private void history(long before, Count count) throws InterruptedException, ExecutionException {
    for (InstanceState ended : List.of(InstanceState.COMPLETED, InstanceState.TERMINATED)) {
      instances(ended, before, count);
    }
    each(
        Tables.MESSAGE,
        List.of(
            Filter.eq(Tables.MESSAGE, "expired", true),
            older(Tables.MESSAGE, "deadlineMillis", before)),
        (List<MessageRow> rows) -> delete(Tables.MESSAGE, rows, count));
    each(
        Tables.DECISION_INSTANCE,
        List.of(
            Filter.of(Tables.DECISION_INSTANCE, "processInstanceKey", Filter.Operator.LTE, 0L),
            older(Tables.DECISION_INSTANCE, "evaluatedMillis", before)),
        (List<DecisionInstanceRow> rows) -> delete(Tables.DECISION_INSTANCE, rows, count));
    each(
        Tables.BATCH_OPERATION,
        List.of(
            Filter.of(Tables.BATCH_OPERATION, "endMillis", Filter.Operator.GT, 0L),
            older(Tables.BATCH_OPERATION, "endMillis", before)),
        (List<BatchOperationRow> rows) -> batchOperations(rows, count));
  }

  /** Each after its items, of which there may be millions. */
  private void batchOperations(List<BatchOperationRow> rows, Count count)
      throws InterruptedException, ExecutionException {
    for (BatchOperationRow row : rows) {
      if (deleteOf(Tables.BATCH_ITEM, "batchOperationKey", List.of(row.key()), count)) {
        delete(Tables.BATCH_OPERATION, List.of(row), count);
      }
    }
  }

  /** The oldest first, which are gone when the next are asked for. */
  private void deletedDocuments(long before, Count count)
      throws InterruptedException, ExecutionException {
    List<DocumentRow> old;
    do {
      old =
          store.find(Indexes.DELETED_DOCUMENTS, ROWS_MAX).stream()
              .takeWhile(row -> row.creationMillis() < before)
              .toList();
    } while (!old.isEmpty() && documents(old, count));
  }

  /**
   * The bytes go with the last row that names them.
   *
   * @return whether the rows are gone
   */
  private boolean documents(List<DocumentRow> rows, Count count)
      throws InterruptedException, ExecutionException {
    boolean isGone = delete(Tables.DOCUMENT, rows, count);
    for (String hash : rows.stream().map(DocumentRow::contentHash).distinct().toList()) {
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

  private static final class Count {
    private long instances;
    private long rows;
  }

  /** Work that may have to wait for the writer. */
  private interface Deletion<R> {
    void accept(List<R> rows) throws InterruptedException, ExecutionException;
  }

  private static <R extends Row> Filter<R> older(Table<R> table, String column, long millis) {
    return Filter.of(table, column, Filter.Operator.LT, millis);
  }

  /** In the order of their keys, which is that of their starts: none after the first too young. */
  private void instances(InstanceState state, long before, Count count)
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
        delete(old.subList(from, Math.min(old.size(), from + TOGETHER)), count);
      }
      boolean hasMore =
          page.items().size() == PAGE && page.items().getLast().startDateMillis() < before;
      after = hasMore ? page.endCursor() : null;
    } while (after != null);
  }

  /** Where one of them has to wait, it must not keep the others. */
  private void delete(List<ProcessInstanceRow> instances, Count count)
      throws InterruptedException, ExecutionException {
    if (deleteWhole(instances, count)) {
      count.instances += instances.size();
    } else if (instances.size() > 1) {
      for (ProcessInstanceRow instance : instances) {
        delete(List.of(instance), count);
      }
    }
  }

  /** One that somebody wants to be gone, however young. */
  boolean delete(ProcessInstanceRow instance) throws InterruptedException, ExecutionException {
    return deleteWhole(List.of(instance), new Count());
  }

  private boolean deleteWhole(List<ProcessInstanceRow> instances, Count count)
      throws InterruptedException, ExecutionException {
    List<Long> keys = instances.stream().map(ProcessInstanceRow::key).toList();
    // A message that could start it again keeps it; then nothing of it may be gone.
    if (!deleteOf(Tables.MESSAGE_CORRELATION, "processInstanceKey", keys, count)) {
      return false;
    }
    for (Table<?> table : Store.instanceTables()) {
      if (!deleteOf(table, "processInstanceKey", keys, count)) {
        return false;
      }
    }
    return delete(Tables.PROCESS_INSTANCE, instances, count);
  }

  private <R extends Row> boolean deleteOf(
      Table<R> table, String owner, List<Long> ownerKeys, Count count)
      throws InterruptedException, ExecutionException {
    List<R> rows;
    do {
      rows =
          store
              .search(
                  new Query<>(
                      table,
                      List.of(Filter.in(table, owner, ownerKeys)),
                      List.of(),
                      PageRequest.first(ROWS_MAX)))
              .items();
      if (!delete(table, rows, count)) {
        return false;
      }
    } while (rows.size() == ROWS_MAX);
    return true;
  }

  private <R extends Row> void each(Table<R> table, List<Filter<R>> filters, Deletion<R> deletion)
      throws InterruptedException, ExecutionException {
    @Nullable String after = null;
    do {
      Page<R> page = search(table, filters, after);
      for (int from = 0; from < page.items().size(); from += ROWS_MAX) {
        deletion.accept(page.items().subList(from, Math.min(page.items().size(), from + ROWS_MAX)));
      }
      after = page.items().size() < PAGE ? null : page.endCursor();
    } while (after != null);
  }

  private <R extends Row> Page<R> search(
      Table<R> table, List<Filter<R>> filters, @Nullable String after) {
    return store.search(
        new Query<>(table, filters, List.of(), new PageRequest(PAGE, 0, after, null)));
  }

  /**
   * @return false where they may not go yet
   */
  private <R extends Row> boolean delete(Table<R> table, List<R> rows, Count count)
      throws InterruptedException, ExecutionException {
    if (rows.isEmpty()) {
      return true;
    }
    List<RowRef> refs = rows.stream().map(row -> new RowRef(table, row.key())).toList();
    Outcome outcome = submit.apply(new Command.DeleteEndedRows(refs)).get();
    if (outcome instanceof Reply.Done) {
      count.rows += refs.size();
      return true;
    }
    if (outcome instanceof Rejection rejection && rejection.type() == Rejection.Type.UNAVAILABLE) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, rejection.reason(), null);
    }
    return false;
  }
}
