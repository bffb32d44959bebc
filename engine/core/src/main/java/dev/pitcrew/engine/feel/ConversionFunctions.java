package dev.pitcrew.engine.feel;

import static dev.pitcrew.engine.feel.Builtins.are;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that make a value of one type of another. */
final class ConversionFunctions {

  /** No number is written longer: reading one takes the square of its length. */
  private static final int NUMBER_CHARS_MAX = 2 * Budget.SCALE_MAX;

  private static final Set<String> GROUPING = Set.of(" ", ",", ".");
  private static final Set<String> DECIMAL = Set.of(",", ".");

  private ConversionFunctions() {}

  static void addTo(Builtins functions) {
    functions.add("date", (a, run) -> date(a[0]), "from");
    functions.add("date", (a, run) -> dateOf(a), "year", "month", "day");
    functions.add(
        "date and time",
        (a, run) -> a[0] instanceof String text ? dateTime(text) : FeelFunction.ILLEGAL,
        "from");
    functions.add("date and time", (a, run) -> dateTime(a[0], a[1]), "date", "time");
    functions.add("time", ConversionFunctions::time, "from");
    functions.add("time", (a, run) -> timeOf(a), "hour", "minute", "second");
    functions.add("time", (a, run) -> zonedTimeOf(a), "hour", "minute", "second", "offset");
    functions.add(
        "number",
        (a, run) -> a[0] instanceof String text ? number(text, run.budget) : FeelFunction.ILLEGAL,
        "from");
    functions.add("number", (a, run) -> grouped(a, run.budget), "from", "grouping separator");
    functions.add(
        "number",
        (a, run) -> separated(a, run.budget),
        "from",
        "grouping separator",
        "decimal separator");
    functions.add("string", (a, run) -> string(a[0]), "from");
    functions.add(
        "duration",
        (a, run) -> a[0] instanceof String text ? duration(text) : FeelFunction.ILLEGAL,
        "from");
    functions.add("years and months duration", (a, run) -> months(a[0], a[1]), "from", "to");
    functions.add("from json", Json::read, "json");
    functions.add("to json", Json::write, "value");
  }

  private static @Nullable Object string(@Nullable Object value) {
    return value == null || value instanceof String ? value : Texts.of(value);
  }

  private static Object date(@Nullable Object from) {
    return switch (from) {
      case String text ->
          Temporals.isDate(text)
              ? parsed(() -> Temporals.date(text), "date", text)
              : unreadable("date", text);
      case LocalDateTime time -> time.toLocalDate();
      case ZonedDateTime time -> time.toLocalDate();
      case LocalDate date -> date;
      case null, default -> FeelFunction.ILLEGAL;
    };
  }

  private static Object dateOf(@Nullable Object[] a) {
    if (a[0] instanceof BigDecimal year
        && a[1] instanceof BigDecimal month
        && a[2] instanceof BigDecimal day) {
      try {
        return LocalDate.of(year.intValue(), month.intValue(), day.intValue());
      } catch (DateTimeException e) {
        return new FeelError(
            "Failed to parse date from: year=%s, month=%s, day=%s".formatted(year, month, day));
      }
    }
    return FeelFunction.ILLEGAL;
  }

  private static Object dateTime(String text) {
    if (Temporals.isDate(text)) {
      return parsed(() -> Temporals.date(text).atTime(0, 0), "date(-time)", text);
    }
    if (Temporals.isZonedDateTime(text)) {
      return parsed(() -> Temporals.zonedDateTime(text), "date-time", text);
    }
    return Temporals.isLocalDateTime(text)
        ? parsed(() -> Temporals.localDateTime(text), "local-date-time", text)
        : unreadable("date-time", text);
  }

  private static Object dateTime(@Nullable Object date, @Nullable Object time) {
    LocalDate day =
        switch (date) {
          case LocalDate local -> local;
          case LocalDateTime local -> local.toLocalDate();
          case ZonedDateTime zoned -> zoned.toLocalDate();
          case null, default -> null;
        };
    if (day != null && time instanceof LocalTime local) {
      return day.atTime(local);
    }
    if (day != null && time instanceof FeelTime zoned) {
      return zoned.on(day);
    }
    if (date instanceof LocalDateTime local && time instanceof String zone) {
      return local.atZone(ZoneId.of(zone));
    }
    return date instanceof ZonedDateTime zoned && time instanceof String zone
        ? zoned.withZoneSameInstant(ZoneId.of(zone))
        : FeelFunction.ILLEGAL;
  }

  private static Object time(@Nullable Object[] a, Run run) {
    return switch (a[0]) {
      case String text ->
          Temporals.isZonedTime(text)
              ? parsed(() -> Temporals.zonedTime(text, run.now), "time", text)
              : parsed(() -> Temporals.localTime(text), "local-time", text);
      case LocalDateTime time -> time.toLocalTime();
      case ZonedDateTime time -> FeelTime.of(time);
      case LocalDate date -> new FeelTime(LocalTime.MIDNIGHT, ZoneOffset.UTC, null);
      case null, default -> FeelFunction.ILLEGAL;
    };
  }

