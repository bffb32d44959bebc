package dev.pitcrew.records.trail;

import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditRow;
import dev.pitcrew.records.chain.AuditValue;
import dev.pitcrew.records.chain.Erasure;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, for whom, when, why, from what to what. Appended in the transaction of the
 * change, each entry chained to the one before it (docs/audit-trail.md); the database itself
 * refuses to change or delete an entry.
 */
public final class AuditTrail {

  static final int LIST_MAX = 500;

  private final Database database;
  private final InstantSource clock;

  public AuditTrail(Database database, InstantSource clock) {
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
    append(who, null, what, subject, subjectId, before, after, null);
  }

  /**
   * @param forWhom the person on whose behalf it was done, absent when on one's own
   * @param reason why, in a person's words; absent when nobody said
   * @return the entry's seq
   */
  public long append(
      String who,
      @Nullable String forWhom,
      String what,
      String subject,
      String subjectId,
      Map<String, ?> before,
      Map<String, ?> after,
      @Nullable String reason) {
    return database.write(
        () -> {
          database.lockForAppend("audit");
          var last = last();
          var row =
              new AuditRow(
                      AuditChain.CHAINED,
                      last.seq() + 1,
                      Math.max(clock.millis(), last.at()),
                      who,
                      forWhom,
                      what,
                      subject,
                      subjectId,
                      AuditValue.of(reason),
                      AuditValue.of(before.isEmpty() ? null : Json.write(before)),
                      AuditValue.of(after.isEmpty() ? null : Json.write(after)),
                      null,
                      null,
                      null)
                  .chainedTo(AuditChain.RECORDS, last.hash());
          insert(row);
          return row.seq();
        });
  }

  /**
   * Erases reason, before and after of entries, in one transaction with the entry that says so. The
   * chain stays whole: the digests stay. Entries that are erased already, and entries about
   * erasures, stay as they are.
   *
   * @param subject what the erasure is about, such as a person
   * @return the seq of the entry that says so; nothing when there was nothing to erase
   */
  public OptionalLong erase(
      Collection<Long> seqs, String who, String subject, String subjectId, String reason) {
    return database.write(
        () -> {
          database.lockForAppend("audit");
          var open = new TreeSet<>(seqs);
          open.removeIf(seq -> !isErasable(seq));
          if (open.isEmpty()) {
            return OptionalLong.empty();
          }
          long record =
              append(
                  who,
                  null,
                  Erasure.WHAT,
                  subject,
                  subjectId,
                  Map.of(),
                  Map.of("rows", Erasure.text(open)),
                  reason);
          for (long seq : open) {
            database
                .sql(
                    """
                    UPDATE audit SET reason = NULL, reason_salt = NULL, before_json = NULL, before_salt = NULL,
                      after_json = NULL, after_salt = NULL, erased_by = ? WHERE seq = ?
                    """)
                .param(record)
                .param(seq)
                .update();
          }
          return OptionalLong.of(record);
        });
  }

  private boolean isErasable(long seq) {
    return database
        .sql(
            """
            SELECT seq FROM audit WHERE seq = ? AND erased_by IS NULL AND what <> 'erased'
              AND (reason IS NOT NULL OR before_json IS NOT NULL OR after_json IS NOT NULL)
            """)
        .param(seq)
        .query(Long.class)
        .optional()
        .isPresent();
  }

  /** Where the chain ends now: nothing yet is seq 0. */
  record Last(long seq, long at, String hash) {}

  private Last last() {
    return database
        .sql("SELECT seq, at, hash FROM audit ORDER BY seq DESC LIMIT 1")
        .query((row, n) -> new Last(row.getLong(1), row.getLong(2), row.getString(3)))
        .optional()
        .orElse(new Last(0, Long.MIN_VALUE, AuditChain.BEGINNING));
  }

  private void insert(AuditRow row) {
    database
        .sql(
            """
            INSERT INTO audit (seq, form, at, who, for_whom, what, subject, subject_id,
              reason, reason_salt, reason_digest, before_json, before_salt, before_digest,
              after_json, after_salt, after_digest, prev, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            AuditTrail.parameters(
                row.seq(),
                row.form(),
                row.at(),
                row.who(),
                row.forWhom(),
                row.what(),
                row.subject(),
                row.subjectId(),
                row.reason().value(),
                row.reason().salt(),
                row.reason().digest(),
                row.before().value(),
                row.before().salt(),
                row.before().digest(),
                row.after().value(),
                row.after().salt(),
                row.after().digest(),
                row.prev(),
                row.hash()))
        .update();
  }

  private static List<@Nullable Object> parameters(@Nullable Object... values) {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (Object value : values) {
      list.add(value);
    }
    return list;
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

  /** What the query asks for, newest first, at most 500 at a time. */
  public List<AuditEntry> search(AuditQuery query) {
    var where = new ArrayList<String>();
    var parameters = new ArrayList<Object>();
    query.conditions(where, parameters);
    return database
        .sql(
            "SELECT * FROM audit"
                + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                + " ORDER BY seq DESC LIMIT "
                + Math.clamp(query.limit(), 1, LIST_MAX))
        .params(parameters)
        .query(AuditTrail::row)
        .list();
  }

  private static AuditEntry row(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        Columns.instant(row, "at"),
        row.getString("who"),
        row.getString("for_whom"),
        row.getString("what"),
        row.getString("subject"),
        row.getString("subject_id"),
        row.getString("reason"),
        row.getString("before_json"),
        row.getString("after_json"),
        Columns.longOrNull(row, "erased_by"),
        row.getString("hash"));
  }
}
