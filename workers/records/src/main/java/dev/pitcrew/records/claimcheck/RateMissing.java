package dev.pitcrew.records.claimcheck;

import java.time.LocalDate;

/** Nobody has said what a currency was worth on a day or in the days before it. */
public final class RateMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String currency;
  private final transient LocalDate day;

  RateMissing(String currency, LocalDate day) {
    super(
        "Expected a rate of %s on %s or at most %d days before, but none is in the books."
            .formatted(currency, day, Exchange.DAYS_BACK_MAX));
    this.currency = currency;
    this.day = day;
  }

  public String currency() {
    return currency;
  }

  public LocalDate day() {
    return day;
  }
}
