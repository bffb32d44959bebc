package dev.pitcrew.records.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * From when to when a company works on each day of the week; a day that is not named is free.
 *
 * @param byDay never empty
 */
public record WorkingHours(Map<DayOfWeek, Span> byDay) {

  /** Monday to Friday from eight to five. */
  public static final WorkingHours USUAL =
      everyDay(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          new Span(LocalTime.of(8, 0), LocalTime.of(17, 0)));

  public WorkingHours {
    if (byDay.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected at least one working day in a week, but there is none.");
    }
    byDay = Map.copyOf(byDay);
  }

  private static WorkingHours everyDay(Iterable<DayOfWeek> days, Span span) {
    var byDay = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
    days.forEach(day -> byDay.put(day, span));
    return new WorkingHours(byDay);
  }

  /** Part of one day; it ends on the day on which it begins. */
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "Expected working hours to end after they begin, but they run from %s to %s."
                .formatted(from, to));
      }
    }
  }
}
