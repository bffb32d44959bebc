package dev.pitcrew.spreadsheets;

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
 */
public record TableProblem(
    String file,
    @Nullable String sheet,
    @Nullable String cell,
    @Nullable String column,
    @Nullable String value,
    String message) {

  private static final Pattern CELL = Pattern.compile("[A-Z]+\\d+");

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
