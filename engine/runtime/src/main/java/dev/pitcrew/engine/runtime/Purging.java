package dev.pitcrew.engine.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish that the engine be emptied, from whoever asks to the engine's thread. */
final class Purging {

  private final AtomicReference<@Nullable CompletableFuture<Void>> wanted = new AtomicReference<>();

  /** One who asks while another waits is done with it. */
  void ask(CompletableFuture<Void> done) {
    CompletableFuture<Void> before = wanted.getAndSet(done);
    if (before != null) {
      done.whenComplete(
          (nothing, failure) -> {
            if (failure == null) {
              before.complete(null);
            } else {
              before.completeExceptionally(failure);
            }
          });
    }
  }

  /** Whoever waits for it; null where nobody does. */
  @Nullable CompletableFuture<Void> take() {
    return wanted.get() == null ? null : wanted.getAndSet(null);
  }
}
