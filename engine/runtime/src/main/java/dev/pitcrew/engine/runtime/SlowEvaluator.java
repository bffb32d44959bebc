package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.expression.LongEvaluation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates on a thread of its own what would take the writing thread too long, and hands the
 * command in again with the outcome.
 */
final class SlowEvaluator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlowEvaluator.class);

  /** Each takes a quarter of a second at most. */
  private static final int WAITING_MAX = 1_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BooleanSupplier isClosed;
  private final Consumer<Request> again;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("engine-long-evaluations").factory());

  /**
   * @param isClosed whether nobody takes commands any more: then nothing is evaluated either
   * @param again takes the command once more; called on this thread
   */
  SlowEvaluator(BooleanSupplier isClosed, Consumer<Request> again) {
    this.isClosed = isClosed;
    this.again = again;
  }

  /** False where too many wait already. */
  boolean offer(Request request, LongEvaluation<?> evaluation) {
    waiting.incrementAndGet();
    try {
      executor.execute(() -> evaluate(request, evaluation));
      return true;
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      return false;
    }
  }

  private void evaluate(Request request, LongEvaluation<?> evaluation) {
    try {
      again.accept(
          isClosed.getAsBoolean()
              ? request
              : request.knowing(evaluation.key(), outcome(evaluation)));
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Whether no command is on its way. */
  boolean isIdle() {
    return waiting.get() == 0;
  }

  private static <T> Object outcome(LongEvaluation<T> evaluation) {
    try {
      return evaluation.task().apply(SlowEvaluator::cpuNanos);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("A long evaluation met a bug; what waits for it gets an incident.", e);
      return evaluation.refused().apply("it met a bug of the evaluator");
    }
  }

  private static long cpuNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
