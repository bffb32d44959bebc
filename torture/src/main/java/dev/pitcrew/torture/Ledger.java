package dev.pitcrew.torture;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was acknowledged, noted outside of the processes that acknowledged it: how often, for each
 * key.
 */
final class Ledger {

  private static final int LOOK_MILLIS = 20;

  private final Map<Long, Integer> created = new ConcurrentHashMap<>();
  private final Map<Long, Integer> completed = new ConcurrentHashMap<>();
  private final Map<String, Integer> published = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();

  void created(long instanceKey) {
    created.merge(instanceKey, 1, Integer::sum);
  }

  void completed(long jobKey) {
    completed.merge(jobKey, 1, Integer::sum);
  }

  /** The message is there: it was published, or had been before its answer was lost. */
  void published(String messageId) {
    published.merge(messageId, 1, Integer::sum);
  }

  long unanswered() {
    return refused.get();
  }

  void refused() {
    refused.incrementAndGet();
  }

  Map<Long, Integer> created() {
    return created;
  }

  Map<Long, Integer> completed() {
    return completed;
  }

  Map<String, Integer> published() {
    return published;
  }

  /**
   * Until more is acknowledged than so far, so that what comes next hits work.
   *
   * @return false when nothing was within the patience
   */
  boolean awaitMoreThan(long before, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (size() <= before) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /** How many acknowledgements there are. */
  long size() {
    return created.size() + completed.size() + published.size();
  }

  @Override
  public String toString() {
    return "%,d instances created, %,d jobs completed, %,d messages published; %,d requests without an answer or refused"
        .formatted(created.size(), completed.size(), published.size(), refused.get());
  }
}
