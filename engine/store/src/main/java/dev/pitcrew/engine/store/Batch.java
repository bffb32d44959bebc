package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction writes: each row once, from what it was before the batch to what it is
 * after.
 *
 * <p>Not thread-safe.
 */
public final class Batch {

  private final long number;
  private final long keyHighWaterMark;
  private final Map<Table<?>, TableChanges<?>> tables;
  private int rows;

  /** The changes of one table by key, in the order of the first. */
  record TableChanges<R extends Row>(Table<R> table, Map<Long, RowChange<R>> byKey) {}

  /**
   * @param number one more than that of the batch before
   * @param keyHighWaterMark no key above it is in any row of the batch, nor was one told to anyone
   */
  public Batch(long number, long keyHighWaterMark) {
    this(number, keyHighWaterMark, new LinkedHashMap<>(), 0);
  }

  private Batch(
      long number, long keyHighWaterMark, Map<Table<?>, TableChanges<?>> tables, int rows) {
    this.number = number;
    this.keyHighWaterMark = keyHighWaterMark;
    this.tables = tables;
    this.rows = rows;
  }

  /** The same changes under a mark that was raised since. */
  public Batch withKeyHighWaterMark(long mark) {
    return new Batch(number, mark, tables, rows);
  }

  public <R extends Row> void put(Table<R> table, @Nullable R before, @Nullable R after) {
    RowChange<R> change = new RowChange<>(table, before, after);
    Map<Long, RowChange<R>> changes = changesOf(table);
    RowChange<R> earlier = changes.get(change.key());
    if (earlier == null) {
      changes.put(change.key(), change);
      rows++;
    } else if (earlier.before() == null && after == null) {
      // What came and went within the batch is never written.
      changes.remove(change.key());
      rows--;
    } else {
      changes.put(change.key(), new RowChange<>(table, earlier.before(), after));
    }
  }

  /** What the batch does to this row; null where it leaves it alone. */
  @SuppressWarnings("unchecked")
  public <R extends Row> @Nullable RowChange<R> change(Table<R> table, long key) {
    TableChanges<R> changes = (TableChanges<R>) tables.get(table);
    return changes == null ? null : changes.byKey().get(key);
  }

  /** What the batch does to a table, in the order of the first change of each row. */
  @SuppressWarnings("unchecked")
  public <R extends Row> Collection<RowChange<R>> changes(Table<R> table) {
    TableChanges<R> changes = (TableChanges<R>) tables.get(table);
    return changes == null ? List.of() : changes.byKey().values();
  }

  @SuppressWarnings("unchecked")
  private <R extends Row> Map<Long, RowChange<R>> changesOf(Table<R> table) {
    return ((TableChanges<R>)
            tables.computeIfAbsent(table, t -> new TableChanges<>(table, new LinkedHashMap<>())))
        .byKey();
  }

  Collection<TableChanges<?>> tables() {
    return tables.values();
  }

  public long number() {
    return number;
  }

  public long keyHighWaterMark() {
    return keyHighWaterMark;
  }

  /** How many rows it writes. */
  public int rows() {
    return rows;
  }
}
