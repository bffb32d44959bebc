package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.runtime.cache.WorkingSet;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreProgress;

/**
 * What the engine's thread has in memory beside the store: the keys it gives, the batch it fills,
 * the rows it works on and what of them is due. All of it can be read anew.
 */
final class LoopMemory {

  private final StoreWatch watch;
  private final int batchCommandsMax;
  private final WorkingSet rows;
  private final DueWork dueWork;
  private KeySource keys;
  private OpenBatch open;

  LoopMemory(Store store, StoreWatch watch, int batchCommandsMax) {
    this.watch = watch;
    this.batchCommandsMax = batchCommandsMax;
    StoreProgress progress = store.progress();
    this.keys = new KeySource(progress.keyHighWaterMark());
    this.open = nextBatch(progress.batchNumber() + 1, progress.keyHighWaterMark());
    this.rows = new WorkingSet(store.state(), keys.last() + 1, open.batch());
    this.dueWork = new DueWork(rows);
  }

  private OpenBatch nextBatch(long number, long savedMark) {
    return new OpenBatch(new Batch(number, savedMark), watch.commandsMax(batchCommandsMax));
  }

  KeySource keys() {
    return keys;
  }

  OpenBatch open() {
    return open;
  }

  WorkingSet rows() {
    return rows;
  }

  DueWork dueWork() {
    return dueWork;
  }

  /** The batch before the open one is on disk: its rows need not be held any more. */
  void committed() {
    rows.committed();
  }

  /** Ends the open batch, whose rows the next one sees. */
  Work close() {
    rows.committed();
    return open.close(keys.mark());
  }

  /** Begins the batch after one that was handed over. */
  void begin(Work before) {
    open = nextBatch(before.batch().number() + (before.isWritten() ? 1 : 0), keys.mark());
    rows.begin(open.batch());
  }

  /** Forgets all, the open batch too, and goes on from where the store is. */
  void reload(StoreProgress progress) {
    keys = new KeySource(progress.keyHighWaterMark());
    open = nextBatch(progress.batchNumber() + 1, progress.keyHighWaterMark());
    rows.reset(keys.last() + 1, open.batch());
  }
}
