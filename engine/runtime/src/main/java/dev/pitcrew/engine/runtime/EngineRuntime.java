package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.runtime.retention.BatchDeletion;
import dev.pitcrew.engine.runtime.retention.Deletion;
import dev.pitcrew.engine.runtime.retention.Retention;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.Tally;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running engine: commands in, outcomes out, and the rows to be searched.
 *
 * <p>An outcome is told only when all it says is on disk, and a search begun after it sees it.
 * Futures are completed on the thread that delivers all replies: what hangs on them must not block.
 * Thread-safe.
 */
public final class EngineRuntime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineRuntime.class);

  private final Store store;
  private final LongVariables variables;
  private final InstantSource clock;
  private final BlobStore documents;
  private final Mailbox mailbox;
  private final Meter meter;
  private final Deliveries deliveries = new Deliveries(this::happened);
  private final ScheduledThreadPoolExecutor timeouts = EngineThreads.timeouts();
  private final Waiters waiters = new Waiters(this::submit, deliveries::execute, timeouts);
  private final StoreWatch watch = new StoreWatch(deliveries, waiters.streams());
  private final ScheduledThreadPoolExecutor deleting = EngineThreads.deleting();
  private final BatchDeletion batchDeletion;
  private final Retention retention;
  private final AtomicLong deployments = new AtomicLong();
  private final AtomicLong purges = new AtomicLong();
  private final Purging purging = new Purging();
  private final EngineThreads threads;

  private EngineRuntime(
      Store store, StepFunction steps, RuntimeOptions options, Consumer<Batch> commit) {
    this.store = store;
    this.variables = new LongVariables(store, LongCollections.Bounds.OF_A_SEARCH);
    this.clock = options.clock();
    this.documents = new BlobStore(options.documents());
    this.meter = new Meter(options.observer());
    this.batchDeletion = new BatchDeletion(store, this::submit, deleting);
    this.mailbox = new Mailbox(options.queuedCommandsMax());
    Committer committer =
        new Committer(commit, deliveries, meter, store::afterCommit, mailbox::wake);
    EngineLoop loop =
        new EngineLoop(
            new LoopParts(
                store,
                steps,
                options,
                mailbox,
                deliveries,
                waiters.streams(),
                meter,
                committer,
                watch,
                purging));
    this.retention = new Retention(store, documents, this::submit, options.clock(), options.kept());
    this.threads = new EngineThreads(timeouts, deleting, deliveries, committer, loop);
    threads.repeat(store::maintain, batchDeletion::runQuietly, retention::runQuietly);
  }

  /**
   * Opens the store and takes up what is due.
   *
   * @throws dev.pitcrew.engine.store.StoreException when the store cannot be opened
   */
  public static EngineRuntime start(RuntimeOptions options) {
    return start(options, new EngineSteps(options.uniqueBusinessIds()));
  }

  /** For tests of what is around: as {@link #start(RuntimeOptions)} with other steps. */
  public static EngineRuntime start(RuntimeOptions options, StepFunction steps) {
    return start(options, steps, commit -> commit);
  }

  /**
   * @param commits may fail in ways that a disk rarely does
   */
  static EngineRuntime start(
      RuntimeOptions options, StepFunction steps, UnaryOperator<Consumer<Batch>> commits) {
    Store store = Store.open(options.store());
    EngineRuntime runtime = new EngineRuntime(store, steps, options, commits.apply(store::commit));
    LOG.info("The engine runs on {}.", options.store());
    return runtime;
  }

  /**
   * Runs a command.
   *
   * <p>What depends on the future may run on the engine's own thread, which then serves nobody
   * else: never block in it, and use the {@code ...Async} forms for whatever takes long.
   *
   * @return a {@link dev.pitcrew.engine.command.Reply} or a {@link Rejection}; never fails.
   *     RESOURCE_EXHAUSTED is answered at once and means that nothing was done; UNAVAILABLE leaves
   *     open whether the command is in force
   */
  public CompletableFuture<Outcome> submit(Caller caller, Command command) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    submit(new Request(command, caller, answer -> waiters.answered(answer, outcome::complete)));
    return outcome;
  }

  /** As {@link #submit(Caller, Command)}, for the engine itself. */
  public CompletableFuture<Outcome> submit(Command command) {
    return submit(Caller.ENGINE, command);
  }

  private void submit(Request given) {
    Request request =
        given.command() instanceof Command.Deploy
                || given.command() instanceof Command.DeleteResource
            ? new Request(
                given.command(),
                given.caller(),
                outcome -> {
                  deployments.incrementAndGet();
                  given.answer().accept(outcome);
                })
            : given;
    switch (mailbox.offer(request)) {
      case TAKEN -> {}
      case FULL -> request.answer().accept(Refusals.full());
      case CLOSED -> request.answer().accept(Refusals.closed());
    }
  }

  /**
   * Activates jobs; waits for one if there is none.
   *
   * <p>When the caller goes away, cancel the future: jobs activated for it are then given back.
   *
   * @param requestTimeout how long to wait; zero or less to be answered at once
   * @return as {@link #submit}: {@code JobsActivated}, empty when the time is over
   */
  public CompletableFuture<Outcome> activateJobs(
      Caller caller, Command.ActivateJobs command, Duration requestTimeout) {
    return waiters.poll(caller, command, requestTimeout);
  }

  /** As {@link #activateJobs(Caller, Command.ActivateJobs, Duration)}, for the engine itself. */
  public CompletableFuture<Outcome> activateJobs(
      Command.ActivateJobs command, Duration requestTimeout) {
    return activateJobs(Caller.ENGINE, command, requestTimeout);
  }

  /**
   * Pushes jobs of a type as they come to be, beginning with those that are there.
   *
   * <p>A pushed job is the worker's until its timeout, whether or not the stream stays open.
   */
  public JobStream openJobStream(JobStreamRequest request, JobListener listener) {
    return waiters.open(request, listener);
  }

  /**
   * Creates an instance and waits for its end.
   *
   * @param command with {@code awaitResult}
   * @param requestTimeout how long to wait after the creation
   */
  public CompletableFuture<InstanceResult> createAndAwaitResult(
      Caller caller, Command.CreateProcessInstance command, Duration requestTimeout) {
    return waiters.create(caller, command, requestTimeout);
  }

  /**
   * As {@link #createAndAwaitResult(Caller, Command.CreateProcessInstance, Duration)}, for the
   * engine itself.
   */
  public CompletableFuture<InstanceResult> createAndAwaitResult(
      Command.CreateProcessInstance command, Duration requestTimeout) {
    return createAndAwaitResult(Caller.ENGINE, command, requestTimeout);
  }

  /**
   * Grows with each deployment and deletion of a version, before whoever asked for it is told: what
   * is read after it sees it.
   */
  public long deployments() {
    return deployments.get();
  }

  /** The row with this key, or null where there is none. */
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    R row = store.get(table, key);
    return row == null ? null : variables.whole(row);
  }

  /** The first rows of a declared index. */
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    return store.find(index, limit, values);
  }

  /**
   * @throws dev.pitcrew.engine.store.InvalidQueryException when the caller asked for what cannot be
   *     answered
   * @throws dev.pitcrew.engine.store.StoreException when the store does not answer in time
   */
  public <R extends Row> Page<R> search(Query<R> query) {
    return variables.whole(query, store.search(valueFilters().of(query)));
  }

  private LongVariableFilters valueFilters() {
    return new LongVariableFilters(store, LongCollections.Bounds.OF_A_SEARCH);
  }

  /** Counts rows in groups; throws as {@link #search}. */
  public <R extends Row> Tally.Result count(Tally<R> tally) {
    return store.count(
        new Tally<>(
            tally.table(),
            valueFilters().of(tally.table(), tally.filters()),
            tally.by(),
            tally.counts()));
  }

  /**
   * Returns when the store has answered, however many searches run.
   *
   * @throws dev.pitcrew.engine.store.StoreException when it cannot; that may take half a minute
   *     where its server is out of reach
   */
  public void probeStore() {
    store.probe();
  }

  /** The bytes of documents, by their hash. */
  public BlobStore documents() {
    return documents;
  }

  /**
   * Empties the engine: nothing that was ever deployed, run or audited is left. Only where tests
   * control the clock. Commands that wait meet the empty engine.
   *
   * @return how many purges there have been, this one included; fails when the store does
   * @throws IllegalStateException where the clock is the real one
   */
  public CompletableFuture<Long> purge() {
    if (!(clock instanceof ControlledClock)) {
      throw new IllegalStateException(
          "Expected an engine for tests, but its clock is the real one.");
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    purging.ask(done);
    mailbox.wake();
    return done.thenApply(
        nothing -> {
          deployments.incrementAndGet();
          return purges.incrementAndGet();
        });
  }

  /** How often the engine was emptied since it runs. */
  public long purges() {
    return purges.get();
  }

  /** What the engine takes for now. */
  public InstantSource clock() {
    return clock;
  }

  /**
   * Deletes all that an ended process instance has left behind but the audit trail and documents,
   * its own row last: what was interrupted can be asked for again.
   *
   * @return whether it is gone
   * @throws dev.pitcrew.engine.store.StoreException when the store cannot commit
   */
  public boolean deleteEnded(long processInstanceKey)
      throws InterruptedException, ExecutionException {
    ProcessInstanceRow instance = get(Tables.PROCESS_INSTANCE, processInstanceKey);
    return instance == null
        || new Deletion(store, this::submit).instances(List.of(instance)) == Deletion.Answer.GONE;
  }

  /** Deletes now what is older than it is kept, for tests. */
  Retention.Round deleteOld() throws InterruptedException, ExecutionException {
    return retention.run();
  }

  /** The clock was moved: what is due by now is done. */
  public void clockChanged() {
    mailbox.wake();
  }

  public Health health() {
    return watch.health();
  }

  public RuntimeMetrics metrics() {
    return meter.read(mailbox, waiters.streams().count());
  }

  private void happened(Effect effect) {
    if (effect instanceof Effect.HistoryToDelete) {
      batchDeletion.ask();
    } else {
      waiters.happened(effect);
    }
  }

  /** What was taken is finished and answered; nothing more is taken. */
  @Override
  public void close() {
    threads.stopDeleting();
    mailbox.close();
    watch.close();
    try {
      threads.endEngine();
      waiters.close();
      deliveries.close();
      threads.endDeliveries();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.stopTimeouts();
      store.close();
      LOG.info("The engine is closed.");
    }
  }
}
