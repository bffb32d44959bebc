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

  Timely(Supplier<T> question) {
    this.question = question;
  }

  /** Puts the question, if it is not waiting for its answer already. */
  synchronized CompletableFuture<T> ask() {
    CompletableFuture<T> pending = asked;
    if (pending == null || pending.isDone()) {
      pending = new CompletableFuture<>();
      asked = pending;
      put(pending);
    }
    return pending;
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
