package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
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

  /** After so many batches of one command, the next is taken for such a one, too. */
  private static final int LONE_BATCHES = 4;

  /** What is due is looked at again after this time, in case the clock was moved silently. */
  private static final long WAIT_MILLIS_MAX = 1_000;

  private final InstantSource clock;
  private final Mailbox mailbox;
  private final Committer committer;
  private final StoreWatch watch;
  private final LoopMemory memory;
  private final DueWork dueWork;
  private final Refusals refusals;
  private final Reloading reloading;
  private final SlowEvaluator slow;
  private final StepRunner runner;
  private final RepeatedBugs bugs = new RepeatedBugs();
  private int loneBatches;

  EngineLoop(LoopParts parts) {
    this.clock = parts.options().clock();
    this.mailbox = parts.mailbox();
    this.committer = parts.committer();
    this.watch = parts.watch();
    this.memory = new LoopMemory(parts.store(), watch, parts.options().batchCommandsMax());
    this.dueWork = memory.dueWork();
    this.refusals = new Refusals(parts.deliveries(), parts.streams());
    this.reloading = new Reloading(parts, memory, refusals);
    this.slow = new SlowEvaluator(mailbox::isClosed, this::again, parts.meter());
    this.runner = new StepRunner(parts.steps(), memory, parts.streams(), slow, parts.meter());
  }

  @Override
  public void run() {
    try {
      while (!isDone()) {
        Committer.Failure failure = committer.failure();
        if (failure != null) {
          reloading.afterFailedCommit(failure);
        } else {
          reloading.purgeWhereWanted();
          guardedRound();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The engine's thread was told to stop.");
    } finally {
      slow.close();
      reloading.refuseAll();
    }
  }

  private void guardedRound() throws InterruptedException {
    try {
      round();
    } catch (RuntimeException | Error e) {
      reloading.afterBug(e);
    }
  }

  /** When closed, what was taken is still computed, committed and answered. */
  private boolean isDone() {
    return mailbox.isClosed()
        && mailbox.size() == 0
        && memory.open().isEmpty()
        && committer.isIdle()
        && committer.failure() == null
        && slow.isIdle();
  }

  private void round() throws InterruptedException {
    if (committer.isIdle()) {
      memory.committed();
    }
    long next = Long.MAX_VALUE;
    boolean couldReadStore = true;
    try {
      runDueWork();
      runCommands();
      next = nextDueMillis();
    } catch (StoreException e) {
      LOG.warn("What is due could not be read from the store; it is tried again.", e);
      couldReadStore = false;
    }
    if (!memory.open().isEmpty() && committer.isIdle() && committer.failure() == null) {
      handOver();
    }
    boolean hasRoom = memory.open().room() > 0;
    mailbox.await(hasRoom, couldReadStore && !hasRoom ? WAIT_MILLIS_MAX : untilMillis(next));
  }

  private long untilMillis(long dueMillis) {
    return Math.max(0, Math.min(WAIT_MILLIS_MAX, dueMillis - clock.millis()));
  }

  private void handOver() throws InterruptedException {
    Work work = memory.close();
    if (isAlone(work)) {
      watch.handedOver();
      memory.begin(work);
      committer.commitHere(work);
    } else {
      committer.commit(work);
      watch.handedOver();
      memory.begin(work);
    }
  }

  /**
   * While one caller after the other comes, there is nothing to compute beside a commit, and no
   * other thread has to be woken for it.
   */
  private boolean isAlone(Work work) {
    boolean lone = work.answers().size() <= 1 && mailbox.size() == 0;
    loneBatches = lone ? Math.min(LONE_BATCHES, loneBatches + 1) : 0;
    return loneBatches == LONE_BATCHES;
  }

  /** When closed, nothing is: what is due may go on without end, and is so still after a start. */
  private long nextDueMillis() {
    return mailbox.isClosed() ? Long.MAX_VALUE : dueWork.nextMillis(clock.millis());
  }

  private void runDueWork() {
    Instant now = clock.instant();
    int max = Math.min(TAKEN_MAX, memory.open().room());
    if (max == 0 || nextDueMillis() > now.toEpochMilli()) {
      return;
    }
    for (DueWork.Due due : dueWork.take(now.toEpochMilli(), max)) {
      boolean isBug = runner.run(new Request(due.command(), outcome -> {}), now);
      dueWork.ran(due, now.toEpochMilli());
      memory.open().ran(due);
      if (isBug && bugs.isTooOften(due.key())) {
        LOG.error(
            "The row with key {} met a bug too often; it waits for a person where it can.",
            due.key());
        RowRef row = new RowRef(due.source().index().table(), due.key());
        runner.run(
            new Request(new Command.SetAside(row, RepeatedBugs.TIMES_MAX), outcome -> {}), now);
      }
    }
  }

  private void runCommands() {
    int max = Math.min(TAKEN_MAX, memory.open().room());
    if (max == 0) {
      return;
    }
    Deque<Request> taken = new ArrayDeque<>(mailbox.take(max));
    try {
      while (!taken.isEmpty()) {
        Request request = taken.remove();
        if (runner.run(request, clock.instant())) {
          jobOf(request.command()).ifPresent(this::countBug);
        }
      }
    } finally {
      // A bug outside of a step leaves some, and nobody else knows of them.
      taken.forEach(refusals::refuse);
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
      runner.run(new Request(fail, outcome -> {}), clock.instant());
    }
  }

  /** A command whose long evaluation is done: nothing of it was in force. */
  private void again(Request request) {
    if (mailbox.offer(request) != Mailbox.Offer.TAKEN) {
      refusals.refuse(request);
      mailbox.wake();
    }
  }
}
