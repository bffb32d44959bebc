package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everyone what their commands came to, batch after batch, on one thread: who waits, which
 * streams are open and what is parked belongs to that thread, so none of it needs a lock.
 */
final class Deliveries implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Consumer<Effect> effects;
  private volatile boolean closed;

  Deliveries(Consumer<Effect> effects) {
    this.effects = effects;
  }

  void deliver(Work work) {
    execute(
        () -> {
          for (Answered answered : work.answers()) {
            answer(answered.request(), answered.outcome());
            for (Effect effect : answered.effects()) {
              guarded(() -> effects.accept(effect));
            }
          }
        });
  }

  void answer(Request request, Outcome outcome) {
    guarded(() -> request.answer().accept(outcome));
  }

  void execute(Runnable task) {
    tasks.add(task);
  }

  /** Ends the thread when all that was handed in before is done. */
  void close() {
    tasks.add(() -> closed = true);
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        guarded(tasks.take());
      }
    } catch (InterruptedException e) {
      LOG.debug("The delivering thread was told to stop.");
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
