package dev.pitcrew.app.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The instances under way, at most a window of them, and what became of the others. */
final class OpenInstances {

  private static final long LOOK_EVERY_MILLIS = 20;

  private final Map<Long, Long> wantedNanos = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong numbers;
  private final Semaphore room;
  private volatile boolean counting;

  OpenInstances(int window) {
    this.room = new Semaphore(window);
    // What an earlier run left behind must not be taken for one of ours.
    this.numbers = new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 40));
  }

  /** False when there was no room in that time. */
  boolean awaitRoom(Duration patience) throws InterruptedException {
    return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the room.
   *
   * @return its number
   */
  long begin(long wantedAtNanos) {
    long number = numbers.incrementAndGet();
    wantedNanos.put(number, wantedAtNanos);
    return number;
  }

  void ended(long number) {
    Long wanted = leave(number);
    if (wanted != null) {
      ended.incrementAndGet();
      if (counting) {
        latencies.add(System.nanoTime() - wanted);
      }
    }
  }

  /** It may be told more than once of an instance. */
  void failed(long number) {
    if (leave(number) != null && counting) {
      failures.incrementAndGet();
    }
  }

  private Long leave(long number) {
    Long wanted = wantedNanos.remove(number);
    if (wanted != null) {
      room.release();
    }
    return wanted;
  }

  void count(boolean now) {
    counting = now;
  }

  /** How many have ended, those outside of the counted time included. */
  long ended() {
    return ended.get();
  }

  void awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!wantedNanos.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  Measured.Counted counted() {
    return new Measured.Counted(latencies.percentiles(), failures.get(), wantedNanos.size());
  }
}
