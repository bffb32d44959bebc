package dev.pitcrew.records.reporting;

import dev.pitcrew.records.company.Calendars;
import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of reports: frozen once, archived once. */
public final class ReportVersions {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final Entities entities;
  private final Calendars calendars;
  private final AuditTrail audit;
  private final InstantSource clock;

  public ReportVersions(
      Database database,
      Entities entities,
      Calendars calendars,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.entities = entities;
    this.calendars = calendars;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One version.
   *
   * @param elementInstanceKey the step that froze it
   * @param sha256 of the inputs
   * @param inputs as canonical JSON
   * @param frozen what was made of them, as JSON
   * @param workbook its description, as JSON
   */
  public record Version(
      String reportId,
      int version,
      String caseId,
      long elementInstanceKey,
      String entityId,
      String period,
      String sha256,
      String inputs,
      String frozen,
      String workbook,
      Instant frozenAt) {}

  /** An archived version. */
  public record Archived(
      String reportId, int version, String reviewedBy, String documents, LocalDate retainUntil) {}

  /**
   * A version in a list.
   *
   * @param documents of the archived version, JSON by name; absent while it is not archived
   */
  public record Listed(
      String reportId,
      int version,
      String caseId,
      String entityId,
      String period,
      Instant frozenAt,
      @Nullable String reviewedBy,
      @Nullable String documents) {}

  /** The newest versions first. */
  public List<Listed> latest(int limit) {
    return database
        .sql(
            """
            SELECT v.report_id, v.version, v.case_id, v.entity_id, v.period, v.frozen_at, a.reviewed_by, a.documents
            FROM report_versions v LEFT JOIN report_archive a ON a.report_id = v.report_id AND a.version = v.version
            ORDER BY v.frozen_at DESC, v.report_id, v.version DESC LIMIT ?
            """)
        .param(Math.clamp(limit, 1, LIST_MAX))
        .query(
            (row, number) ->
                new Listed(
                    row.getString("report_id"),
                    row.getInt("version"),
                    row.getString("case_id"),
                    row.getString("entity_id"),
                    row.getString("period"),
                    Columns.instant(row, "frozen_at"),
                    row.getString("reviewed_by"),
                    row.getString("documents")))
        .list();
  }

  public Optional<Version> withHash(String reportId, String sha256) {
    return one("report_id = ? AND sha256 = ?", reportId, sha256);
  }

  public Optional<Version> find(String reportId, int version) {
    return one("report_id = ? AND version = ?", reportId, version);
  }

  public Optional<Version> latest(String reportId) {
    return one("report_id = ? ORDER BY version DESC LIMIT 1", reportId);
  }

  private Optional<Version> one(String where, Object... values) {
    return database
        .sql("SELECT * FROM report_versions WHERE " + where)
        .params(values)
        .query(ReportVersions::row)
        .optional();
  }

  /** Freezes a version; whoever freezes the same number at the same time is refused. */
  public void freeze(Version version, String who) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO report_versions (report_id, version, case_id, element_instance_key, entity_id, period, sha256,
                    inputs, frozen, workbook, frozen_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """)
              .param(version.reportId())
              .param(version.version())
              .param(version.caseId())
              .param(version.elementInstanceKey())
              .param(version.entityId())
              .param(version.period())
              .param(version.sha256())
              .param(version.inputs())
              .param(version.frozen())
              .param(version.workbook())
              .param(version.frozenAt().toEpochMilli())
              .update();
          audit.append(
              who,
              "report-frozen",
              "report",
              version.reportId(),
              Map.of(),
              Map.of("version", version.version(), "sha256", version.sha256()));
        });
  }

  /** Notes where a version went; the first note of a version stays. */
  public Archived archive(
      Version version, String caseId, String documents, String reviewedBy, String who) {
    return database.write(
        () -> {
          var today = calendars.of(version.entityId()).dayOf(clock.instant());
          var retention = entities.find(version.entityId()).orElseThrow().retention();
          var until =
              new RetentionRules(retention).keptUntil(RetentionRules.Kind.BOOKS, today, null);
          int rows =
              database
                  .sql(
                      """
                      INSERT INTO report_archive (report_id, version, case_id, sha256, documents, reviewed_by, archived_at, retain_until)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report_id, version) DO NOTHING
                      """)
                  .param(version.reportId())
                  .param(version.version())
                  .param(caseId)
                  .param(version.sha256())
                  .param(documents)
                  .param(reviewedBy)
                  .param(clock.millis())
                  .param(until.toString())
                  .update();
          if (rows == 1) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("version", version.version());
            facts.put("sha256", version.sha256());
            facts.put("reviewedBy", reviewedBy);
            facts.put("retainUntil", until.toString());
            audit.append(who, "report-archived", "report", version.reportId(), Map.of(), facts);
          }
          return archived(version.reportId(), version.version()).orElseThrow();
        });
  }

  public Optional<Archived> archived(String reportId, int version) {
    return database
        .sql("SELECT * FROM report_archive WHERE report_id = ? AND version = ?")
        .param(reportId)
        .param(version)
        .query(
            (row, number) ->
                new Archived(
                    row.getString("report_id"),
                    row.getInt("version"),
                    row.getString("reviewed_by"),
                    row.getString("documents"),
                    Columns.date(row, "retain_until")))
        .optional();
  }

  private static Version row(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getString("report_id"),
        row.getInt("version"),
        row.getString("case_id"),
        row.getLong("element_instance_key"),
        row.getString("entity_id"),
        row.getString("period"),
        row.getString("sha256"),
        row.getString("inputs"),
        row.getString("frozen"),
        row.getString("workbook"),
        Columns.instant(row, "frozen_at"));
  }
}
