package dev.pitcrew.payments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The days on which euro payments settle: no weekends, and six holidays for all of Europe. */
final class TargetCalendar {

  private static final Set<MonthDay> FIXED =
      Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

  private TargetCalendar() {}

  static boolean isOpen(LocalDate day) {
    var easter = easterSunday(day.getYear());
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !FIXED.contains(MonthDay.from(day))
        && !day.equals(easter.minusDays(2))
        && !day.equals(easter.plusDays(1));
  }

  /** The first open day after the given one. */
  static LocalDate nextAfter(LocalDate day) {
    return onOrAfter(day.plusDays(1));
  }

  /** The given day when it is open, else the first open one after it. */
  static LocalDate onOrAfter(LocalDate day) {
    var open = day;
    while (!isOpen(open)) {
      open = open.plusDays(1);
    }
    return open;
  }

  /** Gregorian Easter by the anonymous algorithm (Meeus/Jones/Butcher). */
  private static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
