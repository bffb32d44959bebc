package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of one table, and how its rows are bound and read. */
final class TableSql<R extends Row> {

  private static final Map<Table<?>, TableSql<?>> ALL =
      Tables.ALL.stream().collect(Collectors.toUnmodifiableMap(t -> t, TableSql::new));

  private final Table<R> table;
  private final List<Column<R>> columns;
  private final ColumnKind[] kinds;
  private final String selected;

  private TableSql(Table<R> table) {
    this.table = table;
    this.columns = table.columns();
    this.kinds = columns.stream().map(ColumnKind::of).toArray(ColumnKind[]::new);
    this.selected = columns.stream().map(TableSql::name).collect(Collectors.joining(","));
  }

  @SuppressWarnings("unchecked")
  static <R extends Row> TableSql<R> of(Table<R> table) {
    TableSql<?> sql = ALL.get(table);
    if (sql == null) {
      throw new IllegalArgumentException("Expected a table of the engine, but got " + table);
    }
    return (TableSql<R>) sql;
  }

  /** Quoted, because some are words of SQL. */
  static String name(Column<?> column) {
    return '"' + snakeCase(column.name()) + '"';
  }

  static String snakeCase(String camelCase) {
    StringBuilder snake = new StringBuilder(camelCase.length() + 8);
    for (char c : camelCase.toCharArray()) {
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  String name() {
    return '"' + table.name() + '"';
  }

  ColumnKind kind(Column<R> column) {
    return kinds[column.position()];
  }

  /** {@code SELECT all columns FROM the table}. */
  String select() {
    return "SELECT " + selected + " FROM " + name();
  }

  /** As {@link #select()}, with the beginning of one column. */
  String select(Beginning<R> beginning) {
    return columns.stream()
        .map(
            column ->
                column.equals(beginning.column())
                    ? "substr(%s,1,%d)".formatted(name(column), beginning.characters())
                    : name(column))
        .collect(Collectors.joining(",", "SELECT ", " FROM " + name()));
  }

  String selectByKey() {
    return select() + " WHERE \"key\"=?";
  }

  String insert() {
    return "INSERT INTO "
        + name()
        + '('
        + selected
        + ") VALUES ("
        + String.join(",", Collections.nCopies(columns.size(), "?"))
        + ')';
  }

  String delete() {
    return "DELETE FROM " + name() + " WHERE \"key\"=?";
  }

  /** Writes only what changed, because each column named costs the upkeep of its indexes. */
  String update(long changedColumns) {
    StringBuilder sql = new StringBuilder("UPDATE ").append(name()).append(" SET ");
    String separator = "";
    for (int i = 0; i < columns.size(); i++) {
      if ((changedColumns & (1L << i)) != 0) {
        sql.append(separator).append(name(columns.get(i))).append("=?");
        separator = ",";
      }
    }
    return sql.append(" WHERE \"key\"=?").toString();
  }

  /** One bit for each column, in order. */
  long changedColumns(R before, R after) {
    long changed = 0;
    for (Column<R> column : columns) {
      Object old = table.value(before, column);
      Object now = table.value(after, column);
      if (old == null ? now != null : !old.equals(now)) {
        changed |= 1L << column.position();
      }
    }
    return changed;
  }

  void bindInsert(PreparedStatement statement, R row) throws SQLException {
    for (int i = 0; i < kinds.length; i++) {
      kinds[i].bind(statement, i + 1, table.value(row, columns.get(i)));
    }
  }

  void bindUpdate(PreparedStatement statement, long changedColumns, R row) throws SQLException {
    int index = 1;
    for (int i = 0; i < kinds.length; i++) {
      if ((changedColumns & (1L << i)) != 0) {
        kinds[i].bind(statement, index++, table.value(row, columns.get(i)));
      }
    }
    statement.setLong(index, row.key());
  }

  void bind(PreparedStatement statement, int index, Column<R> column, @Nullable Object value)
      throws SQLException {
    kind(column).bind(statement, index, value);
  }

  R read(ResultSet result) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[kinds.length];
    Iterator<Column<R>> column = columns.iterator();
    for (int i = 0; i < kinds.length; i++) {
      values[i] = kinds[i].read(result, i + 1, column.next().type());
    }
    return table.row(values);
  }
}
