package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.receipt.PrintedDate.Order;
import java.util.List;
import java.util.Map;

/**
 * How surely the receipt writes the day first, the month first or the year first; from other dates
 * on it, its country and its notation, never from a habit of ours.
 *
 * @param day probability that an open date has the day first
 * @param month that it has the month first
 * @param year that a date with two-digit year has the year first
 */
record DateOrder(double day, double month, double year) {
  private static final double CERTAIN = 8;
  private static final double LEAN_DAY = 0.35;
  private static final double LEAN_YEAR = 0.08;
  private static final double SURE = 0.85;

  static DateOrder of(List<Reading> readings, List<PrintedDate> dates) {
    double day = 1 + LEAN_DAY;
    double month = 1;
    double year = LEAN_YEAR;
    for (Map.Entry<Places.Place, Double> vote : Places.of(readings).entrySet()) {
      double weight = 3 * vote.getValue();
      switch (vote.getKey().first()) {
        case 'm' -> month += weight;
        case 'y' -> {
          year += weight / 2;
          day += weight / 2;
        }
        default -> day += weight;
      }
    }
    for (PrintedDate date : dates) {
      if (date.quality() >= 0.9 && !date.open() && !date.dotted()) {
        day += date.order() == Order.DAY ? CERTAIN : 0;
        month += date.order() == Order.MONTH ? CERTAIN : 0;
      }
    }
    double both = day + month;
    return new DateOrder(day / both, month / both, year / (both + year));
  }

  double of(PrintedDate date) {
    return switch (date.order()) {
      case CERTAIN -> 1;
      case YEAR -> year;
      case DAY -> date.open() ? day * (1 - yearShare(date)) : 1 - yearShare(date);
      case MONTH -> date.open() ? month * (1 - yearShare(date)) : month;
    };
  }

  private double yearShare(PrintedDate date) {
    return date.fourDigits() ? 0 : year;
  }

  /** Whether nothing on the receipt tells which number of an open date is the day. */
  boolean isUnsure() {
    return Math.max(day, month) < SURE;
  }
}
