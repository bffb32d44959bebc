package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everyone what their commands came to, batch after batch, one thread at a time: who waits,
 * which streams are open and what is parked belongs to whoever has the turn, so none of it needs a
 * lock of its own.
 *
 * <p>That is mostly a thread of its own, beside which the next batch is written. What little comes
 * of a lone command is told by who committed it: waking another thread takes longer than telling.
 */
final class Deliveries implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** So many answers are told at once by who committed them. */
  private static final int FEW = 2;

  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** One for each task. */
  private final Semaphore waiting = new Semaphore(0);

  private final ReentrantLock turn = new ReentrantLock();
  private final Consumer<Effect> effects;
  private volatile boolean closed;

  Deliveries(Consumer<Effect> effects) {
    this.effects = effects;
  }

  void deliver(Work work) {
    if (work.answers().size() > FEW || !isToldHere(work)) {
      execute(() -> tell(work));
    }
  }

  /** Only where nothing that came before is still to be told. */
  private boolean isToldHere(Work work) {
    if (!turn.tryLock()) {
      return false;
    }
    try {
      boolean isNext = tasks.isEmpty();
      if (isNext) {
        tell(work);
      }
      return isNext;
    } finally {
      turn.unlock();
    }
  }

  private void tell(Work work) {
    for (Answered answered : work.answers()) {
      answer(answered.request(), answered.outcome());
      for (Effect effect : answered.effects()) {
        guarded(() -> effects.accept(effect));
      }
    }
  }

  void answer(Request request, Outcome outcome) {
    guarded(() -> request.answer().accept(outcome));
  }

  void execute(Runnable task) {
    tasks.add(task);
    waiting.release();
  }

  /** Ends the thread when all that was handed in before is done. */
  void close() {
    execute(() -> closed = true);
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        waiting.acquire();
        next();
      }
    } catch (InterruptedException e) {
      LOG.debug("The delivering thread was told to stop.");
    }
  }

  /** Taken within the turn, so that none is overtaken. */
  private void next() {
    turn.lock();
    try {
      Runnable task = tasks.poll();
      if (task != null) {
        guarded(task);
      }
    } finally {
      turn.unlock();
    }
  }

  /** One caller whose code throws must not keep the others from their replies. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A reply was not taken by its caller, who is not told again.", e);
    }
  }
}
