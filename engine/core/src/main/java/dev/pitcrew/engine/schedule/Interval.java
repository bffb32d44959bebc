package dev.pitcrew.engine.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * An ISO 8601 duration. Years to days are of the calendar, so that a day may have 23 hours; hours
 * to seconds are not.
 */
public record Interval(Period days, Duration time) {

  /** With a step of a day, some 270 years. */
  private static final int STEPS_MAX = 100_000;

  /**
   * @throws DateTimeException when the text is none
   */
  public static Interval parse(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return new Interval(Period.parse(text), Duration.ZERO);
    }
    if (text.startsWith("P") && time > 1) {
      return new Interval(
          Period.parse(text.substring(0, time)), Duration.parse("P" + text.substring(time)));
    }
    return new Interval(Period.ZERO, Duration.parse(text));
  }

  public Instant after(Instant from, ZoneId zone) {
    return from.atZone(zone).plus(days).plus(time).toInstant();
  }

  /** One interval after {@code due}, or as many as it takes to come after {@code now}. */
  public Instant next(Instant due, Instant now, ZoneId zone) {
    if (days.isZero()) {
      long passed = now.isBefore(due) ? 0 : Duration.between(due, now).dividedBy(time);
      return due.plus(time.multipliedBy(passed + 1));
    }
    Instant next = after(due, zone);
    for (int steps = 0; !next.isAfter(now); steps++) {
      if (steps == STEPS_MAX) {
        return after(now, zone);
      }
      next = after(next, zone);
    }
    return next;
  }
}
