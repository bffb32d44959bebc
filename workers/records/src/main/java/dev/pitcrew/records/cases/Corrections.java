package dev.pitcrew.records.cases;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Corrections by people, kept for each vendor so that its next document needs none. */
public final class Corrections {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final AuditTrail audit;

  public Corrections(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  /** Keeps a correction; a later one of the same field in the same case takes its place. */
  public void save(Correction correction) {
    database.write(
        () -> {
          note(correction);
          database
              .sql(
                  """
                  INSERT INTO corrections (vendor_id, case_id, field, read_value, corrected_value, page, box, by_user, at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (case_id, field) DO UPDATE SET vendor_id = excluded.vendor_id,
                    corrected_value = excluded.corrected_value, page = excluded.page, box = excluded.box,
                    by_user = excluded.by_user, at = excluded.at
                  """)
              .param(correction.vendorId())
              .param(correction.caseId())
              .param(correction.field())
              .param(correction.read())
              .param(correction.corrected())
              .param(correction.page())
              .param(correction.box())
              .param(correction.by())
              .param(correction.at().toEpochMilli())
              .update();
        });
  }

  /** A correction that is there already is not a second act. */
  private void note(Correction correction) {
    boolean known =
        database
            .sql("SELECT * FROM corrections WHERE case_id = ? AND field = ?")
            .param(correction.caseId())
            .param(correction.field())
            .query(Corrections::row)
            .optional()
            .filter(
                earlier ->
                    Objects.equals(earlier.corrected(), correction.corrected())
                        && earlier.by().equals(correction.by()))
            .isPresent();
    if (!known) {
      audit.append(
          correction.by(),
          "field-corrected",
          "case",
          correction.caseId(),
          value(correction.field(), correction.read()),
          value(correction.field(), correction.corrected()));
    }
  }

  private static Map<String, String> value(String field, @Nullable String value) {
    return Map.of("field", field, "value", value == null ? "" : value);
  }

  /** The corrections of a vendor, newest first, at most 500. */
  public List<Correction> ofVendor(String vendorId) {
    return database
        .sql(
            "SELECT * FROM corrections WHERE vendor_id = ? ORDER BY at DESC, id DESC LIMIT "
                + LIST_MAX)
        .param(vendorId)
        .query(Corrections::row)
        .list();
  }

  private static Correction row(ResultSet row, int number) throws SQLException {
    var page = Columns.longOrNull(row, "page");
    return new Correction(
        row.getString("vendor_id"),
        row.getString("case_id"),
        row.getString("field"),
        row.getString("read_value"),
        row.getString("corrected_value"),
        page == null ? null : page.intValue(),
        row.getString("box"),
        row.getString("by_user"),
        Columns.instant(row, "at"));
  }
}
