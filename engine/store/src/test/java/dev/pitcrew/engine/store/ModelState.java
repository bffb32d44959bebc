package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows as plain maps: slow, and plainly right. */
public final class ModelState implements State {

  private final Map<Table<?>, TreeMap<Long, Row>> tables = new HashMap<>();

  @SuppressWarnings("unchecked")
  public <R extends Row> TreeMap<Long, R> rows(Table<R> table) {
    return (TreeMap<Long, R>) tables.computeIfAbsent(table, t -> new TreeMap<>());
  }

  @Override
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return rows(table).get(key);
  }

  @Override
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    Comparator<R> order = Comparator.comparingInt(row -> 0);
    for (Index.Order<R> by : index.order()) {
      Comparator<R> next =
          Comparator.comparingLong(
              row -> ((Number) index.table().value(row, by.column())).longValue());
      order = order.thenComparing(by.descending() ? next.reversed() : next);
    }
    return rows(index.table()).values().stream()
        .filter(row -> index.holds(row) && index.keyOf(row).equals(Arrays.asList(values)))
        .sorted(order)
        .limit(limit)
        .toList();
  }
}
