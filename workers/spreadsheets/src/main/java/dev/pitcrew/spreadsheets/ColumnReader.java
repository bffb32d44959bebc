package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of one column into values. What can be read in two ways is decided by the
 * declared locale, else by the other cells of the column, else not at all.
 */
final class ColumnReader {

  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "ja", "j", "oui", "x");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "nein", "non");
  private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

  private static final int TEXT_MAX = 1_000;

  private final @Nullable Locale locale;

  ColumnReader(@Nullable Locale locale) {
    this.locale = locale;
  }

  List<Reading> read(Column.Kind kind, List<Cell> cells) {
    return switch (kind) {
      case TEXT -> each(cells, ColumnReader::text);
      case FLAG -> each(cells, ColumnReader::flag);
      case NUMBER -> numbers(cells);
      case WHOLE -> numbers(cells).stream().map(ColumnReader::whole).toList();
      case DAY -> days(cells);
    };
  }

  private static List<Reading> each(List<Cell> cells, Function<Cell, Reading> read) {
    return cells.stream().map(cell -> unusable(cell).orElseGet(() -> read.apply(cell))).toList();
  }

  /** What is the same for every kind. */
  private static Optional<Reading> unusable(Cell cell) {
    if (cell.merged()) {
      return Optional.of(
          Reading.wrong("Expected a cell of its own, but it is merged with others. Unmerge them."));
    }
    if (cell.text().length() > TEXT_MAX) {
      return Optional.of(
          Reading.wrong(
              "Expected at most %,d characters, but found %,d.", TEXT_MAX, cell.text().length()));
    }
    if (Words.hasHiddenSigns(cell.text())) {
      return Optional.of(
          Reading.wrong("Expected text that is all visible, but it holds hidden signs."));
    }
    return switch (cell.value()) {
      case CellValue.Blank blank -> Optional.of(Reading.BLANK);
      case CellValue.Fault fault ->
          Optional.of(Reading.wrong("Expected a value, but %s.", fault.why()));
      default -> Optional.empty();
    };
  }

  private static Reading text(Cell cell) {
    if (cell.value() instanceof CellValue.Text && SHORTENED.matcher(cell.text()).matches()) {
      return Reading.wrong(
          "Expected the whole value, but '%s' is what a spreadsheet program leaves of a long number. Store the column as text.",
          cell.text());
    }
    return Reading.of(cell.text());
  }

  private static Reading flag(Cell cell) {
    if (cell.value() instanceof CellValue.Flag flag) {
      return Reading.of(flag.flag());
    }
    var word = cell.text().toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return Reading.of(YES.contains(word));
    }
    return Reading.wrong("Expected yes or no, but found '%s'.", cell.text());
  }

  private static Reading whole(Reading reading) {
    if (!(reading.value() instanceof BigDecimal number)) {
      return reading;
    }
    try {
      return Reading.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Reading.wrong("Expected a whole number, but found '%s'.", number.toPlainString());
    }
  }

  private List<Reading> numbers(List<Cell> cells) {
    var styles =
        locale == null
            ? List.of(NumberStyle.POINT, NumberStyle.COMMA)
            : List.of(NumberStyle.of(locale));
    var fitting =
        styles.stream()
            .filter(
                style ->
                    texts(cells)
                        .filter(text -> styles.stream().anyMatch(any -> any.read(text).isPresent()))
                        .allMatch(text -> style.read(text).isPresent()))
            .toList();
    return each(cells, cell -> number(cell, fitting.size() == 1 ? fitting : styles));
  }

  private Reading number(Cell cell, List<NumberStyle> styles) {
    if (cell.value() instanceof CellValue.Number number) {
      return Reading.of(number.number());
    }
    var readings =
        styles.stream()
            .flatMap(style -> style.read(cell.text()).stream())
            .map(BigDecimal::stripTrailingZeros)
            .distinct()
            .toList();
    if (!(cell.value() instanceof CellValue.Text) || readings.isEmpty()) {
      return locale == null
          ? Reading.wrong("Expected a number, but found '%s'.", cell.text())
          : Reading.wrong(
              "Expected a number as %s writes it, such as %s, but found '%s'.",
              locale.toLanguageTag(), NumberStyle.of(locale).example(), cell.text());
    }
    if (readings.size() > 1) {
      return Reading.wrong(
          "Expected a number that can be read in one way, but '%s' may be %s or %s, and no other cell of the column tells. Declare how it was written, such as --locale de-DE or --locale en-US.",
          cell.text(), readings.get(0).toPlainString(), readings.get(1).toPlainString());
    }
    return Reading.of(
        styles.stream()
            .flatMap(style -> style.read(cell.text()).stream())
            .findFirst()
            .orElseThrow());
  }

  private List<Reading> days(List<Cell> cells) {
    var styles = EnumSet.of(DayStyle.DAY_FIRST, DayStyle.MONTH_FIRST);
    if (locale != null) {
      styles = EnumSet.of(DayStyle.of(locale));
    }
    var possible = styles;
    var fitting = EnumSet.copyOf(styles);
    fitting.removeIf(
        style ->
            !texts(cells)
                .filter(text -> possible.stream().anyMatch(any -> any.read(text).isPresent()))
                .allMatch(text -> style.read(text).isPresent()));
    return each(cells, cell -> day(cell, fitting.size() == 1 ? fitting : possible));
  }

  private Reading day(Cell cell, Set<DayStyle> styles) {
    if (cell.value() instanceof CellValue.Moment moment) {
      return moment(cell, moment);
    }
    var plain = DayStyle.plain(cell.text());
    if (cell.value() instanceof CellValue.Text && plain.isPresent()) {
      return Reading.of(plain.get());
    }
    var readings =
        DayStyle.isDotted(cell.text()) && locale == null
            ? DayStyle.DAY_FIRST.read(cell.text()).stream().toList()
            : styles.stream()
                .flatMap(style -> style.read(cell.text()).stream())
                .distinct()
                .toList();
    if (!(cell.value() instanceof CellValue.Text) || readings.isEmpty()) {
      return locale == null
          ? Reading.wrong("Expected a date such as 2026-12-31, but found '%s'.", cell.text())
          : Reading.wrong(
              "Expected a date such as 2026-12-31 or, as %s writes it, %s, but found '%s'.",
              locale.toLanguageTag(), DayStyle.of(locale).example(), cell.text());
    }
    if (readings.size() > 1) {
      return Reading.wrong(
          "Expected a date that can be read in one way, but '%s' may be %s or %s, and no other cell of the column tells. Declare how it was written, such as --locale en-GB or --locale en-US.",
          cell.text(), readings.get(0), readings.get(1));
    }
    return Reading.of(readings.getFirst());
  }

  private static Reading moment(Cell cell, CellValue.Moment moment) {
    LocalDate day = moment.moment().toLocalDate();
    if (!DayStyle.isSensible(day) || !moment.moment().toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return Reading.wrong("Expected a date without a time, but found '%s'.", cell.text());
    }
    return Reading.of(day);
  }

  private static Stream<String> texts(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.value() instanceof CellValue.Text && !cell.merged())
        .map(Cell::text);
  }
}
