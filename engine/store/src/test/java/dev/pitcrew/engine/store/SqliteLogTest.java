package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the log is copied beside the writer. */
class SqliteLogTest {

  private static final long MEBIBYTE = 1L << 20;

  @TempDir private Path folder;

  private final AtomicLong nanos = new AtomicLong(42);
  private Connection writer;
  private SqliteLog log;

  @BeforeEach
  void open() throws SQLException {
    Path file = folder.resolve("log.db");
    writer = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(
        "PRAGMA page_size=4096",
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=OFF",
        "PRAGMA wal_autocheckpoint=0",
        "CREATE TABLE t (b BLOB)");
    log = new SqliteLog(file, nanos::get);
  }

  @AfterEach
  void close() throws SQLException {
    log.close();
    writer.close();
  }

  @Test
  void shouldCopyAtOnceOnlyWhenMuchWaits() throws SQLException {
    // given
    write(SqliteLog.BYTES_WORTHWHILE - MEBIBYTE);

    // when, then
    log.maintain();
    assertThat(waiting()).isGreaterThanOrEqualTo(SqliteLog.BYTES_WORTHWHILE - MEBIBYTE);

    // when
    write(MEBIBYTE);
    log.maintain();

    // then
    assertThat(waiting()).isZero();
  }

  @Test
  void shouldCopyALittleOnlyWhenItHasWaitedLong() throws SQLException {
    // given
    write(SqliteLog.BYTES_WAITING_MIN);

    // when, then
    pass(SqliteLog.WAITING_MAX.minusNanos(1));
    log.maintain();
    assertThat(waiting()).isGreaterThanOrEqualTo(SqliteLog.BYTES_WAITING_MIN);

    // when, then
    pass(Duration.ofNanos(1));
    log.maintain();
    assertThat(waiting()).isZero();

    // when, then: it is counted from the last time
    write(SqliteLog.BYTES_WAITING_MIN);
    log.maintain();
    assertThat(waiting()).isGreaterThanOrEqualTo(SqliteLog.BYTES_WAITING_MIN);
  }

  @Test
  void shouldLeaveLessThanALittleHoweverLongItWaits() throws SQLException {
    // given
    write(SqliteLog.BYTES_WAITING_MIN - MEBIBYTE);

    // when
    pass(Duration.ofDays(1));
    log.maintain();

    // then
    assertThat(waiting()).isGreaterThanOrEqualTo(SqliteLog.BYTES_WAITING_MIN - MEBIBYTE);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void write(long bytes) throws SQLException {
    execute("INSERT INTO t VALUES (zeroblob(" + bytes + "))");
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** What is in the log and not yet in the database. */
  private long waiting() throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      result.next();
      return (result.getLong(2) - result.getLong(3)) * 4096;
    }
  }
}
