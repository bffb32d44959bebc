package dev.pitcrew.engine.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.DeclaredIndexes;
import dev.pitcrew.engine.store.ModelState;
import dev.pitcrew.engine.store.RandomRows;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that are only stored, in flight, new, changed or deleted, in any mixture: what a step sees
 * is always what plain maps hold.
 */
class WorkingSetTest {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingSetTest.class);

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);
  private final RandomRows rows = new RandomRows(random, 30);
  private final ModelState model = new ModelState();
  @TempDir private Path folder;
  private Store store;
  private WorkingSet set;
  private Batch open = new Batch(1, 0);
  private @Nullable Batch inFlight;
  private long lastKey;

  @BeforeEach
  void openStore() {
    LOG.info("seed={}", seed);
    store = Store.open(new StoreLocation.Sqlite(folder.resolve("engine.db")));
    set = new WorkingSet(store.state(), 1, open, CacheLimits.USUAL);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @RepeatedTest(2)
  void shouldSeeWhatPlainMapsHoldWhateverIsCommitted() {
    changeAndCompare();
  }

  @RepeatedTest(2)
  void shouldSeeWhatPlainMapsHoldWhenMemoryIsSmall() {
    // given
    set = new WorkingSet(store.state(), 1, open, new CacheLimits(10, 3));
    changeAndCompare();
  }

  private void changeAndCompare() {
    for (int i = 0; i < 3_000; i++) {
      // when
      switch (random.nextInt(20)) {
        case 0 -> handOver();
        case 1, 2 -> commitInFlight();
        case 3 -> forgetIfCommitted();
        default -> change(Tables.ALL.get(random.nextInt(Tables.ALL.size())));
      }

      // then
      assertSame(DeclaredIndexes.ALL.get(random.nextInt(DeclaredIndexes.ALL.size())));
      assertSameRow(Tables.ALL.get(random.nextInt(Tables.ALL.size())));
    }
  }

  @Test
  void shouldFindAllWhenManyRowsShareAnEntry() {
    // given: more than an entry keeps
    Table<?> table = Tables.TIMER;
    for (int i = 0; i < 6_000; i++) {
      change(table);
      if (i % 500 == 0) {
        handOver();
      }
    }
    commitInFlight();

    for (int i = 0; i < 300; i++) {
      // when
      for (int n = 0; n < 20; n++) {
        change(table);
      }
      if (i % 10 == 0) {
        handOver();
      }

      // then
      for (Index<?> index : DeclaredIndexes.of(table)) {
        assertSame(index);
      }
    }
  }

  private void handOver() {
    commitInFlight();
    inFlight = open;
    open = new Batch(open.number() + 1, lastKey);
    set.begin(open);
  }

  /** The store has the batch at once, but the set is told later, as with two threads. */
  private void commitInFlight() {
    if (inFlight != null) {
      store.commit(inFlight);
      inFlight = null;
      if (random.nextBoolean()) {
        set.committed();
      }
    }
  }

  private void forgetIfCommitted() {
    if (inFlight == null && open.rows() == 0) {
      set.reset(lastKey + 1, open);
    }
  }

  private <R extends Row> void change(Table<R> table) {
    var present = model.rows(table);
    // Rows of the audit trail are only ever added.
    boolean create = present.isEmpty() || table == Tables.AUDIT || random.nextInt(10) < 5;
    R before =
        create ? null : present.ceilingEntry(1 + random.nextLong(present.lastKey())).getValue();
    R after =
        create
            ? rows.row(table, ++lastKey)
            : random.nextInt(5) == 0 ? null : rows.changed(table, before);
    RowChange<R> change = new RowChange<>(table, before, after);
    set.apply(new Step(new Reply.Done(), List.of(change), List.of()));
    if (after == null) {
      present.remove(change.key());
    } else {
      present.put(change.key(), after);
    }
  }

  private <R extends Row> void assertSame(Index<R> index) {
    @Nullable Object[] values = new @Nullable Object[index.columns().size()];
    List<R> existing = List.copyOf(model.rows(index.table()).values());
    R like = existing.isEmpty() ? null : existing.get(random.nextInt(existing.size()));
    for (int i = 0; i < values.length; i++) {
      values[i] =
          like == null || random.nextInt(5) == 0
              ? rows.value(index.columns().get(i))
              : index.table().value(like, index.columns().get(i));
    }
    int limit = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(5);
    assertThat(set.find(index, limit, values))
        .as("seed %d: index %s", seed, index.name())
        .isEqualTo(model.find(index, limit, values));
  }

  private <R extends Row> void assertSameRow(Table<R> table) {
    long key = 1 + random.nextLong(lastKey + 1);
    assertThat(set.get(table, key)).as("seed %d: %s", seed, table).isEqualTo(model.get(table, key));
  }
}
