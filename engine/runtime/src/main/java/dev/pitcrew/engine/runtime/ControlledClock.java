package dev.pitcrew.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A clock that tests move. An engine that is given one can also be emptied: it is there for tests,
 * and no real engine has it. Thread-safe.
 */
public final class ControlledClock implements InstantSource {

  private final AtomicReference<Setting> setting = new AtomicReference<>(Setting.REAL);

  /**
   * @param pinned where it stands still; absent where it runs
   * @param ahead of the real time, while it runs
   */
  private record Setting(@Nullable Instant pinned, Duration ahead) {

    static final Setting REAL = new Setting(null, Duration.ZERO);

    Setting add(Duration more) {
      return pinned == null
          ? new Setting(null, ahead.plus(more))
          : new Setting(pinned.plus(more), ahead);
    }
  }

  @Override
  public Instant instant() {
    Setting now = setting.get();
    return now.pinned() == null ? Instant.now().plus(now.ahead()) : now.pinned();
  }

  /** Moves it, whether it stands still or runs. */
  public void add(Duration more) {
    setting.updateAndGet(now -> now.add(more));
  }

  /** From now on it stands still. */
  public void pin(Instant at) {
    setting.set(new Setting(at, Duration.ZERO));
  }

  /** The real time again. */
  public void reset() {
    setting.set(Setting.REAL);
  }
}
