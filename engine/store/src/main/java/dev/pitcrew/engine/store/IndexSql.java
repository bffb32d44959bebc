package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of one declared index. */
final class IndexSql {

  private IndexSql() {}

  static <R extends Row> String create(Index<R> index, Dialect dialect) {
    List<String> parts = new ArrayList<>();
    for (Column<R> column : index.columns()) {
      parts.add(dialect.indexed(column));
    }
    for (Index.Order<R> order : index.order()) {
      parts.add(TableSql.name(order.column()) + (order.descending() ? " DESC" : ""));
    }
    if (dialect.indexesNeedKey() || parts.isEmpty()) {
      parts.add("\"key\"");
    }
    return "CREATE INDEX IF NOT EXISTS \"ix_%s\" ON %s (%s)%s"
        .formatted(
            index.name(),
            TableSql.of(index.table()).name(),
            String.join(",", parts),
            index.filter() == null ? "" : " WHERE " + condition(index.filter()));
  }

  /**
   * The filter with its values written out, as a database must see them to use the partial index.
   * They come from declared enums and flags alone.
   */
  static <R extends Row> String condition(Index.Filter<R> filter) {
    String column = TableSql.name(filter.column());
    if (filter.values().isEmpty()) {
      return column + "<>0";
    }
    return filter.values().stream()
        .map(IndexSql::literal)
        .sorted()
        .collect(Collectors.joining(",", column + " IN (", ")"));
  }

  private static String literal(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? "1" : "0";
      case Number number -> number.toString();
      case Enum<?> constant -> "'" + constant.name() + "'";
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }

  /** Reads what is in the index alone, however wide the rows are. */
  static <R extends Row> String places(Index<R> index) {
    if (!index.columns().isEmpty() || index.filter() == null || index.order().size() != 1) {
      throw new IllegalArgumentException(
          "Expected an index of some rows by one number, but got %s.".formatted(index.name()));
    }
    String by = TableSql.name(index.order().getFirst().column());
    return "SELECT %s,\"key\" FROM %s WHERE %s AND %s<? AND (%s,\"key\")>(?,?) ORDER BY %s,\"key\" LIMIT ?"
        .formatted(by, TableSql.of(index.table()).name(), condition(index.filter()), by, by, by);
  }

  /** Null values are asked for with IS NULL and not bound. */
  static <R extends Row> String find(
      Index<R> index, Function<Column<?>, String> equality, @Nullable Object[] values) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < index.columns().size(); i++) {
      Column<R> column = index.columns().get(i);
      conditions.add(
          values[i] == null ? TableSql.name(column) + " IS NULL" : equality.apply(column));
    }
    if (index.filter() != null) {
      conditions.add(condition(index.filter()));
    }
    String order =
        Stream.concat(
                index.order().stream()
                    .map(o -> TableSql.name(o.column()) + (o.descending() ? " DESC" : "")),
                Stream.of("\"key\""))
            .collect(Collectors.joining(","));
    return TableSql.of(index.table()).select()
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " ORDER BY "
        + order
        + " LIMIT ?";
  }
}
