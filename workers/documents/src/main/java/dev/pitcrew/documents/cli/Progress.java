package dev.pitcrew.documents.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a waiting person how far the run is, at most every half second. */
final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 500_000_000;

  private final int total;
  private final boolean quiet;
  private final PrintStream err;
  private final long start = System.nanoTime();
  private long last = start;
  private int done;

  Progress(int total, boolean quiet, PrintStream err) {
    this.total = total;
    this.quiet = quiet;
    this.err = err;
  }

  void step() {
    done++;
    long now = System.nanoTime();
    if (!quiet && now - last > EVERY_NANOS) {
      last = now;
      err.printf(Locale.ROOT, "read %d of %d files%n", done, total);
    }
  }

  @Override
  public void close() {
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!quiet) {
      err.printf(
          Locale.ROOT,
          "%d files in %.1f s, %.1f a second%n",
          done,
          seconds,
          done / Math.max(seconds, 1e-3));
    }
  }
}
