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

/** The types of the language, by the Java classes that stand for them. */
final class Types {

  private Types() {}

  static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case BigDecimal number -> "number";
      case Boolean bool -> "boolean";
      case String string -> "string";
      case LocalDate date -> "date";
      case LocalTime time -> "time";
      case FeelTime time -> "time";
      case LocalDateTime time -> "date and time";
      case ZonedDateTime time -> "date and time";
      case Period duration -> "years and months duration";
      case Duration duration -> "days and time duration";
      case List<?> list -> "list";
      case FeelContext context -> "context";
      case FeelFunction function -> "function";
      case FeelRange range -> "range";
      default -> "error";
    };
  }

  static boolean isInstance(@Nullable Object value, String type) {
    return switch (type) {
      case "Any" -> value != null;
      case "date time" -> name(value).equals("date and time");
      case "year-month-duration" -> name(value).equals("years and months duration");
      case "day-time-duration" -> name(value).equals("days and time duration");
      default -> name(value).equals(type);
    };
  }

  /** Whether values of its type are ordered; a list is when its items are all of one such type. */
  static boolean isOrdered(@Nullable Object value) {
    return switch (value) {
      case String string -> true;
      case List<?> list ->
          !list.isEmpty()
              && isOrdered(list.getFirst())
              && list.stream().allMatch(item -> isSame(list.getFirst(), item));
      case null, default -> isPoint(value);
    };
  }

  /** What a range can be made of. */
  static boolean isPoint(@Nullable Object value) {
    return value instanceof BigDecimal
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof FeelTime
        || value instanceof LocalDateTime
        || value instanceof ZonedDateTime
        || value instanceof Period
        || value instanceof Duration;
  }

  /** A time or date with and one without a zone are of different types. */
  static boolean isSame(@Nullable Object x, @Nullable Object y) {
    if (x == null || y == null) {
      return x == y;
    }
    return x.getClass() == y.getClass() || (x instanceof List && y instanceof List);
  }
}
