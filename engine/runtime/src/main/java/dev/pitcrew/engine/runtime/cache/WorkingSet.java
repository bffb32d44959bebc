package dev.pitcrew.engine.runtime.cache;

import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.DeclaredIndexes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows as the next step sees them: those of the store, of the batch in flight and of the open
 * one. For the engine's thread alone.
 */
public final class WorkingSet implements State, TableCache.Uncommitted {

  private final State store;
  private final Map<Table<?>, TableCache<?>> tables = new IdentityHashMap<>();
  private final Map<String, Place> indexes = new HashMap<>();
  private final CacheLimits limits;
  private Batch open;
  private @Nullable Batch inFlight;

  /** Where an index is within its table. */
  private record Place(TableCache<?> table, int position) {}

  public WorkingSet(State store, long nextKey, Batch open) {
    this(store, nextKey, open, CacheLimits.USUAL);
  }

  WorkingSet(State store, long nextKey, Batch open, CacheLimits limits) {
    this.store = store;
    this.limits = limits;
    this.open = open;
    for (Table<?> table : Tables.ALL) {
      add(table);
    }
    reset(nextKey, open);
  }

  private <R extends Row> void add(Table<R> table) {
    List<Index<R>> own = DeclaredIndexes.of(table);
    TableCache<R> cache = new TableCache<>(table, own, this, limits);
    tables.put(table, cache);
    for (int i = 0; i < own.size(); i++) {
      indexes.put(own.get(i).name(), new Place(cache, i));
    }
  }

  /** Throws all that is in memory away; what is in the store is all there is. */
  public void reset(long nextKey, Batch nowOpen) {
    open = nowOpen;
    inFlight = null;
    tables.values().forEach(table -> table.reset(nextKey));
  }

  /** The open batch goes to disk, and the next begins. */
  public void begin(Batch next) {
    inFlight = open;
    open = next;
  }

  /** The batch in flight is on disk. */
  public void committed() {
    inFlight = null;
  }

  @Override
  public Batch open() {
    return open;
  }

  @Override
  public @Nullable Batch inFlight() {
    return inFlight;
  }

  /**
   * All of the step or nothing: what the rows are now is read first, because only that can fail.
   */
  public void apply(Step step) {
    List<Put<?>> puts = new ArrayList<>(step.changes().size());
    for (RowChange<?> change : step.changes()) {
      puts.add(put(change));
    }
    puts.forEach(this::apply);
  }

  private record Put<R extends Row>(TableCache<R> table, @Nullable R before, @Nullable R after) {}

  private <R extends Row> Put<R> put(RowChange<R> change) {
    TableCache<R> table = table(change.table());
    return new Put<>(table, table.get(store, change.key()), change.after());
  }

  private <R extends Row> void apply(Put<R> put) {
    put.table().put(put.before(), put.after());
  }

  @Override
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return table(table).get(store, key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    Place place = indexes.get(index.name());
    if (place == null) {
      throw new IllegalArgumentException("Expected a declared index, but got " + index.name());
    }
    return ((TableCache<R>) place.table()).index(place.position()).find(store, limit, values);
  }

  @SuppressWarnings("unchecked")
  private <R extends Row> TableCache<R> table(Table<R> table) {
    TableCache<?> cache = tables.get(table);
    if (cache == null) {
      throw new IllegalArgumentException("Expected a table of the engine, but got " + table);
    }
    return (TableCache<R>) cache;
  }
}
