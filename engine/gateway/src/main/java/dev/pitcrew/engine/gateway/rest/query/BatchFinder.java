package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.InvalidQueryException;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins batch operations and finds their items, a page at a time beside the writer, in the order
 * of their keys. None is worked on before all are found; what cannot be finished is failed, also
 * what an earlier run of the engine left, which is looked for before anything begins.
 */
final class BatchFinder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchFinder.class);
  private static final int PAGE = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** So many operations look for their items at a time. */
  private static final int FINDING_MAX = 8;

  private final EngineRuntime engine;
  private final CommandSender commands;
  private final BatchFailing failing;
  private final Semaphore finding = new Semaphore(FINDING_MAX);

  BatchFinder(EngineRuntime engine, CommandSender commands) {
    this.engine = engine;
    this.commands = commands;
    this.failing = new BatchFailing(engine::submit, this::waiting, PAUSE);
    failing.failThoseLeft();
  }

  /**
   * @param filters with what the caller may see
   * @return what began; its items are still being found
   */
  <R extends Row> BatchOperations.Created begin(
      Caller caller,
      BatchOperationType type,
      String plan,
      Query<R> items,
      Function<R, BatchItem> item) {
    if (!failing.hasLooked()) {
      throw new RejectedException(
          Rejection.Type.UNAVAILABLE,
          "Expected to know which batch operations an earlier run left, but the store could not be read: try again later.");
    }
    if (!finding.tryAcquire()) {
      throw new RejectedException(
          Rejection.Type.RESOURCE_EXHAUSTED,
          "Expected at most %d batch operations to look for their items, but there are so many: try again later."
              .formatted(FINDING_MAX));
    }
    try {
      Reply.BatchOperationCreated created =
          commands.send(
              caller,
              new Command.CreateBatchOperation(type, plan),
              Reply.BatchOperationCreated.class);
      Thread.ofVirtual()
          .name("batch-operation-" + created.batchOperationKey())
          .start(() -> findQuietly(created.batchOperationKey(), items, item));
      return new BatchOperations.Created(
          Long.toString(created.batchOperationKey()), created.type().name());
    } catch (RejectedException refused) {
      finding.release();
      throw refused;
    }
  }

  private <R extends Row> void findQuietly(long key, Query<R> items, Function<R, BatchItem> item) {
    try {
      find(key, items, item);
      submit(new Command.StartBatchOperation(key));
    } catch (RejectedException | StoreException | InvalidQueryException e) {
      LOG.warn("The items of batch operation {} were not all found; it is failed.", key, e);
      failing.fail(key, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The last resort of this thread: nobody else would end the operation.
      LOG.error("The items of batch operation {} met a bug; it is failed.", key, e);
      failing.fail(key, "The items could not be found because of a fault in the engine.");
    } finally {
      finding.release();
    }
  }

  private <R extends Row> void find(long key, Query<R> items, Function<R, BatchItem> item) {
    @Nullable String after = null;
    do {
      Page<R> page =
          engine.search(
              new Query<>(
                  items.table(),
                  items.filters(),
                  List.of(),
                  new PageRequest(PAGE, 0, after, null)));
      if (!page.items().isEmpty()) {
        submit(new Command.AddBatchItems(key, page.items().stream().map(item).toList()));
      }
      after = page.items().size() < PAGE ? null : page.endCursor();
    } while (after != null);
  }

  private void submit(Command command) {
    CommandSender.accepted(CommandSender.await(engine.submit(command)));
  }

  private List<Long> waiting() {
    List<Long> keys = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<BatchOperationRow> page =
          engine.search(
              new Query<>(
                  Tables.BATCH_OPERATION,
                  List.of(Filter.eq(Tables.BATCH_OPERATION, "state", BatchOperationState.CREATED)),
                  List.of(),
                  new PageRequest(PAGE, 0, after, null)));
      page.items().forEach(row -> keys.add(row.key()));
      after = page.items().size() < PAGE ? null : page.endCursor();
    } while (after != null);
    return keys;
  }

  @Override
  public void close() {
    failing.close();
  }
}