  private static Object timeOf(@Nullable Object[] a) {
    return are(a, BigDecimal.class, BigDecimal.class, BigDecimal.class)
        ? timeOf(a, true)
        : FeelFunction.ILLEGAL;
  }

  private static Object timeOf(@Nullable Object[] a, boolean withFraction) {
    BigDecimal hour = (BigDecimal) a[0];
    BigDecimal minute = (BigDecimal) a[1];
    BigDecimal second = (BigDecimal) a[2];
    try {
      int nanos = withFraction ? second.remainder(BigDecimal.ONE).movePointRight(9).intValue() : 0;
      return LocalTime.of(hour.intValue(), minute.intValue(), second.intValue(), nanos);
    } catch (DateTimeException e) {
      return new FeelError(
          "Failed to parse local-time from: hour=%s, minute=%s, second=%s"
              .formatted(hour, minute, second));
    }
  }

  private static Object zonedTimeOf(@Nullable Object[] a) {
    if (!(a[0] instanceof BigDecimal)
        || !(a[1] instanceof BigDecimal)
        || !(a[2] instanceof BigDecimal)
        || !(a[3] == null || a[3] instanceof Duration)) {
      return FeelFunction.ILLEGAL;
    }
    Object time = timeOf(a, a[3] != null);
    if (!(a[3] instanceof Duration offset) || !(time instanceof LocalTime local)) {
      return time;
    }
    try {
      return new FeelTime(local, ZoneOffset.ofTotalSeconds((int) offset.getSeconds()), null);
    } catch (DateTimeException e) {
      return new FeelError("Failed to parse time from: offset=" + offset);
    }
  }

  static Object number(String text, Budget budget) {
    budget.spendForDigits(Math.min(text.length(), NUMBER_CHARS_MAX));
    if (text.length() > NUMBER_CHARS_MAX) {
      return new FeelError("Can't parse '%s' as a number".formatted(Texts.shortened(text)));
    }
    try {
      BigDecimal number = new BigDecimal(text);
      Budget.checkScale(number.scale());
      return number;
    } catch (NumberFormatException e) {
      return new FeelError("Can't parse '%s' as a number".formatted(Texts.shortened(text)));
    }
  }

  private static Object grouped(@Nullable Object[] a, Budget budget) {
    if (!(a[0] instanceof String text) || !(a[1] instanceof String grouping)) {
      return FeelFunction.ILLEGAL;
    }
    budget.spendFor(text.length());
    return GROUPING.contains(grouping)
        ? number(text.replace(grouping, ""), budget)
        : new FeelError("illegal argument for grouping. Must be one of ' ', ',' or '.'");
  }

  private static Object separated(@Nullable Object[] a, Budget budget) {
    if (!(a[0] instanceof String text)) {
      return FeelFunction.ILLEGAL;
    }
    budget.spendFor(text.length() * 2L);
    if (a[1] instanceof String grouping && a[2] instanceof String decimal) {
      return GROUPING.contains(grouping) && DECIMAL.contains(decimal) && !grouping.equals(decimal)
          ? number(text.replace(grouping, "").replace(decimal, "."), budget)
          : new FeelError(
              "illegal arguments for grouping or decimal. Must be one of ' ' (grouping only), ','"
                  + " or '.'");
    }
    if (a[1] == null && a[2] instanceof String decimal && DECIMAL.contains(decimal)) {
      return number(text.replace(decimal, "."), budget);
    }
    return a[2] == null && a[1] instanceof String grouping && GROUPING.contains(grouping)
        ? number(text.replace(grouping, ""), budget)
        : FeelFunction.ILLEGAL;
  }

  private static Object duration(String text) {
    if (Temporals.isMonths(text)) {
      return parsed(() -> Period.parse(text).normalized(), "year-month-duration", text);
    }
    return Temporals.isTimeSpan(text)
        ? parsed(() -> Duration.parse(text), "day-time-duration", text)
        : unreadable("duration", text);
  }

  private static Object months(@Nullable Object from, @Nullable Object to) {
    LocalDate start = day(from);
    LocalDate end = day(to);
    return start == null || end == null
        ? FeelFunction.ILLEGAL
        : Period.between(start, end).withDays(0).normalized();
  }

  private static @Nullable LocalDate day(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> date;
      case LocalDateTime time -> time.toLocalDate();
      case ZonedDateTime time -> time.toLocalDate();
      case null, default -> null;
    };
  }

  @FunctionalInterface
  private interface Parsing {
    Object parse();
  }

  private static Object parsed(Parsing parsing, String type, String text) {
    try {
      return parsing.parse();
    } catch (DateTimeException | ArithmeticException e) {
      return unreadable(type, text);
    }
  }

  private static FeelError unreadable(String type, String text) {
    return new FeelError("Failed to parse %s from '%s'".formatted(type, Texts.shortened(text)));
  }
}
