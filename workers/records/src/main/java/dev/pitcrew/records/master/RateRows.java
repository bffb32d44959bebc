package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.claimcheck.Currencies;
import dev.pitcrew.records.claimcheck.Exchange.Rate;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What currencies were worth, as a central bank publishes it: units of the currency for a euro. */
final class RateRows implements RowImport {

  /** The largest there ever was is some ten thousands; beyond this it is another column. */
  private static final BigDecimal RATE_MAX = new BigDecimal("100000000");

  private static final int SOURCE_MAX = 200;

  private final Records records;

  RateRows(Records records) {
    this.records = records;
  }

  /** By what a rate is known again. */
  private record Key(String currency, LocalDate day) {}

  @Override
  public List<Column> columns() {
    return List.of(
        required("date", Kind.DAY),
        required("currency", Kind.TEXT),
        required("rate", Kind.NUMBER),
        required("source", Kind.TEXT));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var rows = new Rows(table, plan);
    for (var row : table.rows()) {
      rows.form(
          row,
          "currency",
          code -> Currencies.isMoney(code) && !code.equals("EUR"),
          "a currency code such as USD, not EUR");
      rows.form(row, "source", text -> text.length() <= SOURCE_MAX, "a short name of who says so");
      rate(row, rows)
          .filter(
              rate ->
                  rows.isFirst(
                      row,
                      "currency",
                      new Key(rate.currency(), rate.on()),
                      "a rate of %s on %s".formatted(rate.currency(), rate.on())))
          .ifPresent(rate -> plan(rate, request, plan));
    }
  }

  private static Optional<Rate> rate(TableRow row, Rows rows) {
    var day = row.day("date");
    var currency = row.text("currency").filter(Currencies::isMoney);
    var rate = row.number("rate");
    var source = row.text("source");
    if (day.isEmpty() || currency.isEmpty() || rate.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    if (rate.get().signum() <= 0 || rate.get().compareTo(RATE_MAX) > 0) {
      rows.problem(
          row,
          "rate",
          "Expected how many units of %s one euro is worth, but found %s.",
          currency.get(),
          rate.get().toPlainString());
      return Optional.empty();
    }
    return Optional.of(new Rate(currency.get(), day.get(), rate.get(), source.get()));
  }

  private void plan(Rate after, ImportRequest request, Plan plan) {
    var before = records.currencyRates().find(after.currency(), after.on());
    if (before.isEmpty()) {
      plan.add(() -> save(after, before, request.by()));
    } else if (isSame(before.get(), after) || request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else {
      plan.change(() -> save(after, before, request.by()));
    }
  }

  private static boolean isSame(Rate one, Rate other) {
    return one.perEuro().compareTo(other.perEuro()) == 0 && one.source().equals(other.source());
  }

  private void save(Rate after, Optional<Rate> before, String by) {
    records.currencyRates().save(after);
    records
        .audit()
        .append(
            by,
            before.isEmpty() ? "rate-added" : "rate-changed",
            "currency-rate",
            after.currency() + " " + after.on(),
            before.map(RateRows::facts).orElse(Map.of()),
            facts(after));
  }

  private static Map<String, ?> facts(Rate rate) {
    return Map.of("rate", rate.perEuro().toPlainString(), "source", rate.source());
  }
}
