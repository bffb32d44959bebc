package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.expression.LongEvaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What waits for one kind of slow work: a thread of its own and limits of its own, so that one kind
 * does not hold up another.
 */
final class SlowLane {

  /** Each takes a quarter of a second at most, but for what is parsed. */
  private static final int WAITING_MAX = 1_000;

  /** However few wait, together they may not hold more memory. */
  private static final long BYTES_MAX = 64L << 20;

  private final boolean isShared;
  private final ThreadPoolExecutor executor;
  private final Map<LongEvaluation.Key, List<Request>> joined = new HashMap<>();
  private int waiting;
  private long bytes;

  /**
   * @param isShared whether all who ask for the same get the one outcome
   */
  SlowLane(String name, boolean isShared) {
    this.isShared = isShared;
    this.executor =
        new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * False where too many wait already. One that is too large alone is taken where none waits; one
   * that waits for what is worked on already is no further work.
   *
   * @param work gets all who wait for it by {@link #takeAll}, and says when they are done with
   */
  synchronized boolean offer(Request request, LongEvaluation<?> evaluation, Runnable work) {
    long size = sizeBytes(request, evaluation);
    if (bytes > 0 && bytes + size > BYTES_MAX) {
      return false;
    }
    List<Request> others = isShared ? joined.get(evaluation.key()) : null;
    if (others != null) {
      others.add(request);
    } else {
      try {
        executor.execute(work);
      } catch (RejectedExecutionException e) {
        return false;
      }
      if (isShared) {
        joined.put(evaluation.key(), new ArrayList<>(List.of(request)));
      }
    }
    waiting++;
    bytes += size;
    return true;
  }

  /** All who wait for it, the one who asked first before the others; nobody joins them any more. */
  synchronized List<Request> takeAll(Request first, LongEvaluation<?> evaluation) {
    List<Request> all = isShared ? joined.remove(evaluation.key()) : null;
    return all == null ? List.of(first) : all;
  }

  synchronized void done(Request request, LongEvaluation<?> evaluation) {
    waiting--;
    bytes -= sizeBytes(request, evaluation);
  }

  synchronized boolean isIdle() {
    return waiting == 0;
  }

  /** About so much is held meanwhile: the command, and the variables of all it had to wait for. */
  private static long sizeBytes(Request request, LongEvaluation<?> evaluation) {
    return request.sizeBytes()
        + evaluation.key().sizeBytes()
        + request.known().outcomes().keySet().stream()
            .mapToLong(LongEvaluation.Key::sizeBytes)
            .sum();
  }

  void close() {
    executor.shutdown();
  }
}
