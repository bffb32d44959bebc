package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.claimcheck.Problem.Reading;
import dev.pitcrew.records.company.Entity;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One line of what was handed in, its words and its day; {@link LineFigures} reads its numbers. */
final class LineReader {

  private static final int TEXT_MAX = 500;
  private static final int YEARS_MAX = 3;

  private final RawLine raw;
  private final Entity entity;
  private final LocalDate today;
  private final Figures written;
  private final LineFigures figures;
  private final LineProblems problems;

  LineReader(RawLine raw, Entity entity, LocalDate today, Figures written, LineProblems problems) {
    this.raw = raw;
    this.entity = entity;
    this.today = today;
    this.written = written;
    this.figures = new LineFigures(raw, entity, written, problems);
    this.problems = problems;
  }

  /** Nothing when something is wrong or unclear with it. */
  Optional<ClaimLine> read() {
    int before = problems.count();
    var date = date();
    var category = category();
    var description = text("description");
    var merchant = text("merchant");
    var money = Money.split(raw.value("amount").map(RawLine.Value::text).orElse(""));
    var currency = currency(money);
    var country = country();
    var paidWith = paidWith();
    var kilometres = category.filter("mileage"::equals).flatMap(mileage -> figures.kilometres());
    var days = category.filter("per-diem"::equals).flatMap(perDiem -> figures.days());
    var amount =
        figures
            .amount(money, currency.orElse(entity.bookkeeping().currency()))
            .or(
                () ->
                    raw.value("amount").isPresent()
                        ? Optional.empty()
                        : figures.flatRate(category, country, date, kilometres, days));
    if (problems.count() == before && raw.value("amount").isPresent()) {
      // Without a rate nobody can say how much of it is paid.
      figures.flatRate(category, country, date, kilometres, days);
    }
    if (problems.count() > before) {
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
            text("receipt").orElse(null),
            kilometres.orElse(null),
            days.orElse(null),
            raw.cells()));
  }

  private Optional<LocalDate> date() {
    var value = raw.value("date");
    if (value.isEmpty()) {
      return problems.none("missing", "date", "a day such as 2026-11-30");
    }
    var days = written.days(value.get().text());
    if (days.isEmpty()) {
      return problems.none("no-day", "date", "a day such as 2026-11-30, its year with four digits");
    }
    if (days.size() > 1) {
      return problems.ask(
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
      return problems.none("future", "date", "a day that is over, at most " + today);
    }
    return day.isBefore(today.minusYears(YEARS_MAX))
        ? problems.none("too-old", "date", "a day of the last %d years".formatted(YEARS_MAX))
        : Optional.of(day);
  }

  private Optional<String> category() {
    var known = String.join(", ", ClaimWords.categories());
    var value = raw.value("category");
    if (value.isEmpty()) {
      return problems.none("missing", "category", "one of " + known);
    }
    var found = ClaimWords.category(value.get().text());
    if (found.size() > 1) {
      return problems.ask(
          "category",
          "a category that means one thing",
          found.stream().map(one -> new Reading(one, one)).toList());
    }
    return found.isEmpty()
        ? problems.none("unknown-category", "category", "one of " + known)
        : Optional.of(found.iterator().next());
  }

  private Optional<String> text(String field) {
    var text =
        raw.value(field).map(value -> value.text().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip());
    return text.filter(one -> one.length() > TEXT_MAX).isPresent()
        ? problems.none("too-long", field, "at most %d characters".formatted(TEXT_MAX))
        : text.filter(one -> !one.isEmpty());
  }

  /** A sheet without a column for it is in the company's money; an empty cell of one is not. */
  private Optional<String> currency(Money money) {
    var written =
        raw.value("currency").map(RawLine.Value::text).or(() -> Optional.ofNullable(money.sign()));
    var own = entity.bookkeeping().currency();
    if (written.isEmpty()) {
      return raw.hasPlaceFor("currency") && raw.value("amount").isPresent() && raw.sheet() != null
          ? problems.ask(
              "currency",
              "a currency such as EUR",
              List.of(new Reading(own, "it was paid in " + own)))
          : Optional.of(own);
    }
    if (written.get().strip().equals("$")) {
      return problems.ask(
          "currency",
          "a currency such as USD",
          Stream.of("USD", "CAD", "AUD").map(code -> new Reading(code, code)).toList());
    }
    var code = ClaimWords.currency(written.get());
    return code.isEmpty()
        ? problems.none("unknown-currency", "currency", "a currency such as EUR or USD")
        : code;
  }

  private Optional<String> country() {
    var value = raw.value("country");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var country = ClaimWords.country(value.get().text());
    return country.isEmpty()
        ? problems.none("unknown-country", "country", "a country such as DE or France")
        : country;
  }

  /** Who is taken for having paid and has not is paid twice. */
  private Optional<String> paidWith() {
    var value = raw.value("paidWith");
    if (value.isEmpty() && !raw.hasPlaceFor("paidWith")) {
      return Optional.of(ClaimLine.OWN);
    }
    var paidWith = value.flatMap(one -> ClaimWords.paidWith(one.text()));
    return paidWith.isPresent()
        ? paidWith
        : problems.ask(
            "paidWith",
            "own or company card",
            List.of(
                new Reading(ClaimLine.OWN, "the employee paid and gets the money back"),
                new Reading(ClaimLine.COMPANY_CARD, "the company's card paid")));
  }
}
