package dev.pitcrew.app.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer may be long in coming, as that of a server that is gone: who asks is told
 * in time that there is none, and while one is awaited the question is not put again.
 */
final class Timely<T> {

  private final Supplier<T> question;
  private @Nullable CompletableFuture<T> asked;
  private long askedNanos;

  Timely(Supplier<T> question) {
    this.question = question;
  }

  /** Puts the question, if it is not waiting for its answer already. */
  synchronized CompletableFuture<T> ask() {
    CompletableFuture<T> pending = asked;
    if (pending == null || pending.isDone()) {
      pending = new CompletableFuture<>();
      asked = pending;
      askedNanos = System.nanoTime();
      put(pending);
    }
    return pending;
  }

  /**
   * The answer to what is asked now or was a moment ago. Who asked before and waited meanwhile for
   * something else does not wait as long again.
   *
   * @param patience since the question was put
   * @return absent where there is no answer in time
   * @throws RuntimeException as the question does
   */
  @Nullable T answer(Duration patience) {
    CompletableFuture<T> answer;
    Duration left;
    synchronized (this) {
      CompletableFuture<T> known = asked;
      boolean isFresh = System.nanoTime() - askedNanos < 2 * patience.toNanos();
      answer = known != null && isFresh ? known : ask();
      left = patience.minusNanos(System.nanoTime() - askedNanos);
    }
    return within(left, answer);
  }

  private void put(CompletableFuture<T> answer) {
    Thread.ofVirtual()
        .name("health-asks")
        .start(
            () -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
  }

  /**
   * @return absent where there is no answer in time
   * @throws RuntimeException as the question does
   */
  static <T> @Nullable T within(Duration patience, CompletableFuture<T> answer) {
    try {
      return answer
          .copy()
          .orTimeout(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return null;
      }
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw e;
    }
  }
}
