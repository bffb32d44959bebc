package dev.pitcrew.engine.runtime.cache;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one index, kept up to date as rows change.
 *
 * <p>Rows that hang on a key that this process gave (the children of a scope, say) were all made by
 * this process too. So every such entry is kept from the first row on, and one that is not there is
 * empty, without asking the store. {@code knownFrom} is the lowest key of which that holds; it
 * rises when an entry is dropped.
 */
final class IndexCache<R extends Row> {

  private static final Object NULL = new Object();

  private final Index<R> index;
  private final TableCache<R> table;
  private final Comparator<R> order;
  private final int ownerColumn;
  private final Generations<Object, IndexEntry<R>> entries;
  private long knownFrom;

  IndexCache(Index<R> index, TableCache<R> table, CacheLimits limits) {
    this.index = index;
    this.table = table;
    this.order = order(index);
    this.ownerColumn = ownerColumn(index);
    this.entries = new Generations<>(limits.indexWeight(), this::dropped);
  }

  private static <R extends Row> Comparator<R> order(Index<R> index) {
    Comparator<R> order = null;
    for (Index.Order<R> by : index.order()) {
      Comparator<R> next =
          Comparator.comparingLong(row -> ((Number) value(index, by.column(), row)).longValue());
      next = by.descending() ? next.reversed() : next;
      order = order == null ? next : order.thenComparing(next);
    }
    Comparator<R> byKey = Comparator.comparingLong(Row::key);
    return order == null ? byKey : order.thenComparing(byKey);
  }

  private static <R extends Row> Object value(Index<R> index, Column<R> column, R row) {
    return Objects.requireNonNull(index.table().value(row, column));
  }

  /** The column that holds the key of what the rows belong to; -1 where the index has none. */
  private static int ownerColumn(Index<?> index) {
    for (int i = 0; i < index.columns().size(); i++) {
      Column<?> column = index.columns().get(i);
      if (column.type() == long.class && column.name().endsWith("Key")) {
        return i;
      }
    }
    return -1;
  }

  /** Forgets everything; nothing hangs yet on a key from {@code nextKey} on. */
  void reset(long nextKey) {
    entries.clear();
    knownFrom = nextKey;
  }

  List<R> find(State store, int limit, @Nullable Object[] values) {
    Object key = key(values);
    IndexEntry<R> entry = entries.get(key);
    if (entry == null) {
      if (isKnown(key)) {
        return List.of();
      }
      entry = load(store, limit, values);
      entries.put(key, entry, weight(entry));
    } else if (!entry.answers(limit)) {
      entry = load(store, limit, values);
      entries.put(key, entry, 0);
    }
    if (entry.answers(limit)) {
      return entry.first(limit);
    }
    // More is wanted than an entry keeps.
    List<R> rows = merged(store, limit, values).rows();
    return rows.size() > limit ? rows.subList(0, limit) : rows;
  }

  private record Merged<R>(List<R> rows, boolean complete) {}

  private IndexEntry<R> load(State store, int limit, @Nullable Object[] values) {
    Merged<R> merged = merged(store, Math.max(IndexEntry.ROWS_MAX, limit), values);
    return new IndexEntry<>(order, merged.rows(), merged.complete());
  }

  /** The store's rows with those of the batches that are not committed laid over them. */
  private Merged<R> merged(State store, int limit, @Nullable Object[] values) {
    int changes = table.uncommittedChanges();
    // Each change may take one of the stored rows out, and enough must remain.
    int asked = (int) Math.min(Integer.MAX_VALUE, (long) limit + changes);
    List<R> stored = store.find(index, asked, values);
    boolean complete = stored.size() < asked;
    R horizon = complete ? null : stored.getLast();
    List<R> rows = new ArrayList<>(stored);
    if (changes > 0) {
      rows.removeIf(row -> table.isUncommitted(row.key()));
      Object key = key(values);
      for (R row : table.uncommitted()) {
        if (index.holds(row)
            && key(row).equals(key)
            && (horizon == null || order.compare(row, horizon) <= 0)) {
          rows.add(row);
        }
      }
      rows.sort(order);
    }
    return new Merged<>(rows, complete);
  }

  void changed(@Nullable R before, @Nullable R after) {
    boolean wasIn = before != null && index.holds(before);
    boolean isIn = after != null && index.holds(after);
    if (wasIn) {
      removed(before, isIn);
    }
    if (isIn) {
      added(after);
    }
  }

  private void removed(R row, boolean comesBack) {
    Object key = key(row);
    IndexEntry<R> entry = entries.get(key);
    if (entry != null) {
      entry.remove(row);
      if (!comesBack && entry.isEmpty() && isKnown(key)) {
        entries.remove(key);
      }
    }
  }

  private void added(R row) {
    Object key = key(row);
    IndexEntry<R> entry = entries.get(key);
    if (entry != null) {
      entry.add(row);
      entries.put(key, entry, table.weight(row));
    } else if (isKnown(key)) {
      entries.put(key, new IndexEntry<>(order, List.of(row), true), 1 + table.weight(row));
    }
  }

  private int weight(IndexEntry<R> entry) {
    return 1 + entry.first(IndexEntry.ROWS_MAX).stream().mapToInt(table::weight).sum();
  }

  private void dropped(Object key, IndexEntry<R> entry) {
    if (!entry.isEmpty()) {
      knownFrom = Math.max(knownFrom, owner(key) + 1);
    }
  }

  private boolean isKnown(Object key) {
    return ownerColumn >= 0 && owner(key) >= knownFrom;
  }

  private long owner(Object key) {
    if (ownerColumn < 0) {
      return 0;
    }
    return key instanceof Long single ? single : (Long) ((List<?>) key).get(ownerColumn);
  }

  private Object key(R row) {
    if (index.columns().size() == 1) {
      Object value = index.table().value(row, index.columns().getFirst());
      return value == null ? NULL : value;
    }
    return index.keyOf(row);
  }

  private Object key(@Nullable Object[] values) {
    if (values.length != index.columns().size()) {
      throw new IllegalArgumentException(
          "Expected %d values for index %s, but got %d."
              .formatted(index.columns().size(), index.name(), values.length));
    }
    if (values.length == 1) {
      return values[0] == null ? NULL : values[0];
    }
    return Arrays.asList(values.clone());
  }
}
