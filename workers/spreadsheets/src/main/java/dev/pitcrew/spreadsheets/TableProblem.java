package dev.pitcrew.spreadsheets;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a table, so said that its sender can mend it.
 *
 * @param sheet absent in files that have no sheets
 * @param cell such as {@code C7}, or another place such as {@code row 7}; absent when it is not
 *     about one cell
 * @param column the heading the cell stands under
 * @param value what stands there
 * @param message a sentence that says what was expected
 * @param expected the part of the message that says what should stand there, absent where there is
 *     none
 * @param readings what the cell may mean, where it may mean more than one thing
 */
public record TableProblem(
    String file,
    @Nullable String sheet,
    @Nullable String cell,
    @Nullable String column,
    @Nullable String value,
    String message,
    Code code,
    @Nullable String expected,
    List<String> readings) {

  private static final Pattern CELL = Pattern.compile("[A-Z]+\\d+");

  /** What kind of thing is wrong. */
  public enum Code {
    /** The table has no row of column names. */
    NO_HEADER,
    /** Several sheets may be the one. */
    SEVERAL_SHEETS,
    /** A column that must be there is not. */
    MISSING_COLUMN,
    /** A column is there twice. */
    DUPLICATE_COLUMN,
    /** A column nobody knows. */
    UNKNOWN_COLUMN,
    /** A value under no heading. */
    STRAY_VALUE,
    /** A cell that must have a value is empty. */
    MISSING_VALUE,
    /** No number, date, amount, yes or no where one is expected. */
    WRONG_TYPE,
    /** It may mean more than one thing. */
    AMBIGUOUS,
    /** It cannot be true, such as an amount finer than its currency. */
    WRONG_VALUE,
    /** The cell holds an error or a formula that was never calculated. */
    CELL_ERROR,
    /** The cell is merged with others. */
    MERGED,
    /** The text is too long. */
    TOO_LONG,
    /** The text holds signs nobody sees. */
    HIDDEN_SIGNS,
    /** What a spreadsheet program left of a long number. */
    SHORTENED,
    /** Anything else. */
    OTHER;

    /** As variables write it, such as {@code missing-value}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public TableProblem {
    readings = List.copyOf(readings);
  }

  /** A problem of which no more is known than its sentence. */
  public TableProblem(
      String file,
      @Nullable String sheet,
      @Nullable String cell,
      @Nullable String column,
      @Nullable String value,
      String message) {
    this(file, sheet, cell, column, value, message, Code.OTHER, null, List.of());
  }

  /** The same, of that kind. */
  TableProblem as(Code other) {
    return new TableProblem(file, sheet, cell, column, value, message, other, expected, readings);
  }

  /** The same, for that reason. */
  TableProblem because(Code other, String should, List<String> meanings) {
    return new TableProblem(file, sheet, cell, column, value, message, other, should, meanings);
  }

  /** In one line: where, and what. */
  public String line() {
    return Stream.of(file, sheet == null ? null : "sheet " + sheet, place())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "))
        + ": "
        + message;
  }

  private @Nullable String place() {
    if (cell == null) {
      return null;
    }
    var address = CELL.matcher(cell).matches() ? "cell " + cell : cell;
    return column == null ? address : "%s (%s)".formatted(address, column);
  }
}
