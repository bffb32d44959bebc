package dev.pitcrew.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Days that are not the same number in each month. */
sealed interface DayRule {

  boolean holds(LocalDate day);

  /** So many days before the last one; 0 is the last one. */
  record BeforeLast(int days) implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      return day.getDayOfMonth() == day.lengthOfMonth() - days;
    }
  }

  /** The working day nearest to a day of the month, within the month; not where it has none. */
  record NearestWorkingDay(int dayOfMonth) implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      return dayOfMonth <= day.lengthOfMonth()
          && day.equals(nearestWorkingDay(day.withDayOfMonth(dayOfMonth)));
    }
  }

  /** The last working day of the month. */
  record LastWorkingDay() implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      return day.equals(nearestWorkingDay(day.withDayOfMonth(day.lengthOfMonth())));
    }
  }

  private static LocalDate nearestWorkingDay(LocalDate wanted) {
    return switch (wanted.getDayOfWeek()) {
      case SATURDAY -> wanted.getDayOfMonth() == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
      case SUNDAY ->
          wanted.getDayOfMonth() == wanted.lengthOfMonth()
              ? wanted.minusDays(2)
              : wanted.plusDays(1);
      default -> wanted;
    };
  }

  /** The first to fifth, or the last (-1), of a day of the week within the month. */
  record NthWeekday(DayOfWeek dayOfWeek, int ordinal) implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      // The fifth may be in the next month, which is not this day's.
      return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, dayOfWeek)));
    }
  }
}
