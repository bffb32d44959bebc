package dev.pitcrew.torture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for what has to happen. */
final class Waits {

  private static final long LOOK_MILLIS = 20;
  private static final long SILENT_SECONDS = 2;

  private Waits() {}

  /**
   * @throws TortureFailure when it does not happen
   */
  static void until(BooleanSupplier happened, Duration patience, String what)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TortureFailure("Expected %s within %s.".formatted(what, patience));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Until nothing has been acknowledged for a while. */
  static void untilSilent(Ledger ledger, Duration patience, String why)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long size = -1;
    while (ledger.size() != size) {
      if (System.nanoTime() > end) {
        throw new TortureFailure("Expected refusals on %s, but: %s".formatted(why, ledger));
      }
      size = ledger.size();
      TimeUnit.SECONDS.sleep(SILENT_SECONDS);
    }
  }
}
