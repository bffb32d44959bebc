package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the amounts of one column. The cell's own currency goes before the column's; a sign that
 * several currencies share is settled by the column or the locale's country, else it is a question.
 */
final class MoneyReader {

  private final NumberReader numbers;
  private final @Nullable Locale locale;
  private final @Nullable String usual;

  MoneyReader(NumberReader numbers, @Nullable Locale locale, @Nullable String usual) {
    this.numbers = numbers;
    this.locale = locale;
    this.usual = usual;
  }

  Reading read(Cell cell) {
    if (cell.value() instanceof CellValue.Number number) {
      return amount(cell, number.number(), number.currency());
    }
    var text = MoneyText.of(cell.text());
    if (text.currency() != null && Currencies.of(text.currency()).isEmpty()) {
      return none(cell);
    }
    var reading =
        cell.value() instanceof CellValue.Text
            ? numbers.read(text.number(), cell.text())
            : none(cell);
    if (reading.wrong() != null && reading.wrong().code() == Code.WRONG_TYPE) {
      return none(cell);
    }
    return reading.value() instanceof BigDecimal number
        ? amount(cell, number, text.currency())
        : reading;
  }

  private Reading amount(Cell cell, BigDecimal number, @Nullable String sign) {
    var possible = sign == null ? List.<String>of() : Currencies.of(sign);
    String currency = usual;
    if (possible.size() == 1) {
      currency = possible.getFirst();
    } else if (possible.size() > 1 && (usual == null || !possible.contains(usual))) {
      var chosen = Currencies.chosen(possible, locale);
      if (chosen.isEmpty()) {
        return Reading.ambiguous(
            "an amount whose currency is certain",
            cell.text(),
            possible,
            "Write the currency as a code, such as %s.".formatted(possible.getFirst()));
      }
      currency = chosen.get();
    }
    if (currency != null && number.stripTrailingZeros().scale() > Currencies.digits(currency)) {
      return Reading.wrong(
          Code.WRONG_VALUE,
          "an amount with at most %d digits after the point, as %s has"
              .formatted(Currencies.digits(currency), currency),
          "found '%s'".formatted(number.toPlainString()));
    }
    return Reading.of(new Money(number, currency));
  }

  private Reading none(Cell cell) {
    return Reading.wrong(
        Code.WRONG_TYPE,
        locale == null
            ? "an amount"
            : "an amount as %s writes it, such as %s"
                .formatted(locale.toLanguageTag(), NumberStyle.of(locale).example()),
        "found '%s'".formatted(cell.text()));
  }
}
