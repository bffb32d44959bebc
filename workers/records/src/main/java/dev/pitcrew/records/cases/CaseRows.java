package dev.pitcrew.records.cases;

import dev.pitcrew.records.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A case as it stands in its row. */
final class CaseRows {

  private CaseRows() {}

  static Case row(ResultSet row, int number) throws SQLException {
    return new Case(
        row.getString("case_id"),
        row.getString("process"),
        Columns.longOrNull(row, "process_instance_key"),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getString("kind"),
        row.getString("vendor"),
        row.getString("invoice_number"),
        Columns.amountOrNull(row, "amount"),
        row.getString("currency"),
        row.getLong("touched") == 1,
        row.getString("outcome"),
        row.getString("reason"),
        Columns.instant(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
