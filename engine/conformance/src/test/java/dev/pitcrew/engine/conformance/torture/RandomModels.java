package dev.pitcrew.engine.conformance.torture;

import dev.pitcrew.engine.RandomRun;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/** Random processes on the core, on all processors. */
final class RandomModels {

  private final long firstSeed;
  private final int models;
  private final int paths;
  private final Progress progress;

  RandomModels(long firstSeed, int models, int paths) {
    this.firstSeed = firstSeed;
    this.models = models;
    this.paths = paths;
    this.progress = new Progress((long) models * paths, "runs");
  }

  /** Whether all went well; what did not is told at once. */
  boolean run() {
    System.out.printf("%d models from seed %d on, %d paths each.%n", models, firstSeed, paths);
    Instant begun = Instant.now();
    LongStream.range(firstSeed, firstSeed + models).parallel().forEach(this::play);
    System.out.printf(
        "%d runs in %d s, %d failed.%n",
        progress.done(), Duration.between(begun, Instant.now()).toSeconds(), progress.failed());
    return progress.failed() == 0;
  }

  private void play(long model) {
    for (int path = 0; path < paths; path++) {
      try {
        RandomRun.play(model, path);
        progress.did();
      } catch (AssertionError | RuntimeException e) {
        progress.failed("model %d, path %d: %s".formatted(model, path, e));
      }
    }
  }
}
