package dev.pitcrew.records.claimcheck;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts of one currency in another, at the rate of a day. */
public final class Exchange {

  /** Weekends and holidays have no rate; what is older is no rate of that day any more. */
  public static final int DAYS_BACK_MAX = 7;

  private static final String EURO = "EUR";

  /**
   * A rate as it was published.
   *
   * @param perEuro how many units of the currency one euro is worth
   */
  public record Rate(String currency, LocalDate on, BigDecimal perEuro, String source) {}

  /** Where rates are looked up: that of the day, else of the last day before it within a week. */
  @FunctionalInterface
  public interface Rates {
    Optional<Rate> on(String currency, LocalDate day);
  }

  /**
   * What an amount was converted at.
   *
   * @param rate how many units of {@code from} one of {@code to} is worth
   */
  public record Used(String from, String to, BigDecimal rate, LocalDate on, String source) {

    BigDecimal convert(BigDecimal amount) {
      return amount.divide(rate, 2, RoundingMode.HALF_UP);
    }

    Map<String, Object> toMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("from", from);
      map.put("to", to);
      map.put("rate", rate.toPlainString());
      map.put("on", on.toString());
      map.put("source", source);
      return map;
    }
  }

  private final Rates rates;

  public Exchange(Rates rates) {
    this.rates = rates;
  }

  /**
   * The rate between two currencies; null when they are the same.
   *
   * @throws RateMissing when one of them has none
   */
  @Nullable Used used(String from, String to, LocalDate day) {
    if (from.equals(to)) {
      return null;
    }
    if (to.equals(EURO)) {
      var rate = rate(from, day);
      return new Used(from, to, rate.perEuro(), rate.on(), rate.source());
    }
    var other = rate(to, day);
    if (from.equals(EURO)) {
      return new Used(
          from,
          to,
          BigDecimal.ONE.divide(other.perEuro(), MathContext.DECIMAL64),
          other.on(),
          other.source());
    }
    var rate = rate(from, day);
    return new Used(
        from,
        to,
        rate.perEuro().divide(other.perEuro(), MathContext.DECIMAL64),
        rate.on().isBefore(other.on()) ? rate.on() : other.on(),
        rate.source().equals(other.source())
            ? rate.source()
            : rate.source() + " and " + other.source());
  }

  /** The same, empty where a rate is missing. */
  Optional<BigDecimal> about(BigDecimal amount, String from, String to, LocalDate day) {
    try {
      var used = used(from, to, day);
      return Optional.of(used == null ? amount : used.convert(amount));
    } catch (RateMissing none) {
      return Optional.empty();
    }
  }

  private Rate rate(String currency, LocalDate day) {
    return rates.on(currency, day).orElseThrow(() -> new RateMissing(currency, day));
  }
}
