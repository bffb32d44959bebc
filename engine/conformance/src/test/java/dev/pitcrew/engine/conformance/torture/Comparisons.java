package dev.pitcrew.engine.conformance.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated from seeds, beside the library that Zeebe uses, one after the other.
 *
 * @param difference null where there is none
 * @param outcomes how often each kind came
 */
record Comparisons(
    String what,
    LongFunction<@Nullable String> difference,
    Supplier<Map<String, Integer>> outcomes) {

  /** Whether all came to the same; what did not is told at once. */
  boolean run(long firstSeed, int count) {
    System.out.printf("%d %s from seed %d on.%n", count, what, firstSeed);
    Progress progress = new Progress(count, what);
    Instant begun = Instant.now();
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      String found = difference.apply(seed);
      if (found == null) {
        progress.did();
      } else {
        progress.failed(found);
      }
    }
    outcomes.get().forEach((kind, times) -> System.out.printf("%,12d %s%n", times, kind));
    System.out.printf(
        "%d %s in %d s, %d different.%n",
        progress.done(),
        what,
        Duration.between(begun, Instant.now()).toSeconds(),
        progress.failed());
    return progress.failed() == 0;
  }
}
