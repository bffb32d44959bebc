package dev.pitcrew.spreadsheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way to write days in figures; the year has four always. */
enum DayStyle {
  DAY_FIRST("31/12/2026"),
  MONTH_FIRST("12/31/2026"),
  YEAR_FIRST("2026/12/31");

  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2200;
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]00:00(?::00)?)?");
  private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_LEADS = Pattern.compile("(\\d{4})[./](\\d{1,2})[./](\\d{1,2})");
  private static final Pattern YEAR_TRAILS =
      Pattern.compile("(\\d{1,2})([./-]) ?(\\d{1,2})\\2 ?(\\d{4})");

  private final String example;

  DayStyle(String example) {
    this.example = example;
  }

  /** How people of that language and country write. */
  static DayStyle of(Locale locale) {
    var pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
    int day = pattern.indexOf('d');
    int month = pattern.indexOf('M');
    int year = pattern.indexOf('y');
    if (year < day && year < month) {
      return YEAR_FIRST;
    }
    return day < month ? DAY_FIRST : MONTH_FIRST;
  }

  /** Days that are written the same everywhere: 2026-04-03, 20260403 and 2026/04/03. */
  static Optional<LocalDate> plain(String text) {
    for (var pattern : new Pattern[] {ISO, BASIC, YEAR_LEADS}) {
      var matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return day(matcher.group(1), matcher.group(2), matcher.group(3));
      }
    }
    return Optional.empty();
  }

  /** Whether points divide it: nobody who writes points puts the month first. */
  static boolean isDotted(String text) {
    var matcher = YEAR_TRAILS.matcher(text);
    return matcher.matches() && matcher.group(2).equals(".");
  }

  /** The day; empty when this style does not write so, or there is no such day. */
  Optional<LocalDate> read(String text) {
    var matcher = YEAR_TRAILS.matcher(text);
    if (this == YEAR_FIRST || !matcher.matches()) {
      return Optional.empty();
    }
    return this == DAY_FIRST
        ? day(matcher.group(4), matcher.group(3), matcher.group(1))
        : day(matcher.group(4), matcher.group(1), matcher.group(3));
  }

  String example() {
    return example;
  }

  static boolean isSensible(LocalDate day) {
    return day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX;
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
              LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
          .filter(DayStyle::isSensible);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
