package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.StoreException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one batch at a time on a thread of its own, while the engine's thread computes the next;
 * or on the engine's, where there is no next.
 *
 * <p>After a failure it stands still until it is told to go on.
 */
final class Committer implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final Consumer<Batch> commit;
  private final Deliveries deliveries;
  private final Meter meter;
  private final Runnable afterwards;
  private final Runnable finished;
  private final SynchronousQueue<Work> handedOver = new SynchronousQueue<>();
  private volatile boolean busy;
  private volatile @Nullable Failure failure;

  /** A batch that is perhaps not on disk. */
  record Failure(Work work, Throwable cause) {}

  /**
   * @param commit writes a batch and returns when it is on disk
   * @param afterwards is for what the store does when a batch is on disk and told
   * @param finished called after each batch, successful or not
   */
  Committer(
      Consumer<Batch> commit,
      Deliveries deliveries,
      Meter meter,
      Runnable afterwards,
      Runnable finished) {
    this.commit = commit;
    this.afterwards = afterwards;
    this.deliveries = deliveries;
    this.meter = meter;
    this.finished = finished;
  }

  boolean isIdle() {
    return !busy;
  }

  @Nullable Failure failure() {
    return failure;
  }

  void goOn() {
    failure = null;
  }

  /** Only when idle. */
  void commit(Work work) throws InterruptedException {
    busy = true;
    handedOver.put(work);
  }

  /** As {@link #commit}, on the thread that asks. */
  void commitHere(Work work) {
    write(work);
    finished.run();
  }

  @Override
  public void run() {
    try {
      while (true) {
        write(handedOver.take());
        busy = false;
        finished.run();
      }
    } catch (InterruptedException e) {
      LOG.debug("The committing thread was told to stop.");
    }
  }

  /** Whatever goes wrong here leaves the batch in doubt, so nothing may escape. */
  private void write(Work work) {
    try {
      if (work.isWritten()) {
        long begun = System.nanoTime();
        commit.accept(work.batch());
        meter.committed(work.answers().size(), work.batch().rows(), System.nanoTime() - begun);
      }
      deliveries.deliver(work);
    } catch (StoreException e) {
      LOG.error(
          "Batch {} was not committed; its callers are told, memory is reloaded from the store.",
          work.batch().number(),
          e);
      failure = new Failure(work, e);
      return;
    } catch (RuntimeException | Error e) {
      LOG.error(
          "Batch {} could not be written; its callers are told, memory is reloaded from the store.",
          work.batch().number(),
          e);
      failure = new Failure(work, e);
      return;
    }
    if (work.isWritten()) {
      tidyUp(work);
    }
  }

  /** The batch is on disk and told: were it in doubt again, it would be told twice. */
  private void tidyUp(Work work) {
    try {
      afterwards.run();
    } catch (RuntimeException | Error e) {
      LOG.error(
          "Batch {} is committed and told, but what the store does afterwards failed.",
          work.batch().number(),
          e);
    }
  }
}
