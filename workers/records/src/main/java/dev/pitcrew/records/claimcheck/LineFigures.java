package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.claimcheck.Problem.Reading;
import dev.pitcrew.records.company.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** The amount of one line, or the kilometres or days that a flat rate is paid for. */
final class LineFigures {

  private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000");
  private static final BigDecimal KILOMETRES_MAX = new BigDecimal("10000");
  private static final BigDecimal DAYS_MAX = new BigDecimal("366");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final RawLine raw;
  private final Entity entity;
  private final Figures figures;
  private final LineProblems problems;

  LineFigures(RawLine raw, Entity entity, Figures figures, LineProblems problems) {
    this.raw = raw;
    this.entity = entity;
    this.figures = figures;
    this.problems = problems;
  }

  Optional<BigDecimal> amount(Money money, String currency) {
    if (raw.value("amount").isEmpty()) {
      boolean isFlat =
          raw.value("category")
              .map(value -> ClaimWords.category(value.text()))
              .filter(found -> found.contains("per-diem") || found.contains("mileage"))
              .isPresent();
      return isFlat
          ? Optional.empty()
          : problems.none("missing", "amount", "an amount such as 12.50");
    }
    var number = number("amount", money.figure(), "an amount such as 12.50");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var amount = number.get();
    if (amount.signum() <= 0) {
      return problems.none("not-positive", "amount", "an amount above zero");
    }
    if (amount.compareTo(AMOUNT_MAX) > 0) {
      return problems.none("too-large", "amount", "an amount of at most 1000000");
    }
    int digits = Currencies.digits(currency);
    return Math.max(0, amount.stripTrailingZeros().scale()) > digits
        ? problems.none(
            "too-fine",
            "amount",
            digits == 0
                ? "a whole amount of " + currency
                : "an amount with at most %d decimals".formatted(digits))
        : Optional.of(amount.setScale(Math.max(digits, 0)));
  }

  Optional<BigDecimal> kilometres() {
    var value = raw.value("kilometres");
    if (value.isEmpty()) {
      return problems.none("missing", "kilometres", "the kilometres that were driven");
    }
    var number = number("kilometres", value.get().text(), "a number of kilometres");
    return number.filter(one -> one.signum() <= 0 || one.compareTo(KILOMETRES_MAX) > 0).isPresent()
        ? problems.none("out-of-range", "kilometres", "from 1 to 10000 kilometres")
        : number;
  }

  Optional<BigDecimal> days() {
    var value = raw.value("days");
    if (value.isEmpty()) {
      return problems.none("missing", "days", "how many days, such as 2 or 1.5");
    }
    var number = number("days", value.get().text(), "a number of days");
    return number
            .filter(
                one ->
                    one.signum() <= 0
                        || one.compareTo(DAYS_MAX) > 0
                        || one.remainder(HALF).signum() != 0)
            .isPresent()
        ? problems.none("out-of-range", "days", "whole or half days, such as 2 or 1.5")
        : number;
  }

  /** What the company pays for so many kilometres or days; the claimant need not work it out. */
  Optional<BigDecimal> flatRate(
      Optional<String> category,
      Optional<String> country,
      Optional<LocalDate> date,
      Optional<BigDecimal> kilometres,
      Optional<BigDecimal> days) {
    var units = kilometres.or(() -> days);
    if (units.isEmpty() || date.isEmpty() || category.isEmpty()) {
      return Optional.empty();
    }
    var flat = FlatRates.of(entity, category.get(), country.orElse(null), date.get(), units.get());
    return flat.isPresent()
        ? flat
        : problems.none(
            "no-allowance",
            "category",
            "another category with receipts, since the company pays no flat rate in that country on"
                + " that day");
  }

  private Optional<BigDecimal> number(String field, String text, String expected) {
    var readings = figures.numbers(text);
    if (readings.isEmpty()) {
      return problems.none("no-number", field, expected);
    }
    if (readings.size() > 1 && raw.value(field).filter(RawLine.Value::isTyped).isEmpty()) {
      return problems.ask(
          field,
          expected + " that can be read in one way only",
          readings.values().stream()
              .map(
                  one ->
                      new Reading(
                          one.toPlainString(),
                          String.format(Locale.ROOT, "%,.3f", one).replaceAll("\\.?0+$", "")))
              .toList());
    }
    // What was typed writes its decimals with a point.
    return readings.size() > 1
        ? Optional.of(new BigDecimal(text.strip()))
        : Optional.of(readings.values().iterator().next());
  }
}
