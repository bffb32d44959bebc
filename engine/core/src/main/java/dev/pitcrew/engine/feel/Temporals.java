package dev.pitcrew.engine.feel;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.regex.Pattern;

/** Dates, times and durations from and to text. Parsing throws {@code DateTimeException}. */
final class Temporals {

  /** No date, time or duration is longer. */
  private static final int CHARS_MAX = 100;

  private static final String DATE = "-?([1-9]\\d{0,4})?\\d{4}-[01][0-9]-[0-3]\\d";
  private static final String DATE_TIME =
      DATE + "T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(\\.\\d{1,9})?";

  private static final Pattern DATE_PATTERN = Pattern.compile(DATE);
  private static final Pattern OFFSET_TIME =
      Pattern.compile("T?\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([+-]\\d{2}:\\d{2}|Z|@.*)");
  private static final Pattern LOCAL_DATE_TIME = Pattern.compile(DATE_TIME);
  private static final Pattern OFFSET_DATE_TIME =
      Pattern.compile(DATE_TIME + "(((([+-][01][0-9]:[0-5][0-9])|Z)(\\[.+\\])?)|@.*)");
  private static final Pattern MONTHS = Pattern.compile("-?P-?(\\d+Y)?-?(\\d+M)?");
  private static final Pattern TIME_SPAN =
      Pattern.compile("-?P(-?(\\d+D)?(T-?(\\d+H)?-?(\\d+M)?-?(\\d+(.\\d*)?S)?)?)");

  private static final DateTimeFormatter LOCAL_TIME_TEXT = time(false).toFormatter();

  private static final DateTimeFormatter TIME_READER =
      new DateTimeFormatterBuilder()
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .append(LOCAL_TIME_TEXT)
          .toFormatter();

  private static final DateTimeFormatter ZONE_READER =
      new DateTimeFormatterBuilder()
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalStart()
          .appendLiteral("[")
          .appendZoneRegionId()
          .appendLiteral("]")
          .optionalEnd()
          .optionalStart()
          .appendLiteral("@")
          .appendZoneRegionId()
          .optionalEnd()
          .toFormatter();

  private static final DateTimeFormatter ZONED_TIME_READER =
      new DateTimeFormatterBuilder().append(TIME_READER).append(ZONE_READER).toFormatter();

  private static final DateTimeFormatter DATE_READER =
      strict(
          new DateTimeFormatterBuilder()
              .appendValue(YEAR, 4, 9, SignStyle.NORMAL)
              .appendLiteral("-")
              .appendValue(MONTH_OF_YEAR, 2)
              .appendLiteral("-")
              .appendValue(DAY_OF_MONTH, 2));

  private static final DateTimeFormatter LOCAL =
      strict(new DateTimeFormatterBuilder().append(DATE_READER).append(time(true).toFormatter()));

  private static final DateTimeFormatter ZONED_READER =
      strict(new DateTimeFormatterBuilder().append(LOCAL).append(ZONE_READER));

  private static final DateTimeFormatter WITH_OFFSET =
      strict(new DateTimeFormatterBuilder().append(LOCAL).appendOffsetId());

  private static final DateTimeFormatter WITH_ZONE =
      strict(new DateTimeFormatterBuilder().append(LOCAL).appendLiteral("@").appendZoneRegionId());

  private Temporals() {}

  private static DateTimeFormatterBuilder time(boolean prefixed) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    return (prefixed ? builder.appendLiteral('T') : builder)
        .appendValue(HOUR_OF_DAY, 2)
        .appendLiteral(':')
        .appendValue(MINUTE_OF_HOUR, 2)
        .optionalStart()
        .appendLiteral(':')
        .appendValue(SECOND_OF_MINUTE, 2)
        .optionalEnd()
        .appendFraction(NANO_OF_SECOND, 0, 9, true);
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter().withResolverStyle(ResolverStyle.STRICT);
  }

  static boolean isDate(String text) {
    return matches(DATE_PATTERN, text);
  }

  static boolean isZonedTime(String text) {
    return matches(OFFSET_TIME, text);
  }

  static boolean isZonedDateTime(String text) {
    return matches(OFFSET_DATE_TIME, text);
  }

  static boolean isLocalDateTime(String text) {
    return matches(LOCAL_DATE_TIME, text);
  }

  static boolean isMonths(String text) {
    return matches(MONTHS, text);
  }

  static boolean isTimeSpan(String text) {
    return matches(TIME_SPAN, text);
  }

  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= CHARS_MAX && pattern.matcher(text).matches();
  }

  static LocalDate date(String text) {
    return LocalDate.parse(text, DATE_READER);
  }

  static LocalTime localTime(String text) {
    return LocalTime.parse(text.length() <= CHARS_MAX ? text : "", TIME_READER);
  }

  /**
   * @param now whose offset a named zone has
   */
  static FeelTime zonedTime(String text, Instant now) {
    TemporalAccessor parsed = ZONED_TIME_READER.parse(text);
    ZoneId zone = ZoneId.from(parsed);
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    if (offset == null) {
      offset = zone.getRules().getStandardOffset(now);
    }
    return new FeelTime(LocalTime.from(parsed), offset, offset.equals(zone) ? null : zone);
  }

  static LocalDateTime localDateTime(String text) {
    return LocalDateTime.parse(text, LOCAL);
  }

  static ZonedDateTime zonedDateTime(String text) {
    return ZonedDateTime.parse(text, ZONED_READER);
  }

  static String text(LocalTime time) {
    return LOCAL_TIME_TEXT.format(time);
  }

  static String text(LocalDateTime time) {
    return LOCAL.format(time);
  }

  static String text(ZonedDateTime time) {
    return (time.getZone().equals(time.getOffset()) ? WITH_OFFSET : WITH_ZONE).format(time);
  }

  static String text(Period duration) {
    long years = duration.toTotalMonths() / 12;
    long months = duration.toTotalMonths() % 12;
    if (years == 0 && months == 0) {
      return "P0Y";
    }
    return years <= 0 && months <= 0
        ? "-P" + part(-years, 'Y') + part(-months, 'M')
        : "P" + part(years, 'Y') + part(months, 'M');
  }

  static String text(Duration duration) {
    long days = duration.toDays();
    long hours = duration.toHours() % 24;
    long minutes = duration.toMinutes() % 60;
    long seconds = duration.getSeconds() % 60;
    if (days == 0 && hours == 0 && minutes == 0 && seconds == 0) {
      return "P0D";
    }
    return days <= 0 && hours <= 0 && minutes <= 0 && seconds <= 0
        ? "-" + text(-days, -hours, -minutes, -seconds)
        : text(days, hours, minutes, seconds);
  }

  private static String text(long days, long hours, long minutes, long seconds) {
    String time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
    return "P" + part(days, 'D') + (time.isEmpty() ? "" : "T" + time);
  }

  private static String part(long value, char unit) {
    return value == 0 ? "" : value + String.valueOf(unit);
  }
}
