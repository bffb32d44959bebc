package dev.pitcrew.records.mail;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mails that came in: each is worked on once, whatever number the server gives it. */
public final class Mails {

  private static final int LIST_MAX = 500;
  private static final int TEXT_MAX = 1000;

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Mails(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Where a mail lies.
   *
   * @param uidValidity changes when the server numbers all mails anew
   */
  public record Place(String mailbox, long uidValidity, long uid) {}

  /** The numbers of the mails that are done with, and what became of them. */
  public Map<Long, MailRecord.State> done(String mailbox, long uidValidity) {
    Map<Long, MailRecord.State> done = new HashMap<>();
    database
        .sql(
            "SELECT uid, state FROM mails WHERE mailbox = ? AND uid_validity = ? AND state <>"
                + " 'working'")
        .param(mailbox)
        .param(uidValidity)
        .query(
            row -> {
              done.put(row.getLong("uid"), MailRecord.State.of(row.getString("state")));
            });
    return done;
  }

  /**
   * Notes a mail before anything is done with it; one that is known, under another number perhaps,
   * is answered as it stands.
   *
   * @param identity SHA-256 of its bytes, or what else tells it from all others
   */
  public MailRecord begin(
      Place place,
      String identity,
      @Nullable String messageId,
      @Nullable String sender,
      @Nullable String subject) {
    return database.write(
        () -> {
          long now = clock.millis();
          database
              .sql(
                  """
                  INSERT INTO mails (mailbox, identity, uid_validity, uid, message_id, sender, subject, first_seen, state, changed_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'working', ?)
                  ON CONFLICT (mailbox, identity) DO UPDATE SET uid_validity = excluded.uid_validity, uid = excluded.uid
                  """)
              .param(place.mailbox())
              .param(identity)
              .param(place.uidValidity())
              .param(place.uid())
              .param(shortened(messageId))
              .param(shortened(sender))
              .param(shortened(subject))
              .param(now)
              .param(now)
              .update();
          return database
              .sql("SELECT * FROM mails WHERE mailbox = ? AND identity = ?")
              .param(place.mailbox())
              .param(identity)
              .query(Mails::row)
              .single();
        });
  }

  /** Whether another mail of the mailbox has the same Message-ID. */
  public boolean isRepeated(MailRecord mail) {
    return mail.messageId() != null
        && database
                .sql("SELECT COUNT(*) FROM mails WHERE mailbox = ? AND message_id = ? AND id < ?")
                .param(mail.mailbox())
                .param(mail.messageId())
                .param(mail.id())
                .query(Long.class)
                .single()
            > 0;
  }

  /** Says what became of a mail. */
  public void finish(
      MailRecord mail, MailRecord.State state, @Nullable String detail, List<String> cases) {
    database.write(
        () -> {
          database
              .sql("UPDATE mails SET state = ?, detail = ?, cases = ?, changed_at = ? WHERE id = ?")
              .param(state.word())
              .param(shortened(detail))
              .param(cases.isEmpty() ? null : Columns.text(cases))
              .param(clock.millis())
              .param(mail.id())
              .update();
          audit.append(
              "intake.mail",
              "mail-" + state.word(),
              "mail",
              Long.toString(mail.id()),
              Map.of(),
              Map.of("mailbox", mail.mailbox(), "cases", Columns.text(cases)));
        });
  }

  /** Those a person should look at, oldest first. */
  public List<MailRecord> needingAPerson(int limit) {
    return database
        .sql("SELECT * FROM mails WHERE state IN ('not-understood', 'partly') ORDER BY id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(Mails::row)
        .list();
  }

  /** The newest first. */
  public List<MailRecord> latest(int limit) {
    return database
        .sql("SELECT * FROM mails ORDER BY id DESC LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(Mails::row)
        .list();
  }

  /**
   * A person has looked at a mail and done what was to be done.
   *
   * @return false when it does not wait for anybody
   */
  public boolean settle(long id, String by) {
    return database.write(
        () -> {
          int rows =
              database
                  .sql(
                      """
                      UPDATE mails SET state = 'settled', changed_at = ?
                      WHERE id = ? AND state IN ('not-understood', 'partly')
                      """)
                  .param(clock.millis())
                  .param(id)
                  .update();
          if (rows == 1) {
            audit.append(by, "mail-settled", "mail", Long.toString(id), Map.of(), Map.of());
          }
          return rows == 1;
        });
  }

  /**
   * Empties what tells who wrote of mails that came in before then and wait for nobody; that they
   * were here stays known.
   *
   * @return how many there were
   */
  public int forget(Instant before) {
    return database.write(
        () ->
            database
                .sql(
                    """
                    UPDATE mails SET sender = NULL, subject = NULL, detail = NULL, message_id = NULL
                    WHERE first_seen < ? AND state IN ('taken', 'nothing', 'settled')
                      AND (sender IS NOT NULL OR subject IS NOT NULL)
                    """)
                .param(before.toEpochMilli())
                .update());
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
  }

  private static MailRecord row(ResultSet row, int number) throws SQLException {
    return new MailRecord(
        row.getLong("id"),
        row.getString("mailbox"),
        row.getString("message_id"),
        row.getString("sender"),
        row.getString("subject"),
        Columns.instant(row, "first_seen"),
        MailRecord.State.of(row.getString("state")),
        row.getString("detail"),
        Columns.list(row.getString("cases")));
  }
}
