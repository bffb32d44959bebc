package dev.pitcrew.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead log beside the database file: copied into it now and then, and begun anew.
 * Thread-safe, because of two checkpoints at a time one is refused.
 */
final class SqliteLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLog.class);

  /** Beyond it the writer itself empties the log between two batches. */
  static final long BYTES_MAX = 64L << 20;

  /**
   * What may wait to be copied while the writer is busy: each time costs the disk two syncs and the
   * writer another, when it begins the log anew.
   */
  static final long BYTES_WORTHWHILE = 40L << 20;

  /** Less than this is never worth it before the store is closed. */
  static final long BYTES_WAITING_MIN = 4L << 20;

  static final Duration WAITING_MAX = Duration.ofSeconds(5);

  private final Path file;
  private final Path wal;
  private final LongSupplier nanos;
  private @Nullable Connection maintenance;
  private long pageBytes;
  private long copiedNanos;

  /**
   * @param file the database's
   */
  SqliteLog(Path file) {
    this(file, System::nanoTime);
  }

  /**
   * @param nanos that have passed since whenever
   */
  SqliteLog(Path file, LongSupplier nanos) {
    this.file = file;
    this.wal = Path.of(file + "-wal");
    this.nanos = nanos;
    this.copiedNanos = nanos.getAsLong();
  }

  /** After a commit: keeps it bounded where nobody else had the time. */
  void keepBounded(Connection writer) throws SQLException {
    if (bytes() > BYTES_MAX && !restart(writer)) {
      LOG.warn("A long search keeps the log of the store from being emptied; it grows on.");
    }
  }

  private synchronized boolean restart(Connection writer) throws SQLException {
    return checkpoint(writer, "RESTART");
  }

  /** Copies all of it, which is synced, and begins it anew. */
  synchronized void settle(Connection writer) throws SQLException {
    if (!checkpoint(writer, "TRUNCATE")) {
      throw new SQLException("The log could not be emptied, because the store is being read.");
    }
  }

  /** Copies what nobody reads any more, beside the writer, when it has become much or is old. */
  synchronized void maintain() {
    if (bytes() < BYTES_WAITING_MIN) {
      return;
    }
    try {
      if (maintenance == null) {
        maintenance = open();
        pageBytes = number(maintenance, "PRAGMA page_size");
      }
      long waiting = waitingBytes(maintenance);
      long since = nanos.getAsLong() - copiedNanos;
      if (waiting >= BYTES_WORTHWHILE
          || waiting >= BYTES_WAITING_MIN && since >= WAITING_MAX.toNanos()) {
        checkpoint(maintenance, "PASSIVE");
        copiedNanos = nanos.getAsLong();
      }
    } catch (SQLException e) {
      LOG.warn("The log of the store was not emptied; it is tried again.", e);
      close();
    }
  }

  private Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA busy_timeout=0");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** What is in the log and not yet in the database. */
  private long waitingBytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return result.next() ? (result.getLong(2) - result.getLong(3)) * pageBytes : 0;
    }
  }

  private static long number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(pragma)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** Whether all of it was copied. A checkpoint is refused within a transaction. */
  private static boolean checkpoint(Connection connection, String mode) throws SQLException {
    boolean manual = !connection.getAutoCommit();
    if (manual) {
      connection.setAutoCommit(true);
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      return result.next() && result.getInt(1) == 0;
    } finally {
      if (manual) {
        connection.setAutoCommit(false);
      }
    }
  }

  private long bytes() {
    return wal.toFile().length();
  }

  @Override
  public synchronized void close() {
    if (maintenance != null) {
      try {
        maintenance.close();
      } catch (SQLException e) {
        LOG.debug("A connection did not close.", e);
      }
      maintenance = null;
    }
  }
}
