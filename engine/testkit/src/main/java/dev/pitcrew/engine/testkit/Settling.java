package dev.pitcrew.engine.testkit;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import java.time.InstantSource;
import java.util.function.ToLongFunction;

/** Waits, without sleeping, until the engine has done all that is due by now. */
final class Settling {

  private static final int ROUNDS_MAX = 10_000;

  private final EngineRuntime engine;
  private final InstantSource clock;

  Settling(EngineRuntime engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  void await() {
    engine.clockChanged();
    // The first command may share a round with a look at the old time; the second cannot.
    roundTrip();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      roundTrip();
      if (!isAnythingDue()) {
        return;
      }
    }
    throw new IllegalStateException(
        "Expected the engine to come to rest, but after %d rounds something is still due."
            .formatted(ROUNDS_MAX));
  }

  /** Due work goes before commands: when this one is answered, a look at what is due was had. */
  private void roundTrip() {
    engine.submit(new Command.CompleteJob(Long.MAX_VALUE, "{}")).join();
  }

  private boolean isAnythingDue() {
    return isDue(Indexes.CONTINUATIONS, row -> 0)
        || isDue(Indexes.BATCH_ITEMS_DUE, row -> 0)
        || isDue(Indexes.TIMERS_DUE, row -> row.dueMillis())
        || isDue(Indexes.JOB_BACKOFFS, row -> row.dueMillis())
        || isDue(Indexes.JOB_DEADLINES, row -> row.deadlineMillis())
        || isDue(Indexes.MESSAGE_DEADLINES, row -> row.deadlineMillis());
  }

  private <R extends Row> boolean isDue(Index<R> index, ToLongFunction<R> dueMillis) {
    return engine.find(index, 1).stream()
        .anyMatch(row -> dueMillis.applyAsLong(row) <= clock.millis());
  }
}
