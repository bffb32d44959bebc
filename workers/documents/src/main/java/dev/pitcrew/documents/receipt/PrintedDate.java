package dev.pitcrew.documents.receipt;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a date's print.
 *
 * @param order in which day, month and year stand, so far as digits alone name the month
 * @param other what it means with day and month the other way round; absent where it means nothing
 * @param dotted whether dots part it, which nobody does who writes the month first
 * @param quality how clear the notation is, 0 to 1
 * @param from first word of the row
 * @param to word after the last
 */
record PrintedDate(
    LocalDate date,
    Order order,
    @Nullable LocalDate other,
    boolean dotted,
    boolean fourDigits,
    double quality,
    int from,
    int to) {

  /** What stands first, or that the month has its name or the year four digits in front. */
  enum Order {
    DAY,
    MONTH,
    YEAR,
    CERTAIN
  }

  /** Whether the print alone leaves open which number is the day. */
  boolean open() {
    return other != null;
  }
}
