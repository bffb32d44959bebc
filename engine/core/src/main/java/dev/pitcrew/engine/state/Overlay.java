package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step's own changes over the state it began with. Every lookup merges both, so that the next
 * decision of the step sees what the one before it did.
 */
public final class Overlay implements State {

  private final State base;
  private final Map<Table<?>, TableChanges> changed = new IdentityHashMap<>();
  private final List<TableChanges.Change> inOrder = new ArrayList<>();

  /** What the base has answered by key: within a step it does not change. Keys are unique. */
  private final Map<Long, Row> read = new HashMap<>();

  private long firstNewKey = Long.MAX_VALUE;

  public Overlay(State base) {
    this.base = base;
  }

  /** Keys from this one on were given within the step: the base cannot know them. */
  public void newKeysFrom(long key) {
    firstNewKey = Math.min(firstNewKey, key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    TableChanges changes = changed.get(table);
    TableChanges.Change change = changes == null ? null : changes.get(key);
    return change != null ? (R) change.after() : fromBase(table, key);
  }

  @SuppressWarnings("unchecked")
  private <R extends Row> @Nullable R fromBase(Table<R> table, long key) {
    if (key <= 0 || key >= firstNewKey) {
      return null;
    }
    // A process and its element instance have one key, so the kind of row has to be right, too.
    Row known = read.get(key);
    if (known != null && table.isOf(known)) {
      return (R) known;
    }
    R row = base.get(table, key);
    if (row != null) {
      read.put(key, row);
    }
    return row;
  }

  @Override
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    TableChanges changes = changed.get(index.table());
    if (changes == null) {
      return namesNewKey(values) ? List.of() : base.find(index, limit, values);
    }
    List<R> result = new ArrayList<>();
    if (!namesNewKey(values)) {
      // Each changed row may hide one of the base's, so ask for that many more.
      int wanted = (int) Math.min(Integer.MAX_VALUE, (long) limit + changes.size());
      for (R row : base.find(index, wanted, values)) {
        if (!changes.has(row.key())) {
          result.add(row);
        }
      }
    }
    int fromBase = result.size();
    changes.find(index, values, result);
    if (result.size() > fromBase && result.size() > 1) {
      result.sort(index.comparator());
    }
    return result.size() > limit ? result.subList(0, limit) : result;
  }

  private boolean namesNewKey(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof Long key && key >= firstNewKey) {
        return true;
      }
    }
    return false;
  }

  /** Creates or replaces a row. */
  public <R extends Row> void put(Table<R> table, R row) {
    set(table, row.key(), row);
  }

  public void delete(Table<?> table, long key) {
    set(table, key, null);
  }

  private void set(Table<?> table, long key, @Nullable Row after) {
    TableChanges changes = changed.computeIfAbsent(table, t -> new TableChanges());
    TableChanges.Change change = changes.get(key);
    if (change == null) {
      change = new TableChanges.Change(table, fromBase(table, key));
      changes.add(key, change);
      inOrder.add(change);
    }
    changes.set(change, after);
  }

  /** One for each row that is not as it was, in the order of first change. */
  public List<RowChange<?>> changes() {
    RowChange<?>[] changes = new RowChange<?>[inOrder.size()];
    int count = 0;
    for (TableChanges.Change change : inOrder) {
      if (change.isOne()) {
        changes[count++] = change.toRowChange();
      }
    }
    return List.of(count == changes.length ? changes : Arrays.copyOf(changes, count));
  }
}
