package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writing connection.
 *
 * <p>Each commit is bound to the owner's epoch: whoever opened the store last is the only one that
 * can write, however long another was paused.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Connection connection;
  private final Dialect dialect;
  private final long epoch;
  private final Statements statements;

  Writer(Dialect dialect) throws SQLException {
    this.dialect = dialect;
    this.connection = dialect.openWriter();
    this.statements = new Statements(connection);
    try {
      new Schema(connection, dialect).bringUpToDate();
      this.epoch = takeOver();
    } catch (SQLException | StoreException e) {
      close();
      throw e;
    }
  }

  private long takeOver() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "UPDATE meta SET owner_epoch=owner_epoch+1 WHERE id=1 RETURNING owner_epoch")) {
      if (!result.next()) {
        throw new SQLException("The row that tells how far the store has come is missing.");
      }
      long taken = result.getLong(1);
      result.close();
      connection.commit();
      return taken;
    }
  }

  /** Each opening of the store has a higher one. */
  long epoch() {
    return epoch;
  }

  void makeDurable() throws SQLException {
    dialect.makeDurable(connection);
  }

  StoreProgress progress() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT batch_number,key_high_water_mark FROM meta WHERE id=1")) {
      if (!result.next()) {
        throw new SQLException("The row that tells how far the store has come is missing.");
      }
      StoreProgress progress = new StoreProgress(result.getLong(1), result.getLong(2));
      result.close();
      connection.rollback();
      return progress;
    }
  }

  void commit(Batch batch) throws SQLException {
    for (Batch.TableChanges<?> changes : batch.tables()) {
      write(changes);
    }
    PreparedStatement progress =
        statements.of(
            "UPDATE meta SET batch_number=?,key_high_water_mark=? WHERE id=1 AND owner_epoch=?"
                + " AND batch_number=?");
    progress.setLong(1, batch.number());
    progress.setLong(2, batch.keyHighWaterMark());
    progress.setLong(3, epoch);
    progress.setLong(4, batch.number() - 1);
    if (progress.executeUpdate() != 1) {
      connection.rollback();
      throw new StoreException(
          StoreException.Kind.OWNED_BY_ANOTHER,
          "Expected to write batch %d, but another process has taken the store over."
              .formatted(batch.number()),
          null);
    }
    connection.commit();
  }

  void afterCommit() throws SQLException {
    dialect.afterCommit(connection);
  }

  /** Tables are made anew, because rows of the audit trail cannot be deleted. */
  void purge() throws SQLException {
    statements.close();
    try (Statement statement = connection.createStatement()) {
      for (Table<?> table : Tables.ALL) {
        statement.execute("DROP TABLE " + TableSql.of(table).name());
      }
      statement.execute("DROP TABLE " + TaskNames.TABLE);
    }
    new Schema(connection, dialect).bringUpToDate();
    dialect.afterCommit(connection);
  }

  private <R extends Row> void write(Batch.TableChanges<R> changes) throws SQLException {
    TableSql<R> sql = TableSql.of(changes.table());
    List<R> inserted = new ArrayList<>();
    List<R> deleted = new ArrayList<>();
    Map<Long, List<R>> updated = new TreeMap<>();
    for (RowChange<R> change : changes.byKey().values()) {
      if (change.before() == null && change.after() != null) {
        inserted.add(change.after());
      } else if (change.before() != null && change.after() == null) {
        deleted.add(change.before());
      } else if (change.before() != null && change.after() != null) {
        long columns = sql.changedColumns(change.before(), change.after());
        if (columns != 0) {
          updated.computeIfAbsent(columns, c -> new ArrayList<>()).add(change.after());
        }
      }
    }
    insert(sql, inserted);
    for (Map.Entry<Long, List<R>> group : updated.entrySet()) {
      update(sql, group.getKey(), group.getValue());
    }
    delete(sql, deleted);
  }

  private <R extends Row> void insert(TableSql<R> sql, List<R> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatement statement = statements.of(sql.insert());
    for (R row : rows) {
      sql.bindInsert(statement, row);
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private <R extends Row> void update(TableSql<R> sql, long columns, List<R> rows)
      throws SQLException {
    PreparedStatement statement = statements.of(sql.update(columns));
    for (R row : rows) {
      sql.bindUpdate(statement, columns, row);
      statement.addBatch();
    }
    requireAllFound(sql, statement.executeBatch());
  }

  private <R extends Row> void delete(TableSql<R> sql, List<R> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatement statement = statements.of(sql.delete());
    for (R row : rows) {
      statement.setLong(1, row.key());
      statement.addBatch();
    }
    requireAllFound(sql, statement.executeBatch());
  }

  /** A change of a row that is not there means that memory and store have come apart. */
  private static void requireAllFound(TableSql<?> sql, int[] counts) throws SQLException {
    for (int count : counts) {
      if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
        throw new SQLException(
            "Expected to change a row of %s, but it is not there.".formatted(sql.name()));
      }
    }
  }

  @Override
  public void close() {
    try {
      statements.close();
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The writing connection did not close; it is dropped.", e);
    }
  }
}
