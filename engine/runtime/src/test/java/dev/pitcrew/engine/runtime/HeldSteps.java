package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.expression.TooLongException;
import dev.pitcrew.engine.state.State;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The real steps; what takes long beside them takes as long as a test likes, and costs nothing: a
 * slow processor must not end it.
 */
final class HeldSteps implements StepFunction {

  private final StepFunction steps = new Engine(new FeelLanguage(), new DmnLanguage())::step;
  private final Map<LongEvaluation.Kind, CountDownLatch> held = new ConcurrentHashMap<>();

  /** What of this kind is begun from now on does not end before {@link #letGo}. */
  void hold(LongEvaluation.Kind kind) {
    held.put(kind, new CountDownLatch(1));
  }

  void letGo(LongEvaluation.Kind kind) {
    CountDownLatch latch = held.remove(kind);
    if (latch != null) {
      latch.countDown();
    }
  }

  void letAllGo() {
    held.keySet().forEach(this::letGo);
  }

  @Override
  public Step step(Command command, State state, StepContext context) {
    try {
      return steps.step(command, state, context);
    } catch (TooLongException e) {
      CountDownLatch latch = held.get(e.evaluation().key().kind());
      throw new TooLongException(after(latch, e.evaluation()));
    }
  }

  private static <T> LongEvaluation<T> after(
      @Nullable CountDownLatch latch, LongEvaluation<T> evaluation) {
    return new LongEvaluation<>(
        evaluation.key(),
        cpuNanos -> {
          if (latch != null) {
            await(latch);
          }
          return evaluation.task().apply(() -> 0);
        },
        evaluation.refused());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
