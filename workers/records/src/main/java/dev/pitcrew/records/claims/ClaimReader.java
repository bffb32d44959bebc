package dev.pitcrew.records.claims;

import dev.pitcrew.records.Entity;
import dev.pitcrew.records.claims.Problem.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From what was handed in to typed lines. Everything that is wrong or unclear is said in one go;
 * nothing is guessed.
 */
final class ClaimReader {

  /** More is no claim any more but an import. */
  static final int LINES_MAX = 500;

  private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000");
  private static final BigDecimal KILOMETRES_MAX = new BigDecimal("10000");
  private static final BigDecimal DAYS_MAX = new BigDecimal("366");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int TEXT_MAX = 500;
  private static final int YEARS_MAX = 3;

  private final Entity entity;
  private final LocalDate today;
  private final Figures figures;
  private final List<Problem> problems = new ArrayList<>();

  private ClaimReader(Entity entity, LocalDate today, Figures figures) {
    this.entity = entity;
    this.today = today;
    this.figures = figures;
  }

  /** What became of a claim: its lines that are right, and what is not right or not clear. */
  record Read(List<ClaimLine> lines, List<Problem> problems) {}

  static Read read(
      List<RawLine> raw, Entity entity, LocalDate today, @Nullable String declaredLocale) {
    if (raw.isEmpty()) {
      return new Read(
          List.of(),
          List.of(
              Problem.ofClaim(
                  "nothing-claimed",
                  "at least one line",
                  "Expected at least one line, but nothing is claimed.")));
    }
    if (raw.size() > LINES_MAX) {
      return new Read(List.of(), List.of(tooMany(raw.size())));
    }
    var reader =
        new ClaimReader(
            entity,
            today,
            Figures.of(
                declaredLocale,
                written(raw, "amount", "kilometres", "days"),
                written(raw, "date")));
    var lines = new ArrayList<ClaimLine>();
    for (var line : raw) {
      reader.line(line).ifPresent(lines::add);
    }
    return new Read(List.copyOf(lines), List.copyOf(reader.problems));
  }

  static Problem tooMany(int count) {
    return Problem.ofClaim(
        "too-many-lines",
        "at most %d lines".formatted(LINES_MAX),
        String.format(
            Locale.ROOT,
            "Expected at most %d lines, but there are %,d. Hand in several claims.",
            LINES_MAX,
            count));
  }

  /** What people wrote themselves: only that shows how they write. */
  private static List<String> written(List<RawLine> raw, String... fields) {
    return raw.stream()
        .flatMap(line -> Stream.of(fields).flatMap(field -> line.value(field).stream()))
        .filter(value -> !value.isTyped())
        .map(value -> value.text().replaceAll("[€$£]|[A-Za-z.]{3,4}$|^[A-Z]{3}", "").strip())
        .toList();
  }

  private Optional<ClaimLine> line(RawLine raw) {
    int before = problems.size();
    var date = date(raw);
    var category = category(raw);
    var description = text(raw, "description");
    var merchant = text(raw, "merchant");
    var money = Money.split(raw.value("amount").map(RawLine.Value::text).orElse(""));
    var currency = currency(raw, money);
    var country = country(raw);
    var paidWith = paidWith(raw);
    var kilometres = category.filter("mileage"::equals).flatMap(mileage -> kilometres(raw));
    var days = category.filter("per-diem"::equals).flatMap(perDiem -> days(raw));
    var amount =
        amount(raw, money, currency.orElse(entity.bookkeeping().currency()))
            .or(
                () ->
                    raw.value("amount").isPresent()
                        ? Optional.empty()
                        : flatRate(raw, category, country, date, kilometres, days));
    if (problems.size() == before && raw.value("amount").isPresent()) {
      // Without a rate nobody can say how much of it is paid.
      flatRate(raw, category, country, date, kilometres, days);
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ClaimLine(
            raw.line(),
            date.orElseThrow(),
            category.orElseThrow(),
            description.orElse(""),
            merchant.orElse(null),
            amount.orElseThrow(),
            currency.orElseThrow(),
            country.orElse(null),
            paidWith.orElseThrow(),
            text(raw, "receipt").orElse(null),
            kilometres.orElse(null),
            days.orElse(null),
            raw.cells()));
  }

