package dev.pitcrew.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A declared lookup: the rows of a table whose {@code columns} equal the given values and whose
 * {@code filter} holds, in an order.
 *
 * <p>Being data, it is answered alike by the store (as a partial index), by the batch being
 * committed and by a step's overlay.
 *
 * @param name unique, in snake case
 * @param columns compared for equality; may be empty
 * @param filter rows outside it are not in the index; absent where all rows are
 * @param order before the key, which always decides last, ascending
 */
public record Index<R extends Row>(
    String name,
    Table<R> table,
    List<Column<R>> columns,
    @Nullable Filter<R> filter,
    List<Order<R>> order) {

  /** The row's value in {@code column} is one of {@code values}; an empty set means: is not 0. */
  public record Filter<R extends Row>(Column<R> column, Set<?> values) {}

  /** Rows by one column. */
  public record Order<R extends Row>(Column<R> column, boolean descending) {}

  /** Whether the row is in the index at all. */
  public boolean holds(R row) {
    if (filter == null) {
      return true;
    }
    Object value = table.value(row, filter.column());
    return filter.values().isEmpty()
        ? value instanceof Number number && number.longValue() != 0
        : filter.values().contains(value);
  }

  /** The values a lookup must give to find the row. */
  public List<@Nullable Object> keyOf(R row) {
    List<@Nullable Object> key = new ArrayList<>(columns.size());
    for (Column<R> column : columns) {
      key.add(table.value(row, column));
    }
    return key;
  }

  /** Whether a lookup with these values finds the row. */
  public boolean matches(R row, @Nullable Object... values) {
    if (!holds(row)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(table.value(row, columns.get(i)), values[i])) {
        return false;
      }
    }
    return true;
  }

  /** The order in which a lookup gives the rows. */
  public Comparator<R> comparator() {
    return (a, b) -> {
      for (Order<R> by : order) {
        int compared = compare(table.value(a, by.column()), table.value(b, by.column()));
        if (compared != 0) {
          return by.descending() ? -compared : compared;
        }
      }
      return Long.compare(a.key(), b.key());
    };
  }

  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  static <R extends Row> Index<R> of(String name, Table<R> table, String... columns) {
    return new Index<>(
        name, table, Arrays.stream(columns).map(table::column).toList(), null, List.of());
  }

  Index<R> where(String column, Object... values) {
    return new Index<>(
        name, table, columns, new Filter<>(table.column(column), Set.of(values)), order);
  }

  /** Only rows whose column is not 0. */
  Index<R> whereSet(String column) {
    return where(column);
  }

  Index<R> orderedBy(String column, boolean descending) {
    List<Order<R>> longer = new ArrayList<>(order);
    longer.add(new Order<>(table.column(column), descending));
    return new Index<>(name, table, columns, filter, List.copyOf(longer));
  }
}
