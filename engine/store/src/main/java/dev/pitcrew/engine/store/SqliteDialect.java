package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;

/** One file in WAL mode, every commit synced. */
final class SqliteDialect implements Dialect {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDialect.class);

  private static final int INDEXED_CHARACTERS = 64;
  private static final int PROGRESS_STEPS = 50_000;

  private final Duration patience;
  private final Path file;
  private final SqliteLog log;
  private final FileChannel lockChannel;
  private final FileLock lock;

  SqliteDialect(StoreLocation.Sqlite location) {
    this.patience = location.patience();
    this.file = location.file().toAbsolutePath();
    this.log = new SqliteLog(this.file);
    try {
      Files.createDirectories(this.file.getParent());
      this.lockChannel =
          FileChannel.open(
              Path.of(this.file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      this.lock = lock(lockChannel);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "Expected to open the store '%s', but its folder cannot be written: %s."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return taken;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("The store is open in this very process.", e);
    }
    channel.close();
    throw new StoreException(
        StoreException.Kind.OWNED_BY_ANOTHER,
        "Expected to open the store '%s', but another process has it open.".formatted(file),
        null);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = connect();
    execute(
        connection,
        "PRAGMA busy_timeout=" + patience.toMillis(),
        // The next two must come before anything is in the file, the log included. Each page that
        // a commit touches is written to the log whole: 34 for an instance of one job, in two
        // commits. An older store keeps its pages of 8 KiB.
        "PRAGMA page_size=4096",
        "PRAGMA auto_vacuum=INCREMENTAL",
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA wal_autocheckpoint=0",
        // Written over and over, never cut: a sync of a file that grows takes longer than that of
        // one whose blocks are there, and far longer when the disk is busy.
        "PRAGMA journal_size_limit=" + SqliteLog.BYTES_MAX,
        "PRAGMA cache_size=-32768",
        "PRAGMA temp_store=MEMORY",
        "PRAGMA trusted_schema=OFF");
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection openReader(ReadDeadline deadline) throws SQLException {
    Connection connection = connect();
    execute(
        connection,
        "PRAGMA busy_timeout=" + patience.toMillis(),
        "PRAGMA query_only=ON",
        "PRAGMA cache_size=-8192",
        "PRAGMA temp_store=MEMORY",
        "PRAGMA trusted_schema=OFF");
    ProgressHandler.setHandler(
        connection,
        PROGRESS_STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return deadline.isOver() ? 1 : 0;
          }
        });
    return connection;
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String type(ColumnKind kind) {
    return kind.isNumber() ? "INTEGER" : "TEXT";
  }

  @Override
  public String tableSuffix() {
    return " STRICT";
  }

  @Override
  public List<String> appendOnly(String table) {
    String trigger =
        "CREATE TRIGGER IF NOT EXISTS %s BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, 'rows of %s are only ever added'); END";
    String name = table.replace("\"", "");
    return List.of(
        trigger.formatted(name + "_no_update", "UPDATE", table, name),
        trigger.formatted(name + "_no_delete", "DELETE", table, name));
  }

  @Override
  public List<String> follow(String table, String name, String changed, String remove, String add) {
    // Made anew each time, since a store may have them from when the rule was another one.
    return List.of(
        "DROP TRIGGER IF EXISTS " + name + "_added",
        "DROP TRIGGER IF EXISTS " + name + "_changed",
        "DROP TRIGGER IF EXISTS " + name + "_removed",
        "CREATE TRIGGER %s_added AFTER INSERT ON %s BEGIN %s; END".formatted(name, table, add),
        "CREATE TRIGGER %s_changed AFTER UPDATE ON %s WHEN %s BEGIN %s; %s; END"
            .formatted(name, table, changed, remove, add),
        "CREATE TRIGGER %s_removed AFTER DELETE ON %s BEGIN %s; END"
            .formatted(name, table, remove));
  }

  @Override
  public String elements(String list, String alias) {
    return "json_each(" + list + ") AS " + alias;
  }

  @Override
  public boolean indexesNeedKey() {
    return false;
  }

  @Override
  public String indexed(Column<?> column) {
    return isLong(column) ? beginning(TableSql.name(column)) : TableSql.name(column);
  }

  @Override
  public String unindexed(String column) {
    return "+" + column;
  }

  @Override
  public String indexedEquals(Column<?> column) {
    return equality(column);
  }

  static String equality(Column<?> column) {
    String name = TableSql.name(column);
    return isLong(column)
        ? beginning(name) + "=" + beginning("?") + " AND " + name + "=?"
        : name + "=?";
  }

  /** The values of variables may be long, and are indexed by their beginning. */
  private static boolean isLong(Column<?> column) {
    return column.name().equals("value");
  }

  private static String beginning(String text) {
    return "substr(" + text + ",1," + INDEXED_CHARACTERS + ")";
  }

  @Override
  public String like(String column) {
    return column + " GLOB ?";
  }

  @Override
  public String likePattern(String wildcards) {
    return LikePattern.toGlob(wildcards);
  }

  @Override
  public void afterCommit(Connection writer) throws SQLException {
    log.keepBounded(writer);
  }

  /**
   * After a failed sync the log may hold a commit that is readable but not on disk. Copying it into
   * the database, which is synced, and beginning the log anew settles it.
   */
  @Override
  public void makeDurable(Connection writer) throws SQLException {
    log.settle(writer);
  }

  @Override
  public void maintain() {
    log.maintain();
  }

  @Override
  public void close() {
    log.close();
    try {
      lock.release();
      lockChannel.close();
    } catch (IOException e) {
      LOG.warn("The lock of the store was not released; it ends with the process.", e);
    }
  }
}
