package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one table that a step has changed. */
final class TableChanges {

  /** Few rows are looked through faster than an index over them is kept. */
  private static final int LOOKED_THROUGH_MAX = 32;

  /** One row: as it was before the step, and as it is now. */
  static final class Change {
    private final Table<?> table;
    private final @Nullable Row before;
    private @Nullable Row after;

    Change(Table<?> table, @Nullable Row before) {
      this.table = table;
      this.before = before;
      this.after = before;
    }

    @Nullable Row after() {
      return after;
    }

    boolean isOne() {
      return before != after;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    RowChange<?> toRowChange() {
      return new RowChange(table, before, after);
    }
  }

  private final Map<Long, Change> byKey = new HashMap<>();
  private @Nullable RowIndexes indexes;

  @Nullable Change get(long key) {
    return byKey.get(key);
  }

  boolean has(long key) {
    return byKey.containsKey(key);
  }

  int size() {
    return byKey.size();
  }

  void add(long key, Change change) {
    byKey.put(key, change);
  }

  void set(Change change, @Nullable Row after) {
    if (indexes != null) {
      indexes.replaced(change.after, after);
    }
    change.after = after;
  }

  /** Adds the rows that a lookup finds among the changed ones, in no order. */
  @SuppressWarnings("unchecked")
  <R extends Row> void find(Index<R> index, @Nullable Object[] values, List<R> into) {
    if (byKey.size() > LOOKED_THROUGH_MAX) {
      if (indexes == null) {
        indexes = new RowIndexes();
      }
      indexes.find(index, values, this::present, into);
      return;
    }
    for (Change change : byKey.values()) {
      if (change.after != null && index.matches((R) change.after, values)) {
        into.add((R) change.after);
      }
    }
  }

  private List<Row> present() {
    List<Row> rows = new ArrayList<>(byKey.size());
    for (Change change : byKey.values()) {
      if (change.after != null) {
        rows.add(change.after);
      }
    }
    return rows;
  }
}
