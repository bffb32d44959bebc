package dev.pitcrew.app.bench;

import java.util.Arrays;

/** Every single latency, so that percentiles are exact and none is an estimate of buckets. */
final class Latencies {

  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] nanos = new long[FIRST_CAPACITY];
  private int count;

  synchronized void add(long latencyNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = latencyNanos;
  }

  synchronized Percentiles percentiles() {
    return Percentiles.of(Arrays.copyOf(nanos, count));
  }
}
