package dev.pitcrew.app.bench;

import java.util.Arrays;

/**
 * Percentiles by the nearest rank: each is one of the values that were measured, the smallest that
 * at least so many of all do not exceed. All are 0 where nothing was measured.
 *
 * @param count how many were measured
 */
public record Percentiles(
    long count, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {

  private static final double NANOS_OF_MILLI = 1e6;

  static Percentiles of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(
        sorted.length, rank(sorted, 50), rank(sorted, 90), rank(sorted, 99), rank(sorted, 100));
  }

  private static double rank(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    long rank = ((long) sorted.length * percent + 99) / 100;
    return sorted[(int) rank - 1] / NANOS_OF_MILLI;
  }
}
