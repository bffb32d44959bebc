package dev.pitcrew.app.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * When the next instance is wanted.
 *
 * <p>Without a rate the next is wanted as soon as one of the open ones has ended: an engine that
 * stalls is asked less, so its stalls count once for each open instance only (coordinated
 * omission). With a rate each instance has its time, and its latency counts from then, however late
 * it could be begun.
 */
final class Pace {

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final @Nullable Double perSecond;
  private final long begunNanos;
  private long instances;

  Pace(@Nullable Double perSecond, long begunNanos) {
    this.perSecond = perSecond;
    this.begunNanos = begunNanos;
  }

  /**
   * The time of the next one, by {@link System#nanoTime}; null where that is when there is room.
   */
  @Nullable Long next() {
    return perSecond == null
        ? null
        : Long.valueOf(begunNanos + (long) (instances++ * (NANOS / perSecond)));
  }

  static void awaitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
