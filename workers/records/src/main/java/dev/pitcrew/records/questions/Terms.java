package dev.pitcrew.records.questions;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the questions go by.
 *
 * @param limits the amounts above which another approval is needed
 * @param belowPercent how far below a limit an amount still is "just below", in percent
 * @param splitDays within how many days invoices of one vendor may be one that was split
 * @param likeness from which likeness on, 0 to 1, two names may be of one vendor
 */
public record Terms(
    List<BigDecimal> limits, BigDecimal belowPercent, int splitDays, double likeness) {

  public Terms {
    limits = limits.stream().filter(limit -> limit.signum() > 0).distinct().sorted().toList();
  }

  public static Terms usual(List<BigDecimal> limits) {
    return new Terms(limits, BigDecimal.valueOf(5), 7, 0.8);
  }
}
