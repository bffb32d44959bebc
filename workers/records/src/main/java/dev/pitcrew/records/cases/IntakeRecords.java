package dev.pitcrew.records.cases;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came in, over any channel: the same bytes are one case for ever. */
public final class IntakeRecords {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public IntakeRecords(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Notes the arrival of a document, before anything is started for it.
   *
   * @return false when the same bytes were here before; {@link #find} says which case holds them
   */
  public boolean arrived(
      String sha256, String channel, String fileName, @Nullable String sender, long bytes) {
    return note(
        "document-arrived", IntakeRecord.caseId(sha256), sha256, channel, fileName, sender, bytes);
  }

  /**
   * Notes a document that is another shape of the one that begins a case.
   *
   * @return false when the same bytes were here before, for whichever case
   */
  public boolean attached(
      String sha256,
      String caseId,
      String channel,
      String fileName,
      @Nullable String sender,
      long bytes) {
    return note("document-attached", caseId, sha256, channel, fileName, sender, bytes);
  }

  private boolean note(
      String what,
      String caseId,
      String sha256,
      String channel,
      String fileName,
      @Nullable String sender,
      long bytes) {
    return database.write(
        () -> {
          boolean first =
              database
                      .sql(
                          """
                          INSERT INTO intake (sha256, case_id, channel, file_name, sender, bytes, first_seen, state)
                          VALUES (?, ?, ?, ?, ?, ?, ?, 'arrived') ON CONFLICT DO NOTHING
                          """)
                      .param(sha256)
                      .param(caseId)
                      .param(channel)
                      .param(fileName)
                      .param(sender)
                      .param(bytes)
                      .param(clock.millis())
                      .update()
                  == 1;
          if (first) {
            audit.append(
                "intake." + channel,
                what,
                "case",
                caseId,
                Map.of(),
                Map.of("sha256", sha256, "fileName", fileName, "bytes", bytes));
          }
          return first;
        });
  }

  /** What is kept with a case besides the document that began it, oldest first. */
  public List<IntakeRecord> attachments(String caseId) {
    return database
        .sql("SELECT * FROM intake WHERE case_id = ? ORDER BY first_seen, sha256")
        .param(caseId)
        .query(IntakeRecords::row)
        .list()
        .stream()
        .filter(one -> !IntakeRecord.caseId(one.sha256()).equals(caseId))
        .toList();
  }

  /** Its case was reopened: it waits to be started another time. */
  void arrivedAgain(String sha256) {
    setState(sha256, IntakeRecord.State.ARRIVED, null);
  }

  public void started(String sha256) {
    setState(sha256, IntakeRecord.State.STARTED, null);
  }

  public void refused(String sha256, String why) {
    setState(sha256, IntakeRecord.State.REFUSED, why);
  }

  public Optional<IntakeRecord> find(String sha256) {
    return database
        .sql("SELECT * FROM intake WHERE sha256 = ?")
        .param(sha256)
        .query(IntakeRecords::row)
        .optional();
  }

  /** What was stored but not yet started, oldest first: to be taken up again after a crash. */
  public List<IntakeRecord> waiting() {
    return database
        .sql("SELECT * FROM intake WHERE state = 'arrived' ORDER BY first_seen, sha256")
        .query(IntakeRecords::row)
        .list();
  }

  private void setState(String sha256, IntakeRecord.State state, @Nullable String detail) {
    database.write(
        () -> {
          database
              .sql("UPDATE intake SET state = ?, detail = ? WHERE sha256 = ?")
              .param(state.word())
              .param(detail)
              .param(sha256)
              .update();
        });
  }

  private static IntakeRecord row(ResultSet row, int number) throws SQLException {
    return new IntakeRecord(
        row.getString("sha256"),
        row.getString("case_id"),
        row.getString("channel"),
        row.getString("file_name"),
        row.getString("sender"),
        row.getLong("bytes"),
        Columns.instant(row, "first_seen"),
        IntakeRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("detail"));
  }
}
