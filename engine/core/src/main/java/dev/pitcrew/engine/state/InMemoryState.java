package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory alone: for tests, and as the model that a store is compared with. Each index is
 * kept from the first time it is asked for.
 */
public final class InMemoryState implements State {

  private final Map<Table<?>, TreeMap<Long, Row>> tables = new HashMap<>();
  private final Map<Index<?>, Map<List<@Nullable Object>, Map<Long, Row>>> indexes =
      new IdentityHashMap<>();

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return (R) rows(table).get(key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    Map<List<@Nullable Object>, Map<Long, Row>> entries =
        indexes.computeIfAbsent(index, i -> build((Index<R>) i));
    Map<Long, Row> found = entries.get(Arrays.asList(values));
    if (found == null) {
      return List.of();
    }
    List<R> result = new ArrayList<>();
    for (Row row : found.values()) {
      result.add((R) row);
    }
    result.sort(index.comparator());
    return result.size() > limit ? List.copyOf(result.subList(0, limit)) : result;
  }

  /** All rows of a table, by key. */
  @SuppressWarnings("unchecked")
  public <R extends Row> List<R> all(Table<R> table) {
    return (List<R>) List.copyOf(rows(table).values());
  }

  /** Puts the changes of a step in force. */
  public void apply(List<RowChange<?>> changes) {
    for (RowChange<?> change : changes) {
      applyOne(change);
    }
  }

  private <R extends Row> void applyOne(RowChange<R> change) {
    TreeMap<Long, Row> rows = rows(change.table());
    R after = change.after();
    Row before = after == null ? rows.remove(change.key()) : rows.put(after.key(), after);
    indexes.forEach(
        (index, entries) -> {
          if (index.table() == change.table()) {
            reindex(index, entries, before, after);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <R extends Row> void reindex(
      Index<?> any,
      Map<List<@Nullable Object>, Map<Long, Row>> entries,
      @Nullable Row before,
      @Nullable R after) {
    Index<R> index = (Index<R>) any;
    if (before != null && index.holds((R) before)) {
      List<@Nullable Object> key = index.keyOf((R) before);
      Map<Long, Row> rows = entries.get(key);
      if (rows != null && rows.remove(before.key()) != null && rows.isEmpty()) {
        entries.remove(key);
      }
    }
    if (after != null && index.holds(after)) {
      entries.computeIfAbsent(index.keyOf(after), k -> new HashMap<>()).put(after.key(), after);
    }
  }

  private <R extends Row> Map<List<@Nullable Object>, Map<Long, Row>> build(Index<R> index) {
    Map<List<@Nullable Object>, Map<Long, Row>> entries = new HashMap<>();
    for (Row row : rows(index.table()).values()) {
      reindex(index, entries, null, row);
    }
    return entries;
  }

  private TreeMap<Long, Row> rows(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new TreeMap<>(Comparator.naturalOrder()));
  }
}
