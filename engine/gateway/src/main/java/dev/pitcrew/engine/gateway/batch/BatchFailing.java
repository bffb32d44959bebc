package dev.pitcrew.engine.gateway.batch;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails batch operations whose items cannot be found, again and again while the engine takes no
 * commands: otherwise they would wait for their items until the next start.
 */
final class BatchFailing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchFailing.class);

  private final Function<Command, CompletableFuture<Outcome>> submit;
  private final Supplier<List<Long>> waiting;
  private final Duration pause;
  private final ScheduledThreadPoolExecutor attempts =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("batch-operations-failing").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private volatile boolean hasLooked;

  /** So many may just be beginning: what waits then may be theirs. */
  private final AtomicInteger asked = new AtomicInteger();

  /** Those whose items somebody finds. */
  private final Set<Long> led = ConcurrentHashMap.newKeySet();

  /**
   * @param waiting the keys of all operations that wait for their items
   * @param pause between two attempts
   */
  BatchFailing(
      Function<Command, CompletableFuture<Outcome>> submit,
      Supplier<List<Long>> waiting,
      Duration pause) {
    this.submit = submit;
    this.waiting = waiting;
    this.pause = pause;
  }

  /** Whether it is known which operations an earlier run left: only then may others begin. */
  boolean hasLooked() {
    return hasLooked;
  }

  /** Somebody asks the engine for an operation. */
  void asking() {
    asked.incrementAndGet();
  }

  /** It is there, and its items are being found; to be said before {@link #answered()}. */
  void led(long key) {
    led.add(key);
  }

  /** All items are found, or it is being failed. */
  void leave(long key) {
    led.remove(key);
  }

  /** The engine has said what it made of it, be it that nobody heard it any more. */
  void answered() {
    asked.decrementAndGet();
  }

  /** Of some that began the answer may be lost: nobody finds their items. */
  void failThoseLeftLater() {
    later(this::failThoseLeft);
  }

  /** Fails those that wait for their items although nobody finds them. */
  void failThoseLeft() {
    try {
      // Read first: whoever began one of these has asked by now, and led it or will be answered.
      List<Long> keys = waiting.get();
      if (asked.get() > 0) {
        failThoseLeftLater();
        return;
      }
      String error =
          hasLooked
              ? "The answer to whoever began it was lost, so that nobody found its items."
              : "The engine was stopped before all items were found.";
      keys.stream().filter(key -> !led.contains(key)).forEach(key -> fail(key, error));
      hasLooked = true;
    } catch (StoreException e) {
      LOG.warn(
          "Batch operations whose items nobody finds could not be looked for; this is tried again"
              + " in {}, and right after a start none begins until then.",
          pause,
          e);
      later(this::failThoseLeft);
    }
  }

  void fail(long key, String error) {
    attempts.execute(() -> attempt(key, error));
  }

  private void attempt(long key, String error) {
    try {
      CommandSender.accepted(
          CommandSender.await(submit.apply(new Command.FailBatchOperation(key, error))));
    } catch (RejectedException e) {
      Rejection.Type type = e.rejection().type();
      if (type == Rejection.Type.UNAVAILABLE || type == Rejection.Type.RESOURCE_EXHAUSTED) {
        LOG.warn("Batch operation {} is failed again in {}: {}", key, pause, e.getMessage());
        later(() -> attempt(key, error));
      } else {
        LOG.info("Batch operation {} was not failed: {}", key, e.getMessage());
      }
    }
  }

  private void later(Runnable attempt) {
    attempts.schedule(attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is not failed by now is found at the next start. */
  @Override
  public void close() {
    attempts.shutdownNow();
  }
}
