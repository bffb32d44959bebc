package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The statement of a {@link Tally}. */
final class TallySql<R extends Row> {

  private final Tally<R> tally;
  private final Dialect dialect;

  TallySql(Tally<R> tally, Dialect dialect) {
    this.tally = tally;
    this.dialect = dialect;
  }

  QuerySql.Bound bound() {
    Conditions conditions = new Conditions(dialect);
    List<String> told = new ArrayList<>();
    for (Tally.By<R> by : tally.by()) {
      told.add(shared(by, conditions));
    }
    for (Tally.Count<R> count : tally.counts()) {
      told.add(counted(count, conditions));
    }
    String groups =
        IntStream.rangeClosed(1, tally.by().size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    String sql =
        "SELECT "
            + String.join(",", told)
            + " FROM "
            + TableSql.of(tally.table()).name()
            + " WHERE "
            + conditions.all(tally.table(), tally.filters())
            + (groups.isEmpty() ? "" : " GROUP BY " + groups + " ORDER BY " + groups)
            + " LIMIT "
            + (Tally.GROUPS_MAX + 1);
    return new QuerySql.Bound(sql, conditions.parameters());
  }

  private String shared(Tally.By<R> by, Conditions conditions) {
    String name = Conditions.declared(tally.table(), by.column());
    if (by.width() <= 0) {
      return name;
    }
    conditions.parameters().add(by.width());
    return switch (ColumnKind.of(by.column())) {
      case LONG -> name + "/CAST(? AS BIGINT)";
      case TEXT -> "substr(" + name + ",1,CAST(? AS INTEGER))";
      case INT, BOOLEAN, ENUM, LIST ->
          throw new InvalidQueryException(
              "Expected '%s' to be a number to divide or a text to cut, but it is not."
                  .formatted(by.column().name()));
    };
  }

  private String counted(Tally.Count<R> count, Conditions conditions) {
    String when = "CASE WHEN " + conditions.all(tally.table(), count.filters()) + " THEN ";
    return switch (count) {
      case Tally.Count.Rows<R> rows -> "COUNT(" + when + "1 END)";
      case Tally.Count.Values<R> values -> "COUNT(DISTINCT " + when + name(values.column());
      case Tally.Count.Sum<R> sum -> "COALESCE(SUM(" + when + name(sum.column()) + ",0)";
      case Tally.Count.Greatest<R> greatest ->
          "COALESCE(MAX(" + when + name(greatest.column()) + ",0)";
    };
  }

  private String name(Column<R> column) {
    return Conditions.declared(tally.table(), column) + " END)";
  }

  Tally.Result read(ResultSet result) throws SQLException {
    List<Tally.Group> groups = new ArrayList<>();
    while (result.next()) {
      groups.add(group(result));
    }
    boolean isWhole = groups.size() <= Tally.GROUPS_MAX;
    return new Tally.Result(
        List.copyOf(isWhole ? groups : groups.subList(0, Tally.GROUPS_MAX)), isWhole);
  }

  private Tally.Group group(ResultSet result) throws SQLException {
    int next = 1;
    List<@Nullable Object> values = new ArrayList<>();
    for (Tally.By<R> by : tally.by()) {
      values.add(ColumnKind.of(by.column()).read(result, next++, by.column().type()));
    }
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < tally.counts().size(); i++) {
      counts.add(result.getLong(next++));
    }
    return new Tally.Group(Collections.unmodifiableList(values), List.copyOf(counts));
  }
}
