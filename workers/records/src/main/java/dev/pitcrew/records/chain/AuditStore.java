package dev.pitcrew.records.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final String SQLITE = "jdbc:sqlite:";

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
   * Nothing when there is no such database, no such table, or a table of a version without a chain.
   *
   * @param table the chain's table, a name of ours
   */
  public static Optional<AuditStore> open(String url, String table) throws SQLException {
    if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length())))) {
      return Optional.empty();
    }
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    if (!isChained(connection, table)) {
      connection.close();
      return Optional.empty();
    }
    return Optional.of(new AuditStore(connection, table));
  }

  private static boolean isChained(Connection connection, String table) throws SQLException {
    try (var columns = connection.createStatement()) {
      columns.executeQuery("SELECT hash, erased_by FROM " + table + " WHERE 1 = 0").close();
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
