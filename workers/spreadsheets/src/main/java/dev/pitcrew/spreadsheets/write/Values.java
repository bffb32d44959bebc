package dev.pitcrew.spreadsheets.write;

import dev.pitcrew.spreadsheets.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** Puts values into cells, as their column says. */
final class Values {

  /** What one cell can hold. */
  private static final int TEXT_MAX = 32_767;

  /** From here on a spreadsheet program keeps other digits than it was given. */
  private static final int EXACT_DIGITS = 15;

  private Values() {}

  /** Puts a value in; what it was is told by the length it is shown with. */
  static int put(XSSFCell cell, @Nullable Object value, ColumnSpec column, Styles styles) {
    if (isBlank(value)) {
      return 0;
    }
    try {
      return switch (column.type()) {
        case TEXT -> text(cell, String.valueOf(value), styles);
        case NUMBER, WHOLE, PERCENT ->
            number(cell, number(value), column, column.currency(), styles);
        case MONEY -> money(cell, value, column, styles);
        case DATE -> {
          cell.setCellValue(
              value instanceof LocalDate day ? day : LocalDate.parse(String.valueOf(value)));
          yield shown(cell, column, styles, "yyyy-mm-dd".length());
        }
        case DATE_TIME -> {
          cell.setCellValue(
              value instanceof LocalDateTime moment
                  ? moment
                  : LocalDateTime.parse(String.valueOf(value)));
          yield shown(cell, column, styles, "yyyy-mm-dd hh:mm".length());
        }
        case YES_NO -> {
          cell.setCellValue(
              value instanceof Boolean flag ? flag : Boolean.parseBoolean(String.valueOf(value)));
          yield shown(cell, column, styles, 5);
        }
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw WorkbookSpecBroken.of(
          "Expected a %s in cell %s of sheet %s, but found '%s'.",
          column.type().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          cell.getReference(),
          cell.getSheet().getSheetName(),
          value);
    }
  }

  /** Nothing, or an amount that nobody could read. */
  static boolean isBlank(@Nullable Object value) {
    return value == null || value instanceof Map<?, ?> money && money.get("amount") == null;
  }

  static int text(XSSFCell cell, String text, Styles styles) {
    var kept = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX - 1) + "…";
    cell.setCellValue(kept);
    cell.setCellStyle(styles.text(CsvWriter.looksLikeFormula(kept), false));
    return kept.lines().mapToInt(String::length).max().orElse(0);
  }

  private static int money(XSSFCell cell, Object value, ColumnSpec column, Styles styles) {
    return switch (value) {
      case Money money ->
          number(cell, money.amount(), column, orElse(money.currency(), column.currency()), styles);
      case Map<?, ?> money ->
          number(
              cell,
              number(String.valueOf(money.get("amount"))),
              column,
              money.get("currency") instanceof String own ? own : column.currency(),
              styles);
      default -> number(cell, number(value), column, column.currency(), styles);
    };
  }

  private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static int number(
      XSSFCell cell,
      BigDecimal number,
      ColumnSpec column,
      @Nullable String currency,
      Styles styles) {
    if (number.stripTrailingZeros().precision() > EXACT_DIGITS) {
      throw WorkbookSpecBroken.of(
          "Expected a number of at most %d digits in cell %s of sheet %s, but found %s. Declare the column as text.",
          EXACT_DIGITS,
          cell.getReference(),
          cell.getSheet().getSheetName(),
          number.toPlainString());
    }
    cell.setCellValue(number.doubleValue());
    var format = Styles.format(column.type(), column.format(), currency);
    cell.setCellStyle(styles.value(format, false));
    int whole = number.precision() - number.scale();
    return Math.max(1, whole) * 4 / 3 + 4 + (currency == null ? 0 : 1 + currency.length());
  }

  private static int shown(XSSFCell cell, ColumnSpec column, Styles styles, int length) {
    cell.setCellStyle(
        styles.value(Styles.format(column.type(), column.format(), column.currency()), false));
    return length;
  }

  static BigDecimal number(Object value) {
    return value instanceof BigDecimal exact ? exact : new BigDecimal(String.valueOf(value));
  }
}
