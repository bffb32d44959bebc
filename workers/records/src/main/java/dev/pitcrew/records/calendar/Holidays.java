package dev.pitcrew.records.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Set;

/**
 * Days on which nobody works although the weekday would say so.
 *
 * @param dates single days, such as a company's day off
 * @param yearly days that are the same every year; 29 February is one in leap years only
 * @param easter days from Easter Sunday, such as -2 for Good Friday and 39 for Ascension
 */
public record Holidays(Set<LocalDate> dates, Set<MonthDay> yearly, Set<Integer> easter) {

  public static final Holidays NONE = new Holidays(Set.of(), Set.of(), Set.of());

  public Holidays {
    dates = Set.copyOf(dates);
    yearly = Set.copyOf(yearly);
    easter = Set.copyOf(easter);
  }

  public boolean contains(LocalDate day) {
    return dates.contains(day)
        || yearly.contains(MonthDay.from(day))
        || easter.stream()
            .anyMatch(offset -> easterSunday(day.minusDays(offset).getYear(), offset, day));
  }

  private static boolean easterSunday(int year, int offset, LocalDate day) {
    return easterSunday(year).plusDays(offset).equals(day);
  }

  /** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, after Meeus). */
  public static LocalDate easterSunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int inCentury = year % 100;
    int leapCenturies = century / 4;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int marchDays = epact + weekday - 7 * late + 114;
    return Year.of(year).atMonth(marchDays / 31).atDay(marchDays % 31 + 1);
  }
}
