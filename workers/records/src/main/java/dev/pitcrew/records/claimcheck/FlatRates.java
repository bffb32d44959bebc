package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.company.Entity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is paid for kilometres and days, whatever they cost. */
final class FlatRates {

  private FlatRates() {}

  /**
   * The amount in the currency of the books.
   *
   * @param kind {@code mileage} or {@code per-diem}
   * @param country where, absent: at home
   * @return empty when the company has named no rate
   */
  static Optional<BigDecimal> of(
      Entity entity, String kind, @Nullable String country, LocalDate on, BigDecimal units) {
    var where = country == null ? entity.address().country() : country;
    return entity
        .bookkeeping()
        .expenses()
        .allowance(kind, where, on)
        .map(rate -> rate.multiply(units).setScale(2, RoundingMode.HALF_UP));
  }
}
