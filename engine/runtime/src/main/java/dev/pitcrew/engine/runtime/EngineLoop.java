package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.TooLongException;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreProgress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that runs steps. It computes a batch while the committer writes the one before,
 * and hands it over as soon as the committer is free: so a lone command is committed at once, and
 * many share a sync.
 */
final class EngineLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);

  /** Commands taken at a time, so that what ends work can overtake soon. */
  private static final int TAKEN_MAX = 64;

  /** What is due is looked at again after this time, in case the clock was moved silently. */
  private static final long WAIT_MILLIS_MAX = 1_000;

  private final Store store;
  private final StepFunction steps;
  private final InstantSource clock;
  private final Mailbox mailbox;
  private final Deliveries deliveries;
  private final JobStreams streams;
  private final Meter meter;
  private final int batchCommandsMax;
  private final Committer committer;
  private final StoreWatch watch;
  private final Purging purging;

  private final SlowEvaluator slow;
  private final Salts salts = new Salts();
  private KeySource keys;
  private OpenBatch open;
  private final WorkingSet rows;
  private final DueWork dueWork;
  private final RepeatedBugs bugs = new RepeatedBugs();

  EngineLoop(
      Store store,
      StepFunction steps,
      RuntimeOptions options,
      Mailbox mailbox,
      Deliveries deliveries,
      JobStreams streams,
      Meter meter,
      Committer committer,
      StoreWatch watch,
      Purging purging) {
    this.store = store;
    this.steps = steps;
    this.clock = options.clock();
    this.mailbox = mailbox;
    this.deliveries = deliveries;
    this.streams = streams;
    this.meter = meter;
    this.batchCommandsMax = options.batchCommandsMax();
    this.committer = committer;
    this.watch = watch;
    this.slow = new SlowEvaluator(mailbox::isClosed, this::again);
    this.purging = purging;
    StoreProgress progress = store.progress();
    this.keys = new KeySource(progress.keyHighWaterMark());
    this.open = nextBatch(progress.batchNumber() + 1, progress.keyHighWaterMark());
    this.rows = new WorkingSet(store.state(), keys.last() + 1, open.batch(), CacheLimits.USUAL);
    this.dueWork = new DueWork(rows);
  }

  private OpenBatch nextBatch(long number, long savedMark) {
    return new OpenBatch(new Batch(number, savedMark), watch.commandsMax(batchCommandsMax));
  }

  @Override
  public void run() {
    try {
      while (!isDone()) {
        Committer.Failure failure = committer.failure();
        if (failure != null) {
          recover(failure.cause(), failure.work());
        } else {
          purgeWhereWanted();
          guardedRound();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The engine's thread was told to stop.");
    } finally {
      slow.close();
      refuseAll();
    }
  }

  /** What was computed and not yet committed is refused: it was about what is no more. */
  private void purgeWhereWanted() throws InterruptedException {
    CompletableFuture<Void> done = purging.take();
    if (done == null) {
      return;
    }
    try {
      while (!committer.isIdle()) {
        mailbox.await(false, WAIT_MILLIS_MAX);
      }
      if (committer.failure() != null) {
        purging.ask(done);
        return;
      }
      refuse(open.answers());
      store.purge();
      StoreProgress progress = store.progress();
      keys = new KeySource(progress.keyHighWaterMark());
      open = nextBatch(progress.batchNumber() + 1, progress.keyHighWaterMark());
      rows.reset(keys.last() + 1, open.batch());
      steps.forget();
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      recover(e, null);
    }
  }

  /** A bug outside of a step leaves memory in doubt, as a failed commit does. */
  private void guardedRound() throws InterruptedException {
    try {
      round();
    } catch (RuntimeException | Error e) {
      LOG.error("The engine's thread met a bug; callers are told, memory is reloaded.", e);
      while (!committer.isIdle()) {
        mailbox.await(false, WAIT_MILLIS_MAX);
      }
      Committer.Failure failure = committer.failure();
      recover(e, failure == null ? null : failure.work());
    }
  }

  /** When closed, what was taken is still computed, committed and answered. */
  private boolean isDone() {
    return mailbox.isClosed()
        && mailbox.size() == 0
        && open.isEmpty()
        && committer.isIdle()
        && committer.failure() == null
        && slow.isIdle();
  }

  private void round() throws InterruptedException {
    if (committer.isIdle()) {
      rows.committed();
    }
    long next = Long.MAX_VALUE;
    boolean couldReadStore = true;
    try {
      runDueWork();
      runCommands();
      next = dueWork.nextMillis(clock.millis());
    } catch (StoreException e) {
      LOG.warn("What is due could not be read from the store; it is tried again.", e);
      couldReadStore = false;
    }
    if (!open.isEmpty() && committer.isIdle() && committer.failure() == null) {
      handOver();
    }
    boolean hasRoom = open.room() > 0;
    mailbox.await(hasRoom, couldReadStore && !hasRoom ? WAIT_MILLIS_MAX : untilMillis(next));
  }

  private long untilMillis(long dueMillis) {
    return Math.max(0, Math.min(WAIT_MILLIS_MAX, dueMillis - clock.millis()));
  }

  private void handOver() throws InterruptedException {
    rows.committed();
    Work work = open.close(keys.mark());
    committer.commit(work);
    watch.handedOver();
    open = nextBatch(work.batch().number() + (work.isWritten() ? 1 : 0), keys.mark());
    rows.begin(open.batch());
  }

  private void runDueWork() {
    Instant now = clock.instant();
    int max = Math.min(TAKEN_MAX, open.room());
    if (max == 0 || dueWork.nextMillis(now.toEpochMilli()) > now.toEpochMilli()) {
      return;
    }
    for (DueWork.Due due : dueWork.take(now.toEpochMilli(), max)) {
      boolean isBug = run(new Request(due.command(), outcome -> {}), now);
      dueWork.ran(due, now.toEpochMilli());
      open.ran(due);
      if (isBug && bugs.isTooOften(due.key())) {
        LOG.error(
            "The row with key {} met a bug too often; it waits for a person where it can.",
            due.key());
        RowRef row = new RowRef(due.source().index().table(), due.key());
        run(new Request(new Command.SetAside(row, RepeatedBugs.TIMES_MAX), outcome -> {}), now);
      }
    }
  }

  private void runCommands() {
    int max = Math.min(TAKEN_MAX, open.room());
    if (max == 0) {
      return;
    }
    List<Request> taken = mailbox.take(max);
    for (Request request : taken) {
      if (run(request, clock.instant())) {
        jobOf(request.command()).ifPresent(this::countBug);
      }
    }
  }

  private static OptionalLong jobOf(Command command) {
    return switch (command) {
      case Command.CompleteJob complete -> OptionalLong.of(complete.jobKey());
      case Command.FailJob fail -> OptionalLong.of(fail.jobKey());
      case Command.ThrowJobError error -> OptionalLong.of(error.jobKey());
      default -> OptionalLong.empty();
    };
  }

  /** A job whose answers all meet a bug would be handed out for ever. */
  private void countBug(long jobKey) {
    if (bugs.isTooOften(jobKey)) {
      LOG.error("Answers to job {} met a bug too often; it waits for a person.", jobKey);
      Command fail =
          new Command.FailJob(
              jobKey,
              0,
              "Expected to take the answer to this job, but the engine met a bug %d times; its log says which."
                  .formatted(RepeatedBugs.TIMES_MAX),
              0,
              "{}");
      run(new Request(fail, outcome -> {}), clock.instant());
    }
  }

  /**
   * The one place where a bug in a step ends: the step is dropped, the others stand.
   *
   * @return whether there was one
   */
  private boolean run(Request request, Instant now) {
    long begun = System.nanoTime();
    boolean isBug = false;
    Outcome outcome;
    List<RowChange<?>> changes = List.of();
    try {
      Step step =
          steps.step(
              request.command(),
              rows,
              new StepContext(now, keys, streams, request.caller(), salts, request.known()));
      rows.apply(step);
      streams.settle(step.effects());
      outcome = step.outcome();
      changes = step.changes();
      open.add(new Answered(request, outcome, step.effects()));
    } catch (TooLongException e) {
      streams.settle(List.of());
      if (slow.offer(request, e.evaluation())) {
        return false;
      }
      outcome = busy();
      open.add(new Answered(request, outcome, List.of()));
    } catch (StoreException e) {
      streams.settle(List.of());
      LOG.warn("A step could not read the store and was dropped; its caller is told.", e);
      outcome = unavailable();
      open.add(new Answered(request, outcome, List.of()));
    } catch (RuntimeException | StackOverflowError | AssertionError | OutOfMemoryError e) {
      isBug = true;
      meter.stepFailed();
      streams.settle(List.of());
      LOG.error("A step failed and was dropped: {}.", nameOf(request.command()), e);
      outcome = internal(request.command());
      open.add(new Answered(request, outcome, List.of()));
    }
    meter.stepped(request, outcome, changes, begun);
    return isBug;
  }

  /** A command whose long evaluation is done: nothing of it was in force. */
  private void again(Request request) {
    if (mailbox.offer(request) != Mailbox.Offer.TAKEN) {
      refuse(request);
      mailbox.wake();
    }
  }

  private static Rejection busy() {
    return new Rejection(
        Rejection.Type.RESOURCE_EXHAUSTED,
        "Expected to evaluate an expression that takes long, but too many of them wait already; nothing was changed.");
  }

  private static String nameOf(Command command) {
    return command.getClass().getSimpleName();
  }

  private static Rejection internal(Command command) {
    return new Rejection(
        Rejection.Type.INTERNAL,
        "Expected to process %s, but a bug was found; nothing was changed."
            .formatted(nameOf(command)));
  }

  static Rejection unavailable() {
    return new Rejection(
        Rejection.Type.UNAVAILABLE,
        "Expected to store the outcome, but the store does not take it; it may or may not be in force.");
  }

  /**
   * Nothing in memory can be trusted after a failed commit: the batch computed on it is dropped
   * too, and all is read anew when the store is back.
   */
  private void recover(Throwable cause, @Nullable Work doubtful) throws InterruptedException {
    meter.commitFailed();
    watch.failed(cause);
    refuse(open.answers());
    StoreProgress progress = watch.recover(store, doubtful, this::refuseAll);
    keys = new KeySource(progress.keyHighWaterMark());
    List<DueWork.Due> owed = new ArrayList<>(open.due());
    if (doubtful != null) {
      owed.addAll(doubtful.due());
    }
    owed.forEach(due -> dueWork.setAside(due, clock.millis()));
    open = nextBatch(progress.batchNumber() + 1, progress.keyHighWaterMark());
    rows.reset(keys.last() + 1, open.batch());
    steps.forget();
    committer.goOn();
  }

  private void refuseAll() {
    for (List<Request> taken = mailbox.take(TAKEN_MAX);
        !taken.isEmpty();
        taken = mailbox.take(TAKEN_MAX)) {
      taken.forEach(this::refuse);
    }
  }

  private void refuse(List<Answered> answers) {
    answers.forEach(
        answered -> {
          refuse(answered.request());
          streams.release(answered.effects());
        });
  }

  private void refuse(Request request) {
    deliveries.execute(() -> deliveries.answer(request, unavailable()));
  }
}