  private Optional<LocalDate> date(RawLine raw) {
    var value = raw.value("date");
    if (value.isEmpty()) {
      return none("missing", raw, "date", "a day such as 2026-11-30");
    }
    var days = figures.days(value.get().text());
    if (days.isEmpty()) {
      return none("no-day", raw, "date", "a day such as 2026-11-30, its year with four digits");
    }
    if (days.size() > 1) {
      return ask(
          raw,
          "date",
          "a day that can be read in one way only",
          days.stream()
              .map(
                  day ->
                      new Reading(
                          day.toString(), String.format(Locale.ENGLISH, "%1$te %1$tB %1$tY", day)))
              .toList());
    }
    var day = days.iterator().next();
    if (day.isAfter(today)) {
      return none("future", raw, "date", "a day that is over, at most " + today);
    }
    return day.isBefore(today.minusYears(YEARS_MAX))
        ? none("too-old", raw, "date", "a day of the last %d years".formatted(YEARS_MAX))
        : Optional.of(day);
  }

  private Optional<String> category(RawLine raw) {
    var known = String.join(", ", ClaimWords.categories());
    var value = raw.value("category");
    if (value.isEmpty()) {
      return none("missing", raw, "category", "one of " + known);
    }
    var found = ClaimWords.category(value.get().text());
    if (found.size() > 1) {
      return ask(
          raw,
          "category",
          "a category that means one thing",
          found.stream().map(one -> new Reading(one, one)).toList());
    }
    return found.isEmpty()
        ? none("unknown-category", raw, "category", "one of " + known)
        : Optional.of(found.iterator().next());
  }

  private Optional<String> text(RawLine raw, String field) {
    var text =
        raw.value(field).map(value -> value.text().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip());
    return text.filter(one -> one.length() > TEXT_MAX).isPresent()
        ? none("too-long", raw, field, "at most %d characters".formatted(TEXT_MAX))
        : text.filter(one -> !one.isEmpty());
  }

  /** A sheet without a column for it is in the company's money; an empty cell of one is not. */
  private Optional<String> currency(RawLine raw, Money money) {
    var written =
        raw.value("currency").map(RawLine.Value::text).or(() -> Optional.ofNullable(money.sign()));
    var own = entity.bookkeeping().currency();
    if (written.isEmpty()) {
      return raw.hasPlaceFor("currency") && raw.value("amount").isPresent() && raw.sheet() != null
          ? ask(
              raw,
              "currency",
              "a currency such as EUR",
              List.of(new Reading(own, "it was paid in " + own)))
          : Optional.of(own);
    }
    if (written.get().strip().equals("$")) {
      return ask(
          raw,
          "currency",
          "a currency such as USD",
          Stream.of("USD", "CAD", "AUD").map(code -> new Reading(code, code)).toList());
    }
    var code = ClaimWords.currency(written.get());
    return code.isEmpty()
        ? none("unknown-currency", raw, "currency", "a currency such as EUR or USD")
        : code;
  }

  private Optional<String> country(RawLine raw) {
    var value = raw.value("country");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var country = ClaimWords.country(value.get().text());
    return country.isEmpty()
        ? none("unknown-country", raw, "country", "a country such as DE or France")
        : country;
  }

  /** Who is taken for having paid and has not is paid twice. */
  private Optional<String> paidWith(RawLine raw) {
    var value = raw.value("paidWith");
    if (value.isEmpty() && !raw.hasPlaceFor("paidWith")) {
      return Optional.of(ClaimLine.OWN);
    }
    var paidWith = value.flatMap(one -> ClaimWords.paidWith(one.text()));
    return paidWith.isPresent()
        ? paidWith
        : ask(
            raw,
            "paidWith",
            "own or company card",
            List.of(
                new Reading(ClaimLine.OWN, "the employee paid and gets the money back"),
                new Reading(ClaimLine.COMPANY_CARD, "the company's card paid")));
  }

