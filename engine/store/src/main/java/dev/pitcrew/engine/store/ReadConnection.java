package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading connection: the committed rows as they are at each call. Opened when first used and
 * again after trouble. For one thread at a time.
 */
final class ReadConnection implements State, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadConnection.class);

  private final Dialect dialect;
  private final ReadDeadline deadline = new ReadDeadline();
  private @Nullable Connection connection;
  private @Nullable Statements statements;

  ReadConnection(Dialect dialect) {
    this.dialect = dialect;
  }

  private interface Reading<T> {
    T read(Statements statements) throws SQLException;
  }

  /** A connection that was open for long may have died unnoticed, so a new one gets a chance. */
  private <T> T read(Reading<T> reading) {
    boolean wasOpen = statements != null;
    try {
      return attempt(reading);
    } catch (StoreException e) {
      if (wasOpen && e.kind() == StoreException.Kind.UNAVAILABLE) {
        return attempt(reading);
      }
      throw e;
    }
  }

  private <T> T attempt(Reading<T> reading) {
    try {
      deadline.begin();
      Statements ready = statements;
      if (ready == null) {
        connection = dialect.openReader(deadline);
        ready = new Statements(connection);
        statements = ready;
      }
      return reading.read(ready);
    } catch (SQLException e) {
      boolean tooSlow = deadline.isOver();
      close();
      throw new StoreException(
          tooSlow ? StoreException.Kind.TOO_SLOW : StoreException.Kind.UNAVAILABLE,
          tooSlow
              ? "Expected to read within %s, but it took longer.".formatted(ReadDeadline.LIMIT)
              : "Expected to read the store, but it failed: %s.".formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    TableSql<R> sql = TableSql.of(table);
    List<R> found =
        read(
            statements -> {
              PreparedStatement statement = statements.of(sql.selectByKey());
              statement.setLong(1, key);
              return rows(sql, statement);
            });
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    TableSql<R> sql = TableSql.of(index.table());
    return read(
        statements -> {
          PreparedStatement statement =
              statements.of(IndexSql.find(index, dialect::indexedEquals, values));
          int next = 1;
          for (int i = 0; i < index.columns().size(); i++) {
            Column<R> column = index.columns().get(i);
            if (values[i] != null) {
              long times = dialect.indexedEquals(column).chars().filter(c -> c == '?').count();
              for (int n = 0; n < times; n++) {
                sql.bind(statement, next++, column, values[i]);
              }
            }
          }
          statement.setInt(next, limit);
          return rows(sql, statement);
        });
  }

  <R extends Row> List<Place> places(Index<R> index, Place after, long below, int limit) {
    return read(
        statements -> {
          PreparedStatement statement = statements.of(IndexSql.places(index));
          statement.setLong(1, below);
          statement.setLong(2, after.number());
          statement.setLong(3, after.key());
          statement.setInt(4, limit);
          List<Place> places = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              places.add(new Place(result.getLong(1), result.getLong(2)));
            }
          }
          return places;
        });
  }

  <R extends Row> List<Long> keys(Query<R> query) {
    QuerySql<R> sql = new QuerySql<>(query, dialect);
    return read(
        statements -> {
          List<Long> keys = new ArrayList<>();
          try (ResultSet result = bound(statements, sql.keys()).executeQuery()) {
            while (result.next()) {
              keys.add(result.getLong(1));
            }
          }
          return keys;
        });
  }

  <R extends Row> Page<R> search(Query<R> query) {
    QuerySql<R> sql = new QuerySql<>(query, dialect);
    TableSql<R> table = TableSql.of(query.table());
    List<R> items =
        query.page().limit() == 0
            ? List.of()
            : read(statements -> rows(table, bound(statements, sql.page())));
    if (sql.isBackward()) {
      items = new ArrayList<>(items);
      Collections.reverse(items);
    }
    long counted = count(query, sql, items.size());
    boolean more = counted > QuerySql.COUNT_MAX;
    LongFunction<@Nullable R> later = key -> get(query.table(), key);
    return new Page<>(
        List.copyOf(items),
        more ? QuerySql.COUNT_MAX : counted,
        more,
        items.isEmpty() ? null : sql.cursor(items.getFirst(), later),
        items.isEmpty() ? null : sql.cursor(items.getLast(), later));
  }

  <R extends Row> Tally.Result count(Tally<R> tally) {
    TallySql<R> sql = new TallySql<>(tally, dialect);
    return read(
        statements -> {
          try (ResultSet result = bound(statements, sql.bound()).executeQuery()) {
            return sql.read(result);
          }
        });
  }

  /** A first page that is not full needs no counting. */
  private <R extends Row> long count(Query<R> query, QuerySql<R> sql, int found) {
    PageRequest page = query.page();
    if (page.after() == null
        && page.before() == null
        && page.offset() == 0
        && found < page.limit()) {
      return found;
    }
    return read(
        statements -> {
          try (ResultSet result = bound(statements, sql.count()).executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
          }
        });
  }

  private static PreparedStatement bound(Statements statements, QuerySql.Bound bound)
      throws SQLException {
    PreparedStatement statement = statements.of(bound.sql());
    int index = 1;
    for (Object parameter : bound.parameters()) {
      switch (parameter) {
        case Long number -> statement.setLong(index++, number);
        case Integer number -> statement.setInt(index++, number);
        default -> statement.setString(index++, (String) parameter);
      }
    }
    return statement;
  }

  private static <R extends Row> List<R> rows(TableSql<R> sql, PreparedStatement statement)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(sql.read(result));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      if (statements != null) {
        statements.close();
      }
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("A reading connection did not close; it is dropped.", e);
    }
    statements = null;
    connection = null;
  }
}
