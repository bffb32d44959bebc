package dev.pitcrew.engine.store;

import java.time.Duration;

/** How long the present statement of a reading connection may still run. */
final class ReadDeadline {

  /** A long reader keeps the database from cleaning up behind it. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private volatile long deadlineNanos = Long.MAX_VALUE;

  void begin() {
    deadlineNanos = System.nanoTime() + LIMIT.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - deadlineNanos > 0 && deadlineNanos != Long.MAX_VALUE;
  }
}
