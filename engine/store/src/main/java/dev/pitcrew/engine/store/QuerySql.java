package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of one search: its page, and its count up to a limit. */
final class QuerySql<R extends Row> {

  static final int COUNT_MAX = 10_000;

  /** A statement with what is bound to it. */
  record Bound(String sql, List<Object> parameters) {}

  private final Query<R> query;
  private final Dialect dialect;
  private final List<Sort<R>> order;

  QuerySql(Query<R> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
    this.order = new ArrayList<>(query.sort());
    if (order.size() > 8) {
      throw new InvalidQueryException("Expected up to 8 fields to sort by.");
    }
    order.add(new Sort<>(query.table().columns().getFirst(), false));
  }

  /** Whether the page is read backwards from a cursor, and must be turned around. */
  boolean isBackward() {
    return query.page().before() != null;
  }

  Bound page() {
    TableSql<R> sql = TableSql.of(query.table());
    Beginning<R> beginning = query.beginning();
    return page(beginning == null ? sql.select() : sql.select(beginning));
  }

  /** The keys of the page, without the rest of its rows. */
  Bound keys() {
    return page("SELECT \"key\" FROM " + TableSql.of(query.table()).name());
  }

  private Bound page(String select) {
    Conditions conditions = new Conditions(dialect);
    String where = conditions.all(query.table(), query.filters());
    List<Object> parameters = new ArrayList<>(conditions.parameters());
    String cursor = isBackward() ? query.page().before() : query.page().after();
    if (cursor != null) {
      where += " AND (" + beyond(Cursor.decode(cursor, columns()), parameters) + ")";
    }
    String sql =
        select
            + " WHERE "
            + where
            + " ORDER BY "
            + order.stream()
                .map(s -> ordered(s) + (s.descending() != isBackward() ? " DESC" : ""))
                .collect(Collectors.joining(","))
            + " LIMIT ? OFFSET ?";
    parameters.add(query.page().limit());
    parameters.add(query.page().offset());
    return new Bound(sql, parameters);
  }

  Bound count() {
    Conditions conditions = new Conditions(dialect);
    String where = conditions.all(query.table(), query.filters());
    return new Bound(
        "SELECT COUNT(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT %d) AS found"
            .formatted(TableSql.of(query.table()).name(), where, COUNT_MAX + 1),
        conditions.parameters());
  }

  /**
   * Where a row stood when its page was read.
   *
   * @param later the row of a key as it is by now, or null; asked only for the rest of a text that
   *     is sorted by and of which the beginning was read
   * @return null where what is sorted by is too long for a cursor
   */
  @Nullable String cursor(R row, LongFunction<@Nullable R> later) {
    List<Object> values = new ArrayList<>();
    for (Column<R> column : columns()) {
      @Nullable Object value = ColumnKind.of(column).toSql(whole(row, column, later));
      values.add(value == null ? "" : value);
    }
    return Cursor.encode(values);
  }

  /** Of a text that begins otherwise by now, what was read is closest to where the row stood. */
  private @Nullable Object whole(R row, Column<R> column, LongFunction<@Nullable R> later) {
    Object value = query.table().value(row, column);
    Beginning<R> beginning = query.beginning();
    if (beginning == null
        || !beginning.column().equals(column)
        || !(value instanceof String read)
        || !beginning.mayGoOn(read)) {
      return value;
    }
    R now = later.apply(row.key());
    return now != null
            && query.table().value(now, column) instanceof String whole
            && beginning.of(whole).equals(read)
        ? whole
        : read;
  }

  private List<Column<R>> columns() {
    return order.stream().map(Sort::column).toList();
  }

  /** Null and the empty text sort alike, so that both databases agree and cursors hold no null. */
  private String sorted(Sort<R> sort) {
    String name = Conditions.declared(query.table(), sort.column());
    boolean mayBeNull = sort.column().nullable() && !ColumnKind.of(sort.column()).isNumber();
    return mayBeNull ? "COALESCE(" + name + ",'')" : name;
  }

  private String ordered(Sort<R> sort) {
    boolean isByKey = sort.column().position() == 0;
    boolean isByDefinition =
        query.filters().stream().anyMatch(f -> Searched.isByDefinition(query.table(), f));
    return isByKey && isByDefinition ? dialect.unindexed(sorted(sort)) : sorted(sort);
  }

  /** (a beyond) or (a equal and b beyond) or ... */
  private String beyond(List<Object> values, List<Object> parameters) {
    List<String> alternatives = new ArrayList<>();
    for (int last = 0; last < order.size(); last++) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < last; i++) {
        parts.add(sorted(order.get(i)) + "=?");
        parameters.add(values.get(i));
      }
      boolean greater = order.get(last).descending() == isBackward();
      parts.add(sorted(order.get(last)) + (greater ? ">?" : "<?"));
      parameters.add(values.get(last));
      alternatives.add(String.join(" AND ", parts));
    }
    return alternatives.stream().collect(Collectors.joining(") OR (", "(", ")"));
  }
}
