package dev.pitcrew.engine.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression as Zeebe takes it, which is Spring's: second, minute, hour, day of the month,
 * month, day of the week; or one of the macros such as {@code @daily}. Both days have to hold.
 *
 * <p>Beyond numbers, names, ranges, lists and steps: {@code L}, {@code L-3}, {@code 15W} and {@code
 * LW} as day of the month, {@code FRIL}, {@code MON#2} and {@code L} (Sunday) as day of the week.
 */
public final class CronExpression {

  /** Longer than anybody writes; what an expression brings may be hostile. */
  static final int CHARS_MAX = 256;

  /** The 29th of February on one day of the week comes every 40 years at the latest. */
  private static final int YEARS_MAX = 41;

  private static final Map<String, String> MACROS =
      Map.of(
          "@yearly", "0 0 0 1 1 *",
          "@annually", "0 0 0 1 1 *",
          "@monthly", "0 0 0 1 * *",
          "@weekly", "0 0 0 * * 0",
          "@daily", "0 0 0 * * *",
          "@midnight", "0 0 0 * * *",
          "@hourly", "0 0 * * * *");

  private static final int HOURS = 24;

  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet months;
  private final BitSet daysOfMonth = new BitSet();
  private final BitSet daysOfWeek = new BitSet();
  private final List<DayRule> monthRules = new ArrayList<>();
  private final List<DayRule> weekRules = new ArrayList<>();

  private CronExpression(String[] fields) {
    seconds = CronField.SECOND.parse(fields[0]);
    minutes = CronField.MINUTE.parse(fields[1]);
    hours = CronField.HOUR.parse(fields[2]);
    months = CronField.MONTH.parse(fields[4]);
    for (String part : fields[3].replace('?', '*').split(",", -1)) {
      addDayOfMonth(part);
    }
    for (String part : fields[5].replace('?', '*').split(",", -1)) {
      addDayOfWeek(part);
    }
  }

  /**
   * @throws DateTimeException when it is none, or never comes; the message says why
   */
  public static CronExpression parse(String text) {
    if (text.length() > CHARS_MAX) {
      throw new DateTimeException("it is longer than %d characters".formatted(CHARS_MAX));
    }
    String[] fields = MACROS.getOrDefault(text.strip(), text.strip()).split("\\s+");
    if (fields.length != 6) {
      throw new DateTimeException(
          "it has %d fields, not second, minute, hour, day of the month, month and day of the week"
              .formatted(fields.length));
    }
    CronExpression cron = new CronExpression(fields);
    // Any time will do: the calendar repeats itself within these years but for one leap day.
    if (cron.next(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
      throw new DateTimeException("that time never comes");
    }
    return cron;
  }

  private void addDayOfMonth(String part) {
    if (part.equals("L")) {
      monthRules.add(new DayRule.BeforeLast(0));
    } else if (part.equals("LW")) {
      monthRules.add(new DayRule.LastWorkingDay());
    } else if (part.startsWith("L-")) {
      int days = CronField.DAY_OF_MONTH.value(part.substring(2));
      monthRules.add(new DayRule.BeforeLast(days));
    } else if (part.endsWith("W")) {
      int day = CronField.DAY_OF_MONTH.value(part.substring(0, part.length() - 1));
      monthRules.add(new DayRule.NearestWorkingDay(day));
    } else {
      CronField.DAY_OF_MONTH.add(part, daysOfMonth);
    }
  }

  private void addDayOfWeek(String part) {
    int hash = part.indexOf('#');
    if (part.equals("L")) {
      daysOfWeek.set(0);
    } else if (hash > 0) {
      int ordinal = "12345".indexOf(part.substring(hash + 1)) + 1;
      if (ordinal == 0 || part.length() != hash + 2) {
        throw CronField.DAY_OF_WEEK.wrong(part);
      }
      weekRules.add(new DayRule.NthWeekday(dayOfWeek(part.substring(0, hash)), ordinal));
    } else if (part.endsWith("L")) {
      weekRules.add(new DayRule.NthWeekday(dayOfWeek(part.substring(0, part.length() - 1)), -1));
    } else {
      CronField.DAY_OF_WEEK.add(part, daysOfWeek);
    }
  }

  private static DayOfWeek dayOfWeek(String text) {
    int value = CronField.DAY_OF_WEEK.value(text);
    return DayOfWeek.of(value == 0 ? 7 : value);
  }

  /**
   * The first time after this one by the clocks of the zone. What falls into the hour that clocks
   * leave out comes as much later. What falls into the hour they go through twice comes the first
   * time, unless it comes every hour: then in both.
   *
   * @throws DateTimeException when none comes any more
   */
  public Instant next(Instant after, ZoneId zone) {
    boolean everyHour = hours.cardinality() == HOURS;
    ZonedDateTime next = needed(LocalDateTime.ofInstant(after, zone), zone);
    if (!next.toInstant().isAfter(after)) {
      // The clocks go through this hour for the second time.
      ZoneOffsetTransition change = zone.getRules().getTransition(next.toLocalDateTime());
      next =
          everyHour || change == null
              ? next.withLaterOffsetAtOverlap()
              : needed(change.getDateTimeBefore().minusSeconds(1), zone);
    }
    return everyHour ? secondPass(after, next, zone) : next.toInstant();
  }

  /** The first time in an hour that clocks go through once more until then, if there is one. */
  private Instant secondPass(Instant after, ZonedDateTime next, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(after);
    if (change != null && change.isOverlap() && change.getInstant().isBefore(next.toInstant())) {
      ZonedDateTime again =
          needed(change.getDateTimeAfter().minusSeconds(1), zone).withLaterOffsetAtOverlap();
      return again.isBefore(next) ? again.toInstant() : next.toInstant();
    }
    return next.toInstant();
  }

  private ZonedDateTime needed(LocalDateTime after, ZoneId zone) {
    LocalDateTime next = next(after);
    if (next == null) {
      throw new DateTimeException("that time never comes after " + after);
    }
    return next.atZone(zone);
  }

  /** The first time after this one on a clock that is never changed; null when none comes. */
  @Nullable LocalDateTime next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    LocalDate day = from.toLocalDate();
    LocalDate end = day.plusYears(YEARS_MAX);
    LocalTime earliest = from.toLocalTime();
    while (day.isBefore(end)) {
      if (!months.get(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
        earliest = LocalTime.MIDNIGHT;
        continue;
      }
      LocalTime time = holds(day) ? timeFrom(earliest) : null;
      if (time != null) {
        return day.atTime(time);
      }
      day = day.plusDays(1);
      earliest = LocalTime.MIDNIGHT;
    }
    return null;
  }

  private boolean holds(LocalDate day) {
    return (daysOfMonth.get(day.getDayOfMonth()) || holds(monthRules, day))
        && (daysOfWeek.get(day.getDayOfWeek().getValue() % 7) || holds(weekRules, day));
  }

  private static boolean holds(List<DayRule> rules, LocalDate day) {
    for (DayRule rule : rules) {
      if (rule.holds(day)) {
        return true;
      }
    }
    return false;
  }

  /** The first time of a day that is not before this one. */
  private @Nullable LocalTime timeFrom(LocalTime earliest) {
    int hour = hours.nextSetBit(earliest.getHour());
    if (hour < 0) {
      return null;
    }
    if (hour > earliest.getHour()) {
      return LocalTime.of(hour, minutes.nextSetBit(0), seconds.nextSetBit(0));
    }
    int minute = minutes.nextSetBit(earliest.getMinute());
    if (minute == earliest.getMinute()) {
      int second = seconds.nextSetBit(earliest.getSecond());
      if (second >= 0) {
        return LocalTime.of(hour, minute, second);
      }
      minute = minutes.nextSetBit(minute + 1);
    }
    if (minute >= 0) {
      return LocalTime.of(hour, minute, seconds.nextSetBit(0));
    }
    int nextHour = hours.nextSetBit(hour + 1);
    return nextHour < 0
        ? null
        : LocalTime.of(nextHour, minutes.nextSetBit(0), seconds.nextSetBit(0));
  }
}
