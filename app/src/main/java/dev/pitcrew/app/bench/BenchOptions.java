package dev.pitcrew.app.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long and how hard it is measured.
 *
 * @param warmUp before counting, for each scenario
 * @param duration that counts, for each scenario
 * @param window instances open at a time, at most
 * @param rate instances wanted in a second; absent for as many as the window lets through
 * @param waiting how many instances wait in the store for that scenario
 */
public record BenchOptions(
    List<Scenario> scenarios,
    Duration warmUp,
    Duration duration,
    int window,
    @Nullable Double rate,
    int waiting) {

  private static final int WINDOW_MAX = 10_000;
  private static final int WAITING_MAX = 10_000_000;

  public BenchOptions {
    scenarios = List.copyOf(scenarios);
    expect(!scenarios.isEmpty(), "at least one scenario");
    expect(!warmUp.isNegative(), "a warm-up of 0 s or more");
    expect(duration.isPositive(), "a duration of more than 0 s");
    expect(window >= 1 && window <= WINDOW_MAX, "a window of 1 to %d".formatted(WINDOW_MAX));
    expect(rate == null || rate > 0, "a rate above 0");
    expect(
        waiting >= 1 && waiting <= WAITING_MAX, "1 to %d waiting instances".formatted(WAITING_MAX));
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("Expected %s.".formatted(what));
    }
  }
}
