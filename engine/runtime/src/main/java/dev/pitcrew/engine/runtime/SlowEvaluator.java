package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.expression.LongEvaluation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

  /** Each takes a quarter of a second at most. */
  private static final int WAITING_MAX = 1_000;

  /** However few wait, together they may not hold more memory. */
  private static final long BYTES_MAX = 64L << 20;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BooleanSupplier isClosed;
  private final Consumer<Request> again;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ThreadPoolExecutor evaluations = executor("engine-long-evaluations");
  private final ThreadPoolExecutor parsing = executor("engine-parsing");
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

  private static ThreadPoolExecutor executor(String name) {
    return new ThreadPoolExecutor(
        0,
        1,
        10,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING_MAX),
        Thread.ofPlatform().daemon().name(name).factory());
  }

  private ThreadPoolExecutor executor(LongEvaluation.Kind kind) {
    return switch (kind) {
      case EVALUATION -> evaluations;
      case PARSING -> parsing;
    };
  }

  /** False where too many wait already. One that is too large alone is taken where none waits. */
  boolean offer(Request request, LongEvaluation<?> evaluation) {
    long size = sizeBytes(request, evaluation);
    LongEvaluation.Kind kind = evaluation.key().kind();
    if (bytes.get() > 0 && bytes.get() + size > BYTES_MAX) {
      meter.refusedBeside(kind);
      return false;
    }
    waiting.incrementAndGet();
    bytes.addAndGet(size);
    try {
      executor(kind).execute(() -> evaluate(request, evaluation, size));
      return true;
    } catch (RejectedExecutionException e) {
      done(size);
      meter.refusedBeside(kind);
      return false;
    }
  }

  /** About so much is held meanwhile: the command, and the variables of all it had to wait for. */
  private static long sizeBytes(Request request, LongEvaluation<?> evaluation) {
    return request.sizeBytes()
        + evaluation.key().sizeBytes()
        + request.known().outcomes().keySet().stream()
            .mapToLong(LongEvaluation.Key::sizeBytes)
            .sum();
  }

  private void done(long size) {
    bytes.addAndGet(-size);
    waiting.decrementAndGet();
  }

  private void evaluate(Request request, LongEvaluation<?> evaluation, long size) {
    try {
      again.accept(
          isClosed.getAsBoolean()
              ? request
              : request.knowing(evaluation.key(), outcome(evaluation)));
    } finally {
      done(size);
    }
  }

  /** Whether no command is on its way. */
  boolean isIdle() {
    return waiting.get() == 0;
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
    evaluations.shutdown();
    parsing.shutdown();
  }
}
