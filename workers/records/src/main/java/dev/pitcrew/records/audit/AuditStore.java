package dev.pitcrew.records.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chain in its database, read as it stands: nothing is opened, upgraded or repaired by looking.
 */
public final class AuditStore implements AutoCloseable {

  private static final int FETCH = 2_000;

  private final Connection connection;
  private final String table;

  private AuditStore(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Takes one row after the other. */
  public interface RowTaker {
    void take(AuditRow row) throws IOException;
  }

  /**
   * @param table the chain's table, a name of ours
   */
  public static AuditStore open(String url, String table) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    return new AuditStore(connection, table);
  }

  /** Whether there is a table with a chain. */
  public boolean isChained() throws SQLException {
    try (var columns = connection.createStatement()) {
      columns.executeQuery("SELECT hash FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException noSuchColumn) {
      connection.rollback();
      return false;
    }
  }

  /** All rows in their order, a few at a time in memory. */
  public void rows(RowTaker taker) throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (var rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY seq")) {
        while (rows.next()) {
          taker.take(AuditRows.read(rows));
        }
      }
    }
  }

  /** The last row. */
  public Optional<AuditRow> last() throws SQLException {
    return one("SELECT * FROM " + table + " ORDER BY seq DESC LIMIT 1");
  }

  Optional<AuditRow> row(long seq) throws SQLException {
    return one("SELECT * FROM " + table + " WHERE seq = " + seq);
  }

  private Optional<AuditRow> one(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      @Nullable AuditRow row = rows.next() ? AuditRows.read(rows) : null;
      return Optional.ofNullable(row);
    } finally {
      connection.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
