package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Those who asked something of a user task whose listeners are being asked first. For the
 * delivering thread alone.
 *
 * <p>A task has one at most. Whoever waits too long is told so; the listeners go on.
 */
final class ListenerWaits {

  /** Shorter than the gateway waits for any outcome, so that the better text is told. */
  static final Duration WAIT_MAX = Duration.ofSeconds(55);

  private record Wait(Consumer<Outcome> answer, Future<?> timeout) {}

  private final Consumer<Runnable> onDelivery;
  private final ScheduledExecutorService timeouts;
  private final Duration waitMax;
  private final Map<Long, Wait> waits = new HashMap<>();

  ListenerWaits(
      Consumer<Runnable> onDelivery, ScheduledExecutorService timeouts, Duration waitMax) {
    this.onDelivery = onDelivery;
    this.timeouts = timeouts;
    this.waitMax = waitMax;
  }

  void await(long userTaskKey, Consumer<Outcome> answer) {
    Future<?> timeout =
        timeouts.schedule(
            () -> onDelivery.accept(() -> timeIsOver(userTaskKey, answer)),
            waitMax.toMillis(),
            TimeUnit.MILLISECONDS);
    waits.put(userTaskKey, new Wait(answer, timeout));
  }

  void answered(Effect.UserTaskAnswered answered) {
    Wait wait = waits.remove(answered.userTaskKey());
    if (wait != null) {
      wait.timeout().cancel(false);
      wait.answer().accept(answered.outcome());
    }
  }

  private void timeIsOver(long userTaskKey, Consumer<Outcome> answer) {
    Wait wait = waits.get(userTaskKey);
    if (wait != null && wait.answer() == answer) {
      answered(
          new Effect.UserTaskAnswered(
              userTaskKey,
              new Rejection(
                  Rejection.Type.DEADLINE_EXCEEDED,
                  "Expected the listeners of user task with key '%d' to answer within %d s, but they are still at it; what was asked may yet be done."
                      .formatted(userTaskKey, waitMax.toSeconds()))));
    }
  }

  /** The engine closes: nobody waits in vain. */
  void close() {
    for (long userTaskKey : List.copyOf(waits.keySet())) {
      answered(
          new Effect.UserTaskAnswered(
              userTaskKey,
              new Rejection(
                  Rejection.Type.UNAVAILABLE,
                  "Expected the listeners of user task with key '%d' to answer, but the engine closes; what was asked may yet be done."
                      .formatted(userTaskKey))));
    }
  }
}
