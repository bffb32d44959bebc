package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows in memory alone: for tests, and as the model that a store is compared with. */
public final class InMemoryState implements State {

  private record Rows(TreeMap<Long, Row> byKey, RowIndexes indexes) {}

  private final Map<Table<?>, Rows> tables = new IdentityHashMap<>();

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return (R) rows(table).byKey().get(key);
  }

  @Override
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    Rows rows = rows(index.table());
    List<R> result = new ArrayList<>();
    rows.indexes().find(index, values, rows.byKey()::values, result);
    result.sort(index.comparator());
    return result.size() > limit ? List.copyOf(result.subList(0, limit)) : result;
  }

  /** All rows of a table, by key. */
  @SuppressWarnings("unchecked")
  public <R extends Row> List<R> all(Table<R> table) {
    return (List<R>) List.copyOf(rows(table).byKey().values());
  }

  /** Puts the changes of a step in force. */
  public void apply(List<RowChange<?>> changes) {
    for (RowChange<?> change : changes) {
      Rows rows = rows(change.table());
      Row after = change.after();
      Row before =
          after == null ? rows.byKey().remove(change.key()) : rows.byKey().put(after.key(), after);
      rows.indexes().replaced(before, after);
    }
  }

  private Rows rows(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new Rows(new TreeMap<>(), new RowIndexes()));
  }
}
