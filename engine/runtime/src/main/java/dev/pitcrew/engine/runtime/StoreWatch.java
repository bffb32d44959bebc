package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreProgress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens between a failed commit and the next that works. */
final class StoreWatch {

  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

  private static final long PAUSE_MILLIS_MIN = 50;
  private static final long PAUSE_MILLIS_MAX = 2_000;

  /**
   * Commands are committed one by one for so many batches after a failure: if it was one of them
   * that the store refuses, it alone fails, and not its neighbours again.
   */
  private static final int CAREFUL_BATCHES = 200;

  private final Deliveries deliveries;
  private final Refusals refusals;
  private volatile Health health = Health.READY;
  private int carefulBatches;
  private volatile boolean closed;

  StoreWatch(Deliveries deliveries, JobStreams streams) {
    this.deliveries = deliveries;
    this.refusals = new Refusals(deliveries, streams);
  }

  Health health() {
    return health;
  }

  /** No further attempt is made, and what was taken is refused. */
  void close() {
    closed = true;
    health = Health.CLOSED;
  }

  int commandsMax(int usual) {
    return carefulBatches > 0 ? 1 : usual;
  }

  void handedOver() {
    if (carefulBatches > 0) {
      carefulBatches--;
    }
  }

  void failed(Throwable cause) {
    carefulBatches = CAREFUL_BATCHES;
    health = Health.unavailable("The last commit failed: " + cause.getMessage());
  }

  /**
   * Tries until a commit works again.
   *
   * @param doubtful the batch whose commit failed; absent where none did
   * @param refuse called between attempts, to answer those who came meanwhile
   */
  StoreProgress recover(Store store, @Nullable Work doubtful, Runnable refuse)
      throws InterruptedException {
    Work unresolved = doubtful;
    long pause = PAUSE_MILLIS_MIN;
    while (true) {
      try {
        Store.Recovery recovery = store.recover();
        if (unresolved != null) {
          resolve(unresolved, recovery);
          unresolved = null;
        }
        StoreProgress progress = probe(store, recovery.progress());
        health = Health.READY;
        LOG.info("Commits work again, from batch {} on.", progress.batchNumber());
        return progress;
      } catch (StoreException e) {
        LOG.warn("The store still takes no commit; it is tried again.", e);
        health = Health.unavailable(e.getMessage());
        if (unresolved != null) {
          refusals.refuse(unresolved.answers());
          unresolved = null;
        }
      }
      refuse.run();
      if (closed) {
        throw new InterruptedException("Closed while the store was away.");
      }
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(PAUSE_MILLIS_MAX, pause * 2);
    }
  }

  /** The saved batch number tells whether a batch whose commit failed is in force after all. */
  private void resolve(Work work, Store.Recovery recovery) {
    boolean inForce =
        recovery.ownedThroughout()
            && work.isWritten()
            && recovery.progress().batchNumber() >= work.batch().number();
    if (inForce) {
      LOG.info("Batch {} turned out to be committed.", work.batch().number());
      deliveries.deliver(work);
    } else {
      refusals.refuse(work.answers());
    }
  }

  private static StoreProgress probe(Store store, StoreProgress progress) {
    Batch empty = new Batch(progress.batchNumber() + 1, progress.keyHighWaterMark());
    store.commit(empty);
    return new StoreProgress(empty.number(), empty.keyHighWaterMark());
  }
}
