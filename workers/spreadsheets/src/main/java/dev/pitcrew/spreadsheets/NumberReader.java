package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of one column. */
final class NumberReader {

  private static final List<NumberStyle> UNDECLARED = List.of(NumberStyle.POINT, NumberStyle.COMMA);

  private final @Nullable Locale locale;
  private final boolean strict;
  private final List<NumberStyle> possible;
  private final List<NumberStyle> fitting;

  NumberReader(@Nullable Locale locale, boolean strict) {
    this.locale = locale;
    this.strict = strict;
    possible = locale == null ? UNDECLARED : List.of(NumberStyle.of(locale));
    fitting = new ArrayList<>(possible);
  }

  /** A number that only some styles write rules out the others. */
  void look(String text) {
    if (possible.stream().anyMatch(style -> style.read(text).isPresent())) {
      fitting.removeIf(style -> style.read(text).isEmpty());
    }
  }

  Reading read(Cell cell) {
    if (cell.value() instanceof CellValue.Number number) {
      return Reading.of(number.number());
    }
    return cell.value() instanceof CellValue.Text
        ? read(cell.text(), cell.text())
        : none(cell.text());
  }

  Reading readWhole(Cell cell) {
    var reading = read(cell);
    if (!(reading.value() instanceof BigDecimal number)) {
      return reading;
    }
    try {
      return Reading.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Reading.wrong(
          Code.WRONG_TYPE, "a whole number", "found '%s'".formatted(number.toPlainString()));
    }
  }

  /**
   * Reads text.
   *
   * @param whole what stands in the cell, for messages
   */
  Reading read(String text, String whole) {
    var styles = fitting.size() == 1 ? fitting : possible;
    var values = styles.stream().flatMap(style -> style.read(text).stream()).toList();
    var different = values.stream().map(BigDecimal::stripTrailingZeros).distinct().toList();
    if (different.isEmpty()) {
      return none(whole);
    }
    if (different.size() > 1) {
      return Reading.ambiguous(
          "a number that can be read in one way",
          whole,
          different.stream().map(BigDecimal::toPlainString).toList(),
          strict
              ? "Declare how it was written, such as --locale de-DE or --locale en-US."
              : "Write it without a sign for thousands, or say in which language the sheet was written.");
    }
    return Reading.of(values.getFirst());
  }

  private Reading none(String text) {
    return Reading.wrong(
        Code.WRONG_TYPE,
        locale == null
            ? "a number"
            : "a number as %s writes it, such as %s"
                .formatted(locale.toLanguageTag(), NumberStyle.of(locale).example()),
        "found '%s'".formatted(text));
  }
}
