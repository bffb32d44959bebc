package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step's own changes over the state it began with. Every lookup merges both, so that the next
 * decision of the step sees what the one before it did.
 */
public final class Overlay implements State {

  private final State base;
  private final Map<Table<?>, Map<Long, Change>> changed = new HashMap<>();
  private final List<Change> inOrder = new ArrayList<>();
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
    Map<Long, Change> changes = changed.get(table);
    Change change = changes == null ? null : changes.get(key);
    if (change != null) {
      return (R) change.after;
    }
    return key <= 0 || key >= firstNewKey ? null : base.get(table, key);
  }

  @Override
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    Map<Long, Change> changes = changed.get(index.table());
    if (changes == null) {
      return namesNewKey(values) ? List.of() : base.find(index, limit, values);
    }
    return merge(index, limit, changes, values);
  }

  @SuppressWarnings("unchecked")
  private <R extends Row> List<R> merge(
      Index<R> index, int limit, Map<Long, Change> changes, @Nullable Object[] values) {
    List<R> result = new ArrayList<>();
    if (!namesNewKey(values)) {
      // Each changed row may hide one of the base's, so ask for that many more.
      int wanted = (int) Math.min(Integer.MAX_VALUE, (long) limit + changes.size());
      for (R row : base.find(index, wanted, values)) {
        if (!changes.containsKey(row.key())) {
          result.add(row);
        }
      }
    }
    int fromBase = result.size();
    for (Change change : changes.values()) {
      if (change.after != null && index.matches((R) change.after, values)) {
        result.add((R) change.after);
      }
    }
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
    change(table, row.key()).after = row;
  }

  public void delete(Table<?> table, long key) {
    change(table, key).after = null;
  }

  public boolean isUnchanged() {
    return inOrder.isEmpty();
  }

  /** One for each row that is not as it was, in the order of first change. */
  public List<RowChange<?>> changes() {
    RowChange<?>[] changes = new RowChange<?>[inOrder.size()];
    int count = 0;
    for (Change change : inOrder) {
      if (change.before != change.after) {
        changes[count++] = change.toRowChange();
      }
    }
    return List.of(count == changes.length ? changes : Arrays.copyOf(changes, count));
  }

  private Change change(Table<?> table, long key) {
    Map<Long, Change> changes = changed.computeIfAbsent(table, t -> new HashMap<>());
    Change change = changes.get(key);
    if (change == null) {
      change = new Change(table, key >= firstNewKey ? null : base.get(table, key));
      changes.put(key, change);
      inOrder.add(change);
    }
    return change;
  }

  private static final class Change {
    private final Table<?> table;
    private final @Nullable Row before;
    private @Nullable Row after;

    Change(Table<?> table, @Nullable Row before) {
      this.table = table;
      this.before = before;
      this.after = before;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    RowChange<?> toRowChange() {
      return new RowChange(table, before, after);
    }
  }
}
