package dev.pitcrew.records.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the books write what SQL has no common type for: amounts, dates and lists as text, times as
 * milliseconds.
 */
public final class Columns {

  private static final String SEPARATOR = "|";

  private Columns() {}

  public static BigDecimal amount(ResultSet row, String column) throws SQLException {
    return new BigDecimal(row.getString(column));
  }

  public static @Nullable BigDecimal amountOrNull(ResultSet row, String column)
      throws SQLException {
    var text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return LocalDate.parse(row.getString(column));
  }

  public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    return text == null ? null : LocalDate.parse(text);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static List<String> list(@Nullable String text) {
    return text == null || text.isBlank()
        ? List.of()
        : List.of(text.split("\\|")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  public static Set<String> set(@Nullable String text) {
    return new TreeSet<>(list(text));
  }

  public static String text(Iterable<String> values) {
    return String.join(SEPARATOR, values);
  }

  public static @Nullable String text(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  public static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /** Whether a number in a column of this name is a moment. */
  public static boolean isTime(String column, Object value) {
    return value instanceof Number
        && (column.equals("at") || column.endsWith("_at") || column.equals("first_seen"));
  }
}
