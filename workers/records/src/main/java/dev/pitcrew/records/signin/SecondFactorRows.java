package dev.pitcrew.records.signin;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Second factors as rows. Whatever may happen once is one conditional update. */
final class SecondFactorRows {

  /**
   * @param seed locked, never in clear
   * @param failures wrong tries since the last right one
   */
  record Row(
      String username, String seed, boolean active, int failures, @Nullable Instant pausedUntil) {}

  private final Database database;

  SecondFactorRows(Database database) {
    this.database = database;
  }

  boolean any() {
    return !database
        .sql("SELECT username FROM second_factors LIMIT 1")
        .query(String.class)
        .list()
        .isEmpty();
  }

  Optional<Row> find(String username) {
    return database
        .sql("SELECT * FROM second_factors WHERE username = ?")
        .param(username)
        .query(SecondFactorRows::row)
        .optional();
  }

  /** The row, kept from other transactions until this one ends, so that tries are counted. */
  Optional<Row> locked(String username) {
    database
        .sql("UPDATE second_factors SET failures = failures WHERE username = ?")
        .param(username)
        .update();
    return find(username);
  }

  void enrol(String username, String seed, List<String> codeHashes, Instant now) {
    remove(username);
    database
        .sql(
            """
            INSERT INTO second_factors (username, seed, active, last_step, failures, enrolled_at)
            VALUES (?, ?, 0, -1, 0, ?)
            """)
        .param(username)
        .param(seed)
        .param(now.toEpochMilli())
        .update();
    for (var hash : codeHashes) {
      database
          .sql("INSERT INTO recovery_codes (username, code_hash) VALUES (?, ?)")
          .param(username)
          .param(hash)
          .update();
    }
  }

  void remove(String username) {
    for (var table : List.of("recovery_codes", "second_factor_confirmations", "second_factors")) {
      database.sql("DELETE FROM " + table + " WHERE username = ?").param(username).update();
    }
  }

  void activate(String username) {
    database
        .sql(
            "UPDATE second_factors SET active = 1, failures = 0, paused_until = NULL WHERE username"
                + " = ?")
        .param(username)
        .update();
  }

  /** Takes a step, and with it all earlier ones; false when it was taken before. */
  boolean useStep(String username, long step) {
    return database
            .sql("UPDATE second_factors SET last_step = ? WHERE username = ? AND last_step < ?")
            .param(step)
            .param(username)
            .param(step)
            .update()
        == 1;
  }

  boolean useRecoveryCode(String username, String hash, Instant now) {
    return database
            .sql(
                "UPDATE recovery_codes SET used_at = ? WHERE username = ? AND code_hash = ? AND"
                    + " used_at IS NULL")
            .param(now.toEpochMilli())
            .param(username)
            .param(hash)
            .update()
        == 1;
  }

  int recoveryCodesLeft(String username) {
    return database
        .sql("SELECT count(*) FROM recovery_codes WHERE username = ? AND used_at IS NULL")
        .param(username)
        .query(Integer.class)
        .single();
  }

  void succeeded(String username, String purpose, Instant now) {
    database
        .sql("UPDATE second_factors SET failures = 0, paused_until = NULL WHERE username = ?")
        .param(username)
        .update();
    database
        .sql(
            """
            INSERT INTO second_factor_confirmations (username, purpose, at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        .param(username)
        .param(purpose)
        .param(now.toEpochMilli())
        .update();
  }

  void failed(String username, int failures, @Nullable Instant pausedUntil) {
    database
        .sql("UPDATE second_factors SET failures = ?, paused_until = ? WHERE username = ?")
        .param(failures)
        .param(Columns.millis(pausedUntil))
        .param(username)
        .update();
  }

  /** Whether a purpose was confirmed in a span of time, both ends included. */
  boolean wasConfirmed(String username, String purpose, Instant from, Instant to) {
    return !database
        .sql(
            """
            SELECT at FROM second_factor_confirmations
            WHERE username = ? AND purpose = ? AND at BETWEEN ? AND ? LIMIT 1
            """)
        .param(username)
        .param(purpose)
        .param(from.toEpochMilli())
        .param(to.toEpochMilli())
        .query(Long.class)
        .list()
        .isEmpty();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("username"),
        row.getString("seed"),
        row.getLong("active") != 0,
        row.getInt("failures"),
        Columns.instantOrNull(row, "paused_until"));
  }
}
