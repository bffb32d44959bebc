package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a path finds in dates, times and durations. */
final class Properties {

  /** What is found where a value has no such property. */
  static final Object NONE = new Object();

  private static final List<String> DATE = List.of("year", "month", "day", "weekday");
  private static final List<String> TIME =
      List.of("hour", "minute", "second", "time offset", "timezone");
  private static final List<String> DATE_TIME =
      List.of(
          "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone");

  private Properties() {}

  static @Nullable Object of(@Nullable Object value, String name) {
    return switch (value) {
      case LocalDate date -> ofDate(date, name);
      case LocalTime time -> ofTime(time, name);
      case FeelTime time ->
          switch (name) {
            case "time offset" -> Duration.ofSeconds(time.offset().getTotalSeconds());
            case "timezone" -> time.zone() == null ? null : time.zone().getId();
            default -> ofTime(time.time(), name);
          };
      case LocalDateTime time -> ofDateTime(time, name);
      case ZonedDateTime time ->
          switch (name) {
            case "time offset" -> Duration.ofSeconds(time.getOffset().getTotalSeconds());
            case "timezone" ->
                time.getZone().equals(time.getOffset()) ? null : time.getZone().getId();
            default -> ofDateTime(time.toLocalDateTime(), name);
          };
      case Period duration ->
          switch (name) {
            case "years" -> number(duration.getYears());
            case "months" -> number(duration.getMonths());
            default -> NONE;
          };
      case Duration duration ->
          switch (name) {
            case "days" -> number(duration.toDays());
            case "hours" -> number(duration.toHours() % 24);
            case "minutes" -> number(duration.toMinutes() % 60);
            case "seconds" -> number(duration.getSeconds() % 60);
            default -> NONE;
          };
      case null, default -> NONE;
    };
  }

  private static Object ofDate(LocalDate date, String name) {
    return switch (name) {
      case "year" -> number(date.getYear());
      case "month" -> number(date.getMonthValue());
      case "day" -> number(date.getDayOfMonth());
      case "weekday" -> number(date.getDayOfWeek().getValue());
      default -> NONE;
    };
  }

  private static @Nullable Object ofTime(LocalTime time, String name) {
    return switch (name) {
      case "hour" -> number(time.getHour());
      case "minute" -> number(time.getMinute());
      case "second" -> number(time.getSecond());
      case "time offset", "timezone" -> null;
      default -> NONE;
    };
  }

  private static @Nullable Object ofDateTime(LocalDateTime time, String name) {
    Object value = ofDate(time.toLocalDate(), name);
    return value == NONE ? ofTime(time.toLocalTime(), name) : value;
  }

  private static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }

  static List<String> names(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> DATE;
      case LocalTime time -> TIME;
      case FeelTime time -> TIME;
      case LocalDateTime time -> DATE_TIME;
      case ZonedDateTime time -> DATE_TIME;
      case Period duration -> List.of("years", "months");
      case Duration duration -> List.of("days", "hours", "minutes", "seconds");
      case null, default -> List.of();
    };
  }
}
