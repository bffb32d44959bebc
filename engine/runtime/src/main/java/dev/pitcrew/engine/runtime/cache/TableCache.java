package dev.pitcrew.engine.runtime.cache;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one table that are in memory, and its indexes. */
final class TableCache<R extends Row> {

  private static final int CHARACTERS_OF_SMALL_ROW = 512;

  /** Columns whose texts may be long. */
  private static final Set<String> LONG_TEXTS =
      Set.of("value", "variables", "xml", "schema", "work", "result", "inputs", "matchedRules");

  private final Table<R> table;
  private final List<Column<R>> longTexts;
  private final List<IndexCache<R>> indexes;
  private final Generations<Long, R> rows;
  private final Uncommitted uncommitted;
  private long knownFrom;

  /** The batches that are not known to be on disk: the one in flight, if any, and the open one. */
  interface Uncommitted {
    Batch open();

    @Nullable Batch inFlight();
  }

  TableCache(Table<R> table, List<Index<R>> indexes, Uncommitted uncommitted, CacheLimits limits) {
    this.table = table;
    this.longTexts = table.columns().stream().filter(c -> LONG_TEXTS.contains(c.name())).toList();
    this.rows = new Generations<>(limits.rowsWeight(), this::dropped);
    this.indexes = indexes.stream().map(i -> new IndexCache<>(i, this, limits)).toList();
    this.uncommitted = uncommitted;
  }

  /** Forgets everything; no row has a key from {@code nextKey} on. */
  void reset(long nextKey) {
    rows.clear();
    knownFrom = nextKey;
    indexes.forEach(index -> index.reset(nextKey));
  }

  IndexCache<R> index(int position) {
    return indexes.get(position);
  }

  @Nullable R get(State store, long key) {
    R row = rows.get(key);
    if (row != null) {
      return row;
    }
    RowChange<R> change = change(key);
    if (change != null) {
      return change.after();
    }
    if (key >= knownFrom || key <= 0) {
      return null;
    }
    R stored = store.get(table, key);
    if (stored != null) {
      rows.put(key, stored, weight(stored));
    }
    return stored;
  }

  /** {@code before} is what {@link #get} answers now. */
  void put(@Nullable R before, @Nullable R after) {
    if (before == null && after == null) {
      return;
    }
    uncommitted.open().put(table, before, after);
    if (after == null) {
      rows.remove(before.key());
    } else {
      rows.put(after.key(), after, weight(after));
    }
    for (IndexCache<R> index : indexes) {
      index.changed(before, after);
    }
  }

  private @Nullable RowChange<R> change(long key) {
    RowChange<R> change = uncommitted.open().change(table, key);
    Batch inFlight = uncommitted.inFlight();
    return change == null && inFlight != null ? inFlight.change(table, key) : change;
  }

  boolean isUncommitted(long key) {
    return change(key) != null;
  }

  int uncommittedChanges() {
    Batch inFlight = uncommitted.inFlight();
    return uncommitted.open().changes(table).size()
        + (inFlight == null ? 0 : inFlight.changes(table).size());
  }

  /** The rows as the batches leave them, without those that they delete. */
  List<R> uncommitted() {
    List<R> changed = new ArrayList<>();
    Batch inFlight = uncommitted.inFlight();
    if (inFlight != null) {
      for (RowChange<R> change : inFlight.changes(table)) {
        if (change.after() != null && uncommitted.open().change(table, change.key()) == null) {
          changed.add(change.after());
        }
      }
    }
    for (RowChange<R> change : uncommitted.open().changes(table)) {
      if (change.after() != null) {
        changed.add(change.after());
      }
    }
    return changed;
  }

  private void dropped(Long key, R row) {
    knownFrom = Math.max(knownFrom, key + 1);
  }

  /** How much memory a row holds, in units of a small one. */
  int weight(R row) {
    int weight = 1;
    for (Column<R> column : longTexts) {
      if (table.value(row, column) instanceof String text) {
        weight += text.length() / CHARACTERS_OF_SMALL_ROW;
      }
    }
    return weight;
  }
}
