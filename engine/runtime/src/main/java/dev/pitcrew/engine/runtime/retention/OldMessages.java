package dev.pitcrew.engine.runtime.retention;

import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Place;
import dev.pitcrew.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets messages that expired long ago, of which there may be more than a round has time for. */
final class OldMessages {

  private static final Logger LOG = LoggerFactory.getLogger(OldMessages.class);

  private final Store store;
  private final WorkedOn at;

  OldMessages(Store store, WorkedOn at) {
    this.store = store;
    this.at = at;
  }

  /**
   * The longest forgotten first, without their variables, which may be large.
   *
   * @param most after which those that are left wait for the next round
   */
  void delete(long before, Duration most, Deletion deletion)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    Place last = Place.START;
    List<Place> old;
    do {
      at.now("messages behind " + last);
      old = store.places(Indexes.FORGOTTEN_MESSAGES, last, before, Deletion.ROWS_MAX);
      if (!old.isEmpty()) {
        last = old.getLast();
        delete(old.stream().map(Place::key).toList(), deletion);
      }
      if (old.size() == Deletion.ROWS_MAX && System.nanoTime() - start > most.toNanos()) {
        LOG.warn(
            "Messages are forgotten faster than they are deleted: after {} some are left that are older than {}.",
            most,
            Instant.ofEpochMilli(last.number()));
        return;
      }
    } while (old.size() == Deletion.ROWS_MAX);
  }

  /** Where one of them has to wait, it must not keep the others. */
  private static void delete(List<Long> keys, Deletion deletion)
      throws InterruptedException, ExecutionException {
    if (deletion.rows(Tables.MESSAGE, keys) != Deletion.Answer.GONE) {
      for (long key : keys) {
        deletion.rows(Tables.MESSAGE, List.of(key));
      }
    }
  }
}
