package dev.pitcrew.engine.runtime.retention;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the ended instances that items of batch operations have decided to delete, and ends these
 * items. What is to be deleted is read from their rows, so that a restart loses none.
 */
public final class BatchDeletion {

  private static final Logger LOG = LoggerFactory.getLogger(BatchDeletion.class);

  /** More are never decided of one operation, and they are the first that are open. */
  private static final int DECIDED_MAX = 100;

  private static final int OPERATIONS_MAX = 1_000;

  private final Store store;
  private final Function<Command, CompletableFuture<Outcome>> submit;
  private final Deletion deletion;
  private final Executor executor;
  private final AtomicBoolean asked = new AtomicBoolean();

  /** What is worked on, for the log. */
  private volatile String at = "";

  public BatchDeletion(
      Store store, Function<Command, CompletableFuture<Outcome>> submit, Executor executor) {
    this.store = store;
    this.submit = submit;
    this.deletion = new Deletion(store, submit);
    this.executor = executor;
  }

  /** Something was decided: it is deleted soon. */
  public void ask() {
    if (asked.compareAndSet(false, true)) {
      executor.execute(this::runQuietly);
    }
  }

  /**
   * Whatever is wrong is said, and tried again later: an exception would end the rounds for good.
   */
  public void runQuietly() {
    asked.set(false);
    try {
      run();
    } catch (StoreException | ExecutionException e) {
      LOG.warn("What batch operations are to delete could not be; it is tried again later.", e);
    } catch (RuntimeException e) {
      LOG.error(
          "A bug, or a row that cannot be read, keeps {} and what comes after it from being deleted; it is tried again later.",
          at,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void run() throws InterruptedException, ExecutionException {
    at = "the open batch operations";
    List<BatchOperationRow> open =
        store
            .search(
                new Query<>(
                    Tables.BATCH_OPERATION,
                    List.of(
                        Filter.eq(
                            Tables.BATCH_OPERATION,
                            "type",
                            BatchOperationType.DELETE_PROCESS_INSTANCE),
                        Filter.of(Tables.BATCH_OPERATION, "endMillis", Filter.Operator.LTE, 0L)),
                    List.of(),
                    PageRequest.first(OPERATIONS_MAX)))
            .items();
    for (BatchOperationRow operation : open) {
      at = "batch operation " + operation.key();
      for (BatchItemRow item :
          store.find(Indexes.ACTIVE_BATCH_ITEMS, DECIDED_MAX, operation.key())) {
        if (item.isDecided()) {
          at = "process instance %d of batch item %d".formatted(item.itemKey(), item.key());
          end(item);
        }
      }
    }
  }

  private void end(BatchItemRow item) throws InterruptedException, ExecutionException {
    ProcessInstanceRow instance = store.get(Tables.PROCESS_INSTANCE, item.itemKey());
    Deletion.Answer answer =
        instance == null ? Deletion.Answer.GONE : deletion.instances(List.of(instance));
    if (answer == Deletion.Answer.BROKEN) {
      // It stays decided, so that what is left of it goes in a later round.
      LOG.warn("{} could not be deleted; it is tried again later.", at);
      return;
    }
    @Nullable String error =
        answer == Deletion.Answer.GONE
            ? null
            : "Expected to delete process instance '%d', but some of it is in use."
                .formatted(item.itemKey());
    Outcome outcome = submit.apply(new Command.EndBatchItem(item.key(), error)).get();
    if (outcome instanceof Rejection refused) {
      LOG.warn("Batch item {} was not ended and is looked at again: {}", item.key(), refused);
    }
  }
}
