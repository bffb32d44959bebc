package dev.pitcrew.records.privacy;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.util.Map;

/** Cases that somebody wants kept beyond their date, for a reason that stands in the trail. */
public final class LegalHolds {

  private final Database database;
  private final AuditTrail audit;
  private final Retention retention;
  private final InstantSource clock;

  public LegalHolds(Database database, AuditTrail audit, Retention retention, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.retention = retention;
    this.clock = clock;
  }

  /** Keeps a case beyond its date until the hold is released. */
  public void place(String caseId, String reason, String who) {
    database.write(
        () -> {
          if (retention.of(caseId).isEmpty() && !isOpen(caseId)) {
            throw new Retention.Refused(
                "Expected to hold case %s, but it is unknown or deleted already."
                    .formatted(caseId));
          }
          database
              .sql(
                  "INSERT INTO legal_holds (case_id, reason, placed_by, placed_at) VALUES (?, ?, ?,"
                      + " ?)")
              .param(caseId)
              .param(reason)
              .param(who)
              .param(clock.millis())
              .update();
          audit.append(
              who, null, "legal-hold", "case", caseId, Map.of(), Map.of("hold", true), reason);
        });
  }

  /** Lets a case go again on its date. */
  public void release(String caseId, String reason, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "UPDATE legal_holds SET released_by = ?, released_at = ?, release_reason = ?"
                          + " WHERE case_id = ? AND released_at IS NULL")
                  .param(who)
                  .param(clock.millis())
                  .param(reason)
                  .param(caseId)
                  .update();
          if (rows == 0) {
            throw new Retention.Refused(
                "Expected to release case %s, but it is under no legal hold.".formatted(caseId));
          }
          audit.append(
              who,
              null,
              "legal-hold-released",
              "case",
              caseId,
              Map.of("hold", true),
              Map.of("hold", false),
              reason);
        });
  }

  private boolean isOpen(String caseId) {
    return database
        .sql("SELECT case_id FROM cases WHERE case_id = ? AND ended_at IS NULL")
        .param(caseId)
        .query(String.class)
        .optional()
        .isPresent();
  }
}
