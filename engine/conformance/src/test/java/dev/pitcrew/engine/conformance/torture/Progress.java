package dev.pitcrew.engine.conformance.torture;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tells every few seconds how far a long run is, and at once what failed. */
final class Progress {

  private static final long EVERY_NANOS = 5_000_000_000L;

  private final long total;
  private final String unit;
  private final AtomicLong done = new AtomicLong();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong told = new AtomicLong(System.nanoTime());

  Progress(long total, String unit) {
    this.total = total;
    this.unit = unit;
  }

  void did() {
    long now = System.nanoTime();
    long last = told.get();
    long count = done.incrementAndGet();
    if (now - last > EVERY_NANOS && told.compareAndSet(last, now)) {
      System.out.printf("  %d of %d %s%n", count, total, unit);
    }
  }

  void failed(String how) {
    done.incrementAndGet();
    failed.incrementAndGet();
    System.out.println("  FAILED " + how);
  }

  long done() {
    return done.get();
  }

  int failed() {
    return failed.get();
  }
}
