package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of one column into values. What can be read in two ways is decided by the
 * declared locale, else by the other cells of the column, else not at all. So the column is gone
 * through twice: looked at, then read.
 */
final class ColumnReader {

  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "ja", "j", "oui", "x");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "nein", "non");
  private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

  private static final int TEXT_MAX = 1_000;

  private final Column.Kind kind;
  private final boolean strict;
  private final NumberReader numbers;
  private final DayReader days;
  private final MoneyReader money;

  /**
   * @param currency of amounts that do not say theirs
   * @param strict whether merged cells and days with a time are refused
   */
  ColumnReader(
      Column.Kind kind, @Nullable Locale locale, @Nullable String currency, boolean strict) {
    this.kind = kind;
    this.strict = strict;
    this.numbers = new NumberReader(locale, strict);
    this.days = new DayReader(locale, strict);
    this.money = new MoneyReader(numbers, locale, currency);
  }

  /** Learns from a cell how the column is written. */
  void look(Cell cell) {
    if (!(cell.value() instanceof CellValue.Text) || cell.span() == Cell.Span.TALL) {
      return;
    }
    switch (kind) {
      case NUMBER, WHOLE -> numbers.look(cell.text());
      case MONEY -> numbers.look(MoneyText.of(cell.text()).number());
      case DAY -> days.look(cell.text());
      case TEXT, FLAG -> {}
    }
  }

  Reading read(Cell cell) {
    return unusable(cell).orElseGet(() -> usable(cell));
  }

  private Reading usable(Cell cell) {
    return switch (kind) {
      case TEXT -> text(cell);
      case FLAG -> flag(cell);
      case NUMBER -> numbers.read(cell);
      case WHOLE -> numbers.readWhole(cell);
      case MONEY -> money.read(cell);
      case DAY -> days.read(cell);
    };
  }

  /** What is the same for every kind. */
  private Optional<Reading> unusable(Cell cell) {
    if (cell.merged() && (strict || cell.span() == Cell.Span.TALL && isCounted())) {
      return Optional.of(
          Reading.wrong(
              Code.MERGED, "a cell of its own", "it is merged with others", "Unmerge them."));
    }
    if (cell.text().length() > TEXT_MAX) {
      return Optional.of(
          Reading.wrong(
              Code.TOO_LONG,
              "at most %,d characters".formatted(TEXT_MAX),
              "found %,d".formatted(cell.text().length())));
    }
    if (Words.hasHiddenSigns(cell.text())) {
      return Optional.of(
          Reading.wrong(Code.HIDDEN_SIGNS, "text that is all visible", "it holds hidden signs"));
    }
    return switch (cell.value()) {
      case CellValue.Blank blank -> Optional.of(Reading.BLANK);
      case CellValue.Fault fault ->
          Optional.of(Reading.wrong(Code.CELL_ERROR, "a value", fault.why()));
      default -> Optional.empty();
    };
  }

  /** A number that stands for several rows would be counted in each. */
  private boolean isCounted() {
    return switch (kind) {
      case NUMBER, WHOLE, MONEY -> true;
      case TEXT, DAY, FLAG -> false;
    };
  }

  private static Reading text(Cell cell) {
    if (cell.value() instanceof CellValue.Text && SHORTENED.matcher(cell.text()).matches()) {
      return Reading.wrong(
          Code.SHORTENED,
          "the whole value",
          "'%s' is what a spreadsheet program leaves of a long number".formatted(cell.text()),
          "Store the column as text.");
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
    return Reading.wrong(Code.WRONG_TYPE, "yes or no", "found '%s'".formatted(cell.text()));
  }
}
