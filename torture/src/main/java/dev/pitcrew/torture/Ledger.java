package dev.pitcrew.torture;

import java.time.Duration;
import java.time.Instant;
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
  private final Map<String, Integer> documents = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();

  /** When each was known first. */
  private final Map<Object, Instant> known = new ConcurrentHashMap<>();

  void created(long instanceKey) {
    known.putIfAbsent(instanceKey, Instant.now());
    created.merge(instanceKey, 1, Integer::sum);
  }

  void completed(long jobKey) {
    known.putIfAbsent(jobKey, Instant.now());
    completed.merge(jobKey, 1, Integer::sum);
  }

  /** The message is there: it was published, or had been before its answer was lost. */
  void published(String messageId) {
    known.putIfAbsent(messageId, Instant.now());
    published.merge(messageId, 1, Integer::sum);
  }

  void stored(String contentHash) {
    known.putIfAbsent(contentHash, Instant.now());
    documents.merge(contentHash, 1, Integer::sum);
  }

  /** What was acknowledged before a moment. */
  Ledger before(Instant moment) {
    Ledger earlier = new Ledger();
    known.forEach(
        (what, when) -> {
          if (when.isBefore(moment)) {
            earlier.known.put(what, when);
          }
        });
    keep(created, earlier.created, earlier);
    keep(completed, earlier.completed, earlier);
    keep(published, earlier.published, earlier);
    keep(documents, earlier.documents, earlier);
    return earlier;
  }

  private static <K> void keep(Map<K, Integer> from, Map<K, Integer> to, Ledger earlier) {
    from.forEach(
        (what, times) -> {
          if (earlier.known.containsKey(what)) {
            to.put(what, times);
          }
        });
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

  /** By the hash of their bytes. */
  Map<String, Integer> documents() {
    return documents;
  }

  /**
   * Until more commands are acknowledged than so far, so that what comes next hits work; documents
   * go another way, and that is open sooner.
   *
   * @return false when nothing was within the patience
   */
  boolean awaitMoreThan(long before, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (commands() <= before) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /** How many acknowledgements there are. */
  long size() {
    return commands() + documents.size();
  }

  /** How many of them are of what the engine was told to do. */
  long commands() {
    return created.size() + completed.size() + published.size();
  }

  @Override
  public String toString() {
    return "%,d instances created, %,d jobs completed, %,d messages published, %,d documents stored; %,d requests without an answer or refused"
        .formatted(
            created.size(), completed.size(), published.size(), documents.size(), refused.get());
  }
}
