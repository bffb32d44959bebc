package dev.pitcrew.engine.runtime;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a running engine: one runs steps, one commits, one delivers what came of both; a
 * few more look after time limits and delete what has ended.
 */
final class EngineThreads {

  private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

  private static final Duration MAINTENANCE = Duration.ofMillis(100);

  /** What an earlier run or a failed commit left; the rest is deleted when it is decided. */
  private static final Duration BATCH_DELETION_FIRST = Duration.ofSeconds(1);

  private static final Duration BATCH_DELETION_EVERY = Duration.ofMinutes(1);
  private static final Duration RETENTION_FIRST = Duration.ofMinutes(1);
  private static final Duration RETENTION_EVERY = Duration.ofMinutes(10);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(30);

  private final ScheduledThreadPoolExecutor timeouts;
  private final ScheduledThreadPoolExecutor deleting;
  private final Thread delivering;
  private final Thread committing;
  private final Thread engine;

  /** Starts those that work all the time. */
  EngineThreads(
      ScheduledThreadPoolExecutor timeouts,
      ScheduledThreadPoolExecutor deleting,
      Deliveries deliveries,
      Committer committer,
      EngineLoop loop) {
    this.timeouts = timeouts;
    this.deleting = deleting;
    this.delivering = Thread.ofPlatform().name("engine-replies").start(deliveries);
    this.committing = Thread.ofPlatform().name("engine-commits").start(committer);
    this.engine = Thread.ofPlatform().name("engine-steps").start(loop);
  }

  /** For what has a time limit. */
  static ScheduledThreadPoolExecutor timeouts() {
    ScheduledThreadPoolExecutor timeouts =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engine-timeouts").factory());
    timeouts.setRemoveOnCancelPolicy(true);
    return timeouts;
  }

  /** For what may take long, and is done later where the engine is closed meanwhile. */
  static ScheduledThreadPoolExecutor deleting() {
    return new ScheduledThreadPoolExecutor(
        2,
        Thread.ofPlatform().daemon().name("engine-retention").factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Looks after all of this from now on. */
  void repeat(Runnable maintain, Runnable deleteDecided, Runnable deleteOld) {
    timeouts.scheduleWithFixedDelay(
        maintain, MAINTENANCE.toMillis(), MAINTENANCE.toMillis(), TimeUnit.MILLISECONDS);
    deleting.scheduleWithFixedDelay(
        deleteDecided,
        BATCH_DELETION_FIRST.toMillis(),
        BATCH_DELETION_EVERY.toMillis(),
        TimeUnit.MILLISECONDS);
    deleting.scheduleWithFixedDelay(
        deleteOld, RETENTION_FIRST.toMillis(), RETENTION_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stopDeleting() {
    deleting.shutdownNow();
  }

  /** Waits until what was taken is computed and on disk; the mailbox must be closed. */
  void endEngine() throws InterruptedException {
    end(engine);
    committing.interrupt();
    end(committing);
  }

  /** Waits until all is told; the deliveries must be closed. */
  void endDeliveries() throws InterruptedException {
    end(delivering);
  }

  void stopTimeouts() {
    timeouts.shutdownNow();
  }

  private static void end(Thread thread) throws InterruptedException {
    if (!thread.join(CLOSING_MAX)) {
      LOG.warn(
          "Thread {} did not end within {}; it is interrupted.", thread.getName(), CLOSING_MAX);
      thread.interrupt();
      thread.join(CLOSING_MAX);
    }
  }
}
