package dev.pitcrew.app.operations;

import dev.pitcrew.app.health.Vitals.Read;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;

/** Whether the store answers, told in time whatever it does. */
final class StoreLook {

  /** A load balancer does not wait longer. */
  static final Duration WITHIN = Duration.ofSeconds(2);

  private static final String LATE = "The store answers late, perhaps because of long queries.";

  private final Timely<Boolean> probe;
  private final Timely<Boolean> query;

  /**
   * @param probe asks over a connection of its own
   * @param query asks as everybody does
   */
  StoreLook(Runnable probe, Runnable query) {
    this.probe = answered(probe);
    this.query = answered(query);
  }

  private static Timely<Boolean> answered(Runnable question) {
    return new Timely<>(
        () -> {
          question.run();
          return true;
        });
  }

  Read look() {
    var probed = probe.ask();
    var read = query.ask();
    long begun = System.nanoTime();
    try {
      if (Timely.within(WITHIN, probed) == null) {
        return new Read.Failed("The store has not answered within %s.".formatted(WITHIN));
      }
      Duration left = WITHIN.minusNanos(System.nanoTime() - begun);
      return Timely.within(left, read) == null ? new Read.Slow(LATE) : new Read.Answered();
    } catch (StoreException e) {
      return e.kind() == StoreException.Kind.TOO_SLOW
          ? new Read.Slow(LATE)
          : new Read.Failed("The store does not answer: " + e.kind());
    }
  }
}
