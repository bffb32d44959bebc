package dev.pitcrew.app.operations;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is dear to look at, and looked at again only after a while. */
final class Kept<T> {

  private final long keptNanos;
  private final Supplier<T> look;
  private @Nullable T value;
  private long lookedNanos;

  Kept(Duration kept, Supplier<T> look) {
    this.keptNanos = kept.toNanos();
    this.look = look;
  }

  synchronized T get() {
    T known = value;
    if (known == null || System.nanoTime() - lookedNanos > keptNanos) {
      known = look.get();
      value = known;
      lookedNanos = System.nanoTime();
    }
    return known;
  }
}
