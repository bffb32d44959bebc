package dev.pitcrew.records.rates;

import dev.pitcrew.records.claimcheck.Exchange;
import dev.pitcrew.records.claimcheck.Exchange.Rate;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** What currencies were worth, by day, with who says so. */
public final class CurrencyRates implements Exchange.Rates {

  private final Database database;

  public CurrencyRates(Database database) {
    this.database = database;
  }

  /** The rate of exactly that day. */
  public Optional<Rate> find(String currency, LocalDate day) {
    return database
        .sql("SELECT * FROM currency_rates WHERE currency = ? AND day = ?")
        .param(currency)
        .param(day.toString())
        .query(CurrencyRates::row)
        .optional();
  }

  @Override
  public Optional<Rate> on(String currency, LocalDate day) {
    return database
        .sql(
            "SELECT * FROM currency_rates WHERE currency = ? AND day <= ? AND day >= ? ORDER BY day"
                + " DESC LIMIT 1")
        .param(currency)
        .param(day.toString())
        .param(day.minusDays(Exchange.DAYS_BACK_MAX).toString())
        .query(CurrencyRates::row)
        .optional();
  }

  /** A later publication of the same day takes the place of the earlier one. */
  public void save(Rate rate) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO currency_rates (currency, day, rate, source) VALUES (?, ?, ?, ?)
                  ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate, source = excluded.source
                  """)
              .param(rate.currency())
              .param(rate.on().toString())
              .param(rate.perEuro().toPlainString())
              .param(rate.source())
              .update();
        });
  }

  private static Rate row(ResultSet row, int number) throws SQLException {
    return new Rate(
        row.getString("currency"),
        Columns.date(row, "day"),
        Columns.amount(row, "rate"),
        row.getString("source"));
  }
}
