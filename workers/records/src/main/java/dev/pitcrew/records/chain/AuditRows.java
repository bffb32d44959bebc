package dev.pitcrew.records.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a row of a chain stands in its table. */
public final class AuditRows {

  private AuditRows() {}

  public static AuditRow read(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getInt("form"),
        row.getLong("seq"),
        row.getLong("at"),
        text(row, "who"),
        row.getString("for_whom"),
        text(row, "what"),
        text(row, "subject"),
        text(row, "subject_id"),
        value(row, "reason", "reason"),
        value(row, "before_json", "before"),
        value(row, "after_json", "after"),
        longOrNull(row, "erased_by"),
        row.getString("prev"),
        row.getString("hash"));
  }

  private static AuditValue value(ResultSet row, String column, String name) throws SQLException {
    return new AuditValue(
        row.getString(column), row.getString(name + "_salt"), row.getString(name + "_digest"));
  }

  /** What must be there, but a tampered file may lack. */
  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
