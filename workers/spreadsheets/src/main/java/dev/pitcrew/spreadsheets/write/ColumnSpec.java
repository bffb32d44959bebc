package dev.pitcrew.spreadsheets.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param width in characters; by its content when absent
 * @param format as spreadsheet programs write formats, such as {@code #,##0.0}; by its type when
 *     absent
 * @param currency of a money column, ISO 4217; a value's own currency goes before it
 * @param formula for each row, in place of values, without the equals sign: {@code {Net}} is that
 *     column's cell in the row, {@code {Net:column}} all of the column's cells
 */
public record ColumnSpec(
    String title,
    Type type,
    @Nullable Integer width,
    @Nullable String format,
    @Nullable String currency,
    @Nullable String formula) {

  /** What its cells hold. */
  public enum Type {
    /** Characters as they stand; never a formula. */
    @JsonProperty("text")
    TEXT,
    /** A decimal number. */
    @JsonProperty("number")
    NUMBER,
    /** A whole number. */
    @JsonProperty("whole")
    WHOLE,
    /** An amount with its currency. */
    @JsonProperty("money")
    MONEY,
    /** A part of one, so 0.19 shows as 19 %. */
    @JsonProperty("percent")
    PERCENT,
    /** A day. */
    @JsonProperty("date")
    DATE,
    /** A day with its time. */
    @JsonProperty("date-time")
    DATE_TIME,
    /** Yes or no. */
    @JsonProperty("yes-no")
    YES_NO
  }

  public ColumnSpec {
    type = type == null ? Type.TEXT : type;
  }

  public static ColumnSpec of(String title, Type type) {
    return new ColumnSpec(title, type, null, null, null, null);
  }

  /** Amounts of one currency. */
  public static ColumnSpec money(String title, String currency) {
    return new ColumnSpec(title, Type.MONEY, null, null, currency, null);
  }

  /** Calculated in each row. */
  public static ColumnSpec formula(String title, Type type, String formula) {
    return new ColumnSpec(title, type, null, null, null, formula);
  }

  public ColumnSpec withFormat(String pattern) {
    return new ColumnSpec(title, type, width, pattern, currency, formula);
  }
}
