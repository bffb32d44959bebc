package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.expression.LongEvaluation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates and parses on threads of its own, one for each, what would take the writing thread too
 * long, and hands the command in again with the outcome.
 */
final class SlowEvaluator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlowEvaluator.class);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BooleanSupplier isClosed;
  private final Consumer<Request> again;
  private final SlowLane evaluations = new SlowLane("engine-long-evaluations", false);
  private final SlowLane parsing = new SlowLane("engine-parsing", false);
  private final SlowLane rebuilding = new SlowLane("engine-rebuilding", true);
  private final Meter meter;

  /**
   * @param isClosed whether nobody takes commands any more: then nothing is evaluated either
   * @param again takes the command once more; called on this thread
   */
  SlowEvaluator(BooleanSupplier isClosed, Consumer<Request> again, Meter meter) {
    this.isClosed = isClosed;
    this.again = again;
    this.meter = meter;
  }

  private SlowLane lane(LongEvaluation<?> evaluation) {
    return switch (evaluation.key().kind()) {
      case EVALUATION -> evaluations;
      case PARSING -> parsing;
      case REBUILDING -> rebuilding;
    };
  }

  /** False where too many wait already. */
  boolean offer(Request request, LongEvaluation<?> evaluation) {
    boolean isTaken =
        lane(evaluation).offer(request, evaluation, () -> evaluate(request, evaluation));
    if (!isTaken) {
      meter.refusedBeside(evaluation.key().kind());
    }
    return isTaken;
  }

  private void evaluate(Request first, LongEvaluation<?> evaluation) {
    Object outcome = isClosed.getAsBoolean() ? null : outcome(evaluation);
    for (Request request : lane(evaluation).takeAll(first, evaluation)) {
      try {
        again.accept(outcome == null ? request : request.knowing(evaluation.key(), outcome));
      } catch (RuntimeException e) {
        LOG.error("A command that had to wait could not be taken again.", e);
      } finally {
        lane(evaluation).done(request, evaluation);
      }
    }
  }

  /** Whether no command is on its way. */
  boolean isIdle() {
    return evaluations.isIdle() && parsing.isIdle() && rebuilding.isIdle();
  }

  private <T> Object outcome(LongEvaluation<T> evaluation) {
    long begun = System.nanoTime();
    try {
      return evaluation.task().apply(SlowEvaluator::cpuNanos);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("A long evaluation met a bug; what waits for it gets an incident.", e);
      return evaluation.refused().apply("it met a bug of the evaluator");
    } finally {
      meter.doneBeside(evaluation.key().kind(), System.nanoTime() - begun);
    }
  }

  private static long cpuNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  @Override
  public void close() {
    evaluations.close();
    parsing.close();
    rebuilding.close();
  }
}
