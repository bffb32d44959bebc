package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A database of its own; one process owns it by an advisory lock, every commit is synced. */
final class PostgresDialect implements Dialect {

  /** A number of our own among the database's advisory locks. */
  private static final long OWNER_LOCK = 0x7069_7463_7265_77L;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** An index entry may not exceed 2,704 bytes, so long texts are indexed by their beginning. */
  private static final int INDEXED_CHARACTERS = 160;

  private final StoreLocation.Postgres location;

  PostgresDialect(StoreLocation.Postgres location) {
    this.location = location;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", location.user());
    properties.setProperty("password", location.password());
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    LeaseFence fence = location.fence();
    properties.setProperty("ApplicationName", fence == null ? "pitcrew" : fence.applicationName());
    Connection connection = DriverManager.getConnection(location.jdbcUrl(), properties);
    if (fence != null) {
      expectToLead(connection, fence);
    }
    return connection;
  }

  private static void expectToLead(Connection connection, LeaseFence fence) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(fence.check(connection.getSchema()));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit=on");
      takeOwnership(statement);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  /** A process that has just ended may still hold the lock until the server has noticed. */
  private void takeOwnership(Statement statement) throws SQLException {
    statement.execute("SET lock_timeout=" + location.patience().toMillis());
    try {
      statement.execute("SELECT pg_advisory_lock(" + OWNER_LOCK + ")");
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      throw new StoreException(
          StoreException.Kind.OWNED_BY_ANOTHER,
          "Expected to open the store '%s', but another process has it open."
              .formatted(location.jdbcUrl()),
          e);
    }
    statement.execute("SET lock_timeout=0");
  }

  @Override
  public Connection openReader(ReadDeadline deadline) throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout=" + ReadDeadline.LIMIT.toMillis());
      statement.execute("SET default_transaction_read_only=on");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String type(ColumnKind kind) {
    return switch (kind) {
      case LONG -> "BIGINT";
      case INT, BOOLEAN -> "INTEGER";
      // The order of bytes, as SQLite has it, whatever the language of the database.
      case TEXT, ENUM, LIST -> "TEXT COLLATE \"C\"";
    };
  }

  @Override
  public String tableSuffix() {
    // Most rows are updated once or twice: with room on their page the indexes stay untouched.
    return " WITH (fillfactor=70)";
  }

  @Override
  public List<String> appendOnly(String table) {
    String name = table.replace("\"", "");
    return List.of(
        """
        CREATE OR REPLACE FUNCTION %1$s_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'rows of %1$s are only ever added'; END $$
        """
            .formatted(name),
        "CREATE OR REPLACE TRIGGER %1$s_no_change BEFORE UPDATE OR DELETE ON %2$s FOR EACH ROW EXECUTE FUNCTION %1$s_append_only()"
            .formatted(name, table),
        "CREATE OR REPLACE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %2$s FOR EACH STATEMENT EXECUTE FUNCTION %1$s_append_only()"
            .formatted(name, table));
  }

  @Override
  public List<String> follow(String table, String name, String changed, String remove, String add) {
    return List.of(
        """
        CREATE OR REPLACE FUNCTION %1$s_follow() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          IF TG_OP<>'INSERT' THEN %2$s; END IF;
          IF TG_OP<>'DELETE' THEN %3$s; END IF;
          RETURN NULL;
        END $$
        """
            .formatted(name, remove, add),
        "CREATE OR REPLACE TRIGGER %1$s_moved AFTER INSERT OR DELETE ON %2$s FOR EACH ROW EXECUTE FUNCTION %1$s_follow()"
            .formatted(name, table),
        "CREATE OR REPLACE TRIGGER %1$s_changed AFTER UPDATE ON %2$s FOR EACH ROW WHEN (%3$s) EXECUTE FUNCTION %1$s_follow()"
            .formatted(name, table, changed));
  }

  @Override
  public String elements(String list, String alias) {
    return "json_array_elements_text(CAST(" + list + " AS json)) AS " + alias + "(value)";
  }

  @Override
  public boolean indexesNeedKey() {
    return true;
  }

  @Override
  public String indexed(Column<?> column) {
    return isText(column) ? beginning(TableSql.name(column)) : TableSql.name(column);
  }

  @Override
  public String unindexed(String column) {
    // It knows how many rows have a value, and finds the better index itself.
    return column;
  }

  @Override
  public String indexedEquals(Column<?> column) {
    String name = TableSql.name(column);
    return isText(column)
        ? beginning(name) + "=" + beginning("?") + " AND " + name + "=?"
        : name + "=?";
  }

  private static String beginning(String text) {
    return "left(" + text + "," + INDEXED_CHARACTERS + ")";
  }

  private static boolean isText(Column<?> column) {
    return ColumnKind.of(column) == ColumnKind.TEXT;
  }

  @Override
  public String like(String column) {
    return column + " LIKE ? ESCAPE '\\'";
  }

  @Override
  public String likePattern(String wildcards) {
    return LikePattern.toLike(wildcards);
  }

  @Override
  public void afterCommit(Connection writer) {
    // The database looks after its own log.
  }

  @Override
  public void makeDurable(Connection writer) {
    // A server whose log cannot be synced stops, so that what can be read is on disk.
  }

  @Override
  public void maintain() {
    // The database's autovacuum does.
  }

  @Override
  public void close() {
    // The lock goes with the writing connection.
  }
}