  private Optional<BigDecimal> amount(RawLine raw, Money money, String currency) {
    if (raw.value("amount").isEmpty()) {
      boolean isFlat =
          raw.value("category")
              .map(value -> ClaimWords.category(value.text()))
              .filter(found -> found.contains("per-diem") || found.contains("mileage"))
              .isPresent();
      return isFlat ? Optional.empty() : none("missing", raw, "amount", "an amount such as 12.50");
    }
    var number = number(raw, "amount", money.figure(), "an amount such as 12.50");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var amount = number.get();
    if (amount.signum() <= 0) {
      return none("not-positive", raw, "amount", "an amount above zero");
    }
    if (amount.compareTo(AMOUNT_MAX) > 0) {
      return none("too-large", raw, "amount", "an amount of at most 1000000");
    }
    int digits = Currencies.digits(currency);
    return Math.max(0, amount.stripTrailingZeros().scale()) > digits
        ? none(
            "too-fine",
            raw,
            "amount",
            digits == 0
                ? "a whole amount of " + currency
                : "an amount with at most %d decimals".formatted(digits))
        : Optional.of(amount.setScale(Math.max(digits, 0)));
  }

  private Optional<BigDecimal> kilometres(RawLine raw) {
    var value = raw.value("kilometres");
    if (value.isEmpty()) {
      return none("missing", raw, "kilometres", "the kilometres that were driven");
    }
    var number = number(raw, "kilometres", value.get().text(), "a number of kilometres");
    return number.filter(one -> one.signum() <= 0 || one.compareTo(KILOMETRES_MAX) > 0).isPresent()
        ? none("out-of-range", raw, "kilometres", "from 1 to 10000 kilometres")
        : number;
  }

  private Optional<BigDecimal> days(RawLine raw) {
    var value = raw.value("days");
    if (value.isEmpty()) {
      return none("missing", raw, "days", "how many days, such as 2 or 1.5");
    }
    var number = number(raw, "days", value.get().text(), "a number of days");
    return number
            .filter(
                one ->
                    one.signum() <= 0
                        || one.compareTo(DAYS_MAX) > 0
                        || one.remainder(HALF).signum() != 0)
            .isPresent()
        ? none("out-of-range", raw, "days", "whole or half days, such as 2 or 1.5")
        : number;
  }

  /** What the company pays for so many kilometres or days; the claimant need not work it out. */
  private Optional<BigDecimal> flatRate(
      RawLine raw,
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
        : none(
            "no-allowance",
            raw,
            "category",
            "another category with receipts, since the company pays no flat rate in that country on that day");
  }

  private Optional<BigDecimal> number(RawLine raw, String field, String text, String expected) {
    var readings = figures.numbers(text);
    if (readings.isEmpty()) {
      return none("no-number", raw, field, expected);
    }
    if (readings.size() > 1 && raw.value(field).filter(RawLine.Value::isTyped).isEmpty()) {
      return ask(
          raw,
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

  private <T> Optional<T> none(String code, RawLine raw, String field, String expected) {
    problems.add(Problem.of(code, raw, field, expected, List.of()));
    return Optional.empty();
  }

  private <T> Optional<T> ask(RawLine raw, String field, String expected, List<Reading> readings) {
    problems.add(Problem.of("unclear", raw, field, expected, readings));
    return Optional.empty();
  }

  /** An amount's figure, and the currency that may stand beside it. */
  private record Money(String figure, @Nullable String sign) {

    private static final java.util.regex.Pattern BESIDE =
        java.util.regex.Pattern.compile(
            "(?<before>[^\\d+\\-\u2212.,]*)(?<figure>[+\\-\u2212]?[\\d.,'\u2019 \u00a0\u202f]*\\d-?)(?<after>\\D*)");

    static Money split(String text) {
      var matcher = BESIDE.matcher(text.strip());
      if (!matcher.matches()) {
        return new Money(text, null);
      }
      var sign = (matcher.group("before").strip() + matcher.group("after").strip()).strip();
      return new Money(matcher.group("figure").strip(), sign.isEmpty() ? null : sign);
    }
  }
}
