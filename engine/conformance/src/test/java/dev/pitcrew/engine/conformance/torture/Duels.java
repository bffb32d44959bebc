package dev.pitcrew.engine.conformance.torture;

import dev.pitcrew.engine.conformance.random.Duel;
import dev.pitcrew.engine.conformance.random.Way;
import dev.pitcrew.engine.conformance.side.Judge;
import dev.pitcrew.engine.conformance.side.Side;
import dev.pitcrew.engine.conformance.side.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Random processes on Pitcrew and on a real Zeebe at once. */
final class Duels {

  /** More of both engines at once are slower. */
  private static final int AT_ONCE = 4;

  private final long firstSeed;
  private final int models;
  private final int paths;
  private final boolean whole;
  private final Progress progress;
  private final AtomicInteger stumbled = new AtomicInteger();
  private final AtomicInteger once = new AtomicInteger();
  private Duel.@Nullable Apart simplest;

  Duels(long firstSeed, int models, int paths, boolean whole) {
    this.firstSeed = firstSeed;
    this.models = models;
    this.paths = paths;
    this.whole = whole;
    this.progress = new Progress((long) models * paths, "runs beside Zeebe");
  }

  /** Whether all came to the same; which did not is told at once, and the simplest whole. */
  boolean run() {
    System.out.printf(
        "%d models from seed %d on beside Zeebe, %d paths each.%n", models, firstSeed, paths);
    Instant begun = Instant.now();
    try (ForkJoinPool pool = new ForkJoinPool(AT_ONCE)) {
      pool.submit(
              () -> LongStream.range(firstSeed, firstSeed + models).parallel().forEach(this::play))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      Subject.endAll();
    }
    if (simplest != null) {
      System.out.println("The simplest model that failed:\n" + simplest.getMessage());
    }
    System.out.printf(
        "%d runs beside Zeebe in %d s, %d failed; in %d Zeebe itself broke down, in %d it differed"
            + " once and not again.%n",
        progress.done(),
        Duration.between(begun, Instant.now()).toSeconds(),
        progress.failed(),
        stumbled.get(),
        once.get());
    return progress.failed() == 0;
  }

  private void play(long model) {
    for (int path = 0; path < paths; path++) {
      try {
        String stumbledOver = play(model, path);
        if (stumbledOver != null) {
          stumbled.incrementAndGet();
          System.out.printf(
              "  Zeebe broke down, model %d, path %d: %s%n", model, path, stumbledOver);
        }
        progress.did();
      } catch (Duel.Apart e) {
        progress.failed(
            "model %d, path %d: %s".formatted(model, path, whole ? e.getMessage() : e.what()));
        keep(e);
      } catch (AssertionError | RuntimeException e) {
        progress.failed("model %d, path %d: %s".formatted(model, path, e));
      }
    }
  }

  /**
   * A difference of the engines is there again; one of a busy machine, where Zeebe is late, is not.
   * Only Zeebe may be another than before: ours has to do again what it did.
   */
  private @Nullable String play(long model, int path) {
    Way first = new Way();
    Duel.Apart apart = null;
    try {
      if (play(model, path, new Judge(), first) == null) {
        return null;
      }
    } catch (Duel.Apart e) {
      apart = e;
    }
    Way again = new Way();
    String stumbledOver = play(model, path, Judge.patient(), again);
    first.expectSame(again);
    if (apart != null) {
      once.incrementAndGet();
      System.out.printf(
          "  Zeebe differs not again, model %d, path %d: %s%n", model, path, apart.what());
    }
    return stumbledOver;
  }

  private static @Nullable String play(long model, int path, Judge judge, Way way) {
    try (Side theirs = judge;
        Side ours = Subject.fresh()) {
      return Duel.play(model, path, theirs, ours, way);
    }
  }

  private synchronized void keep(Duel.Apart failure) {
    if (simplest == null || failure.length() < simplest.length()) {
      simplest = failure;
    }
  }
}
