package dev.pitcrew.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Who changed what, when, from what to what. Appended in the transaction of the change; the
 * database itself refuses to change or delete an entry.
 */
public final class AuditTrail {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final InstantSource clock;

  AuditTrail(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public void append(
      String who,
      String what,
      String subject,
      String subjectId,
      Map<String, ?> before,
      Map<String, ?> after) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO audit (at, who, what, subject, subject_id, before_json, after_json)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  """)
              .param(clock.millis())
              .param(who)
              .param(what)
              .param(subject)
              .param(subjectId)
              .param(before.isEmpty() ? null : Json.write(before))
              .param(after.isEmpty() ? null : Json.write(after))
              .update();
        });
  }

  /** The entries about one thing, oldest first. */
  public List<AuditEntry> about(String subject, String subjectId) {
    return database
        .sql(
            "SELECT * FROM audit WHERE subject = ? AND subject_id = ? ORDER BY seq LIMIT "
                + LIST_MAX)
        .param(subject)
        .param(subjectId)
        .query(AuditTrail::row)
        .list();
  }

  /** The newest entries, newest first, at most 500. */
  public List<AuditEntry> latest(int limit) {
    return database
        .sql("SELECT * FROM audit ORDER BY seq DESC LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(AuditTrail::row)
        .list();
  }

  private static AuditEntry row(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        Columns.instant(row, "at"),
        row.getString("who"),
        row.getString("what"),
        row.getString("subject"),
        row.getString("subject_id"),
        row.getString("before_json"),
        row.getString("after_json"));
  }
}
