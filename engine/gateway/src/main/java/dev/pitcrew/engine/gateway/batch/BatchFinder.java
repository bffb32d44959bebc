package dev.pitcrew.engine.gateway.batch;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
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
import java.util.concurrent.CompletableFuture;
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
public final class BatchFinder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchFinder.class);
  private static final int PAGE = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** So many operations look for their items at a time. */
  private static final int FINDING_MAX = 8;

  private final EngineRuntime engine;
  private final CommandSender commands;
  private final BatchFailing failing;
  private final Semaphore finding = new Semaphore(FINDING_MAX);

  public BatchFinder(EngineRuntime engine, CommandSender commands) {
    this(engine, commands, PAUSE);
  }

  /**
   * @param pause between two attempts to fail what cannot be finished
   */
  BatchFinder(EngineRuntime engine, CommandSender commands, Duration pause) {
    this.engine = engine;
    this.commands = commands;
    this.failing = new BatchFailing(engine::submit, this::waiting, pause);
    failing.failThoseLeft();
  }

  /**
   * What an operation works on.
   *
   * @param query with what the caller may see
   */
  public record Items<R extends Row>(Query<R> query, Function<R, BatchItem> item) {}

  /**
   * @return what began; its items are still being found
   */
  public Reply.BatchOperationCreated begin(
      Caller caller, BatchOperationType type, String plan, Items<?> items) {
    return (Reply.BatchOperationCreated)
        begin(caller, new Command.CreateBatchOperation(type, plan), ofType -> items);
  }

  /**
   * @param command that may begin an operation with what else it does
   * @return what the engine says; where an operation began, its items are still being found
   */
  Reply begin(
      Caller caller, Command.External command, Function<BatchOperationType, Items<?>> items) {
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
    boolean isFinding = false;
    try {
      Reply reply = send(caller, command);
      if (reply instanceof Reply.BatchOperationCreated created) {
        Items<?> wanted = items.apply(created.type());
        Thread.ofVirtual()
            .name("batch-operation-" + created.batchOperationKey())
            .start(() -> findQuietly(created.batchOperationKey(), wanted));
        isFinding = true;
      }
      return reply;
    } finally {
      if (!isFinding) {
        finding.release();
      }
    }
  }

  /** Where the answer is lost, or comes too late, nobody finds the items of what began. */
  private Reply send(Caller caller, Command.External command) {
    failing.asking();
    CompletableFuture<Outcome> promise = commands.submit(caller, command);
    try {
      Reply reply = CommandSender.accepted(CommandSender.await(promise));
      if (reply instanceof Reply.BatchOperationCreated created) {
        failing.led(created.batchOperationKey());
      }
      return reply;
    } catch (RejectedException refused) {
      if (refused.rejection().type() == Rejection.Type.UNAVAILABLE) {
        failing.failThoseLeftLater();
      }
      throw refused;
    } finally {
      promise.whenComplete((outcome, failure) -> failing.answered());
    }
  }

  private <R extends Row> void findQuietly(long key, Items<R> items) {
    try {
      find(key, items);
      submit(new Command.StartBatchOperation(key));
    } catch (RejectedException | StoreException | InvalidQueryException e) {
      LOG.warn("The items of batch operation {} were not all found; it is failed.", key, e);
      failing.fail(key, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The last resort of this thread: nobody else would end the operation.
      LOG.error("The items of batch operation {} met a bug; it is failed.", key, e);
      failing.fail(key, "The items could not be found because of a fault in the engine.");
    } finally {
      failing.leave(key);
      finding.release();
    }
  }

  private <R extends Row> void find(long key, Items<R> items) {
    Query<R> query = items.query();
    @Nullable String after = null;
    do {
      Page<R> page =
          engine.search(
              new Query<>(
                  query.table(),
                  query.filters(),
                  List.of(),
                  new PageRequest(PAGE, 0, after, null)));
      if (!page.items().isEmpty()) {
        submit(new Command.AddBatchItems(key, page.items().stream().map(items.item()).toList()));
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
