package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Evaluation;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.TroubleException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * When a timer is due, and how often again.
 *
 * @param interval ISO 8601 duration between repetitions; absent where it is due once
 * @param repetitions how often it triggers, this one included; -1 for ever
 */
public record TimerSchedule(long dueMillis, @Nullable String interval, int repetitions) {

  /** What a timer definition evaluated to means at this time. */
  public static TimerSchedule of(
      Trigger.TimerKind kind, Expression definition, Evaluation.Value evaluated, Instant now) {
    Object value = evaluated.value();
    try {
      return switch (kind) {
        case DATE -> once(date(value));
        case DURATION -> once(plus(now, amount(value)));
        case CYCLE -> cycle(String.valueOf(value), now);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR, faultText(kind, Expressions.bare(definition), value));
    }
  }

  private static String faultText(
      Trigger.TimerKind kind, String definition, @Nullable Object value) {
    if (value instanceof String text) {
      String form =
          switch (kind) {
            case DATE -> "date-time";
            case DURATION -> "duration";
            case CYCLE -> "cycle";
          };
      return "Invalid %s format '%s' for expression '%s'.".formatted(form, text, definition);
    }
    String expected =
        switch (kind) {
          case DATE -> "one of '[DATE_TIME, STRING]'";
          case DURATION -> "one of '[DURATION, PERIOD, STRING]'";
          case CYCLE -> "'STRING'";
        };
    return "Expected result of the expression '%s' to be %s, but was '%s'."
        .formatted(definition, expected, Expressions.typeName(value));
  }

  /** The due date after this one: times that have passed meanwhile are left out. */
  public static long next(long dueMillis, String interval, Instant now) {
    TemporalAmount step = isoAmount(interval);
    Instant next = plus(Instant.ofEpochMilli(dueMillis), step);
    return (next.isAfter(now) ? next : plus(now, step)).toEpochMilli();
  }

  private static TimerSchedule once(Instant due) {
    return new TimerSchedule(due.toEpochMilli(), null, 1);
  }

  private static TimerSchedule cycle(String text, Instant now) {
    String[] parts = text.split("/", -1);
    if (!parts[0].startsWith("R") || parts.length < 2 || parts.length > 3) {
      throw new DateTimeException("not a repeating interval");
    }
    int repetitions = parts[0].length() == 1 ? -1 : Integer.parseInt(parts[0].substring(1));
    String interval = parts[parts.length - 1];
    TemporalAmount step = isoAmount(interval);
    if (!plus(now, step).isAfter(now)) {
      throw new DateTimeException("an interval has to be longer than nothing");
    }
    Instant due = parts.length == 3 ? date(parts[1]) : plus(now, step);
    return new TimerSchedule(due.toEpochMilli(), interval, repetitions);
  }

  private static Instant date(@Nullable Object value) {
    return switch (value) {
      case ZonedDateTime time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
      case String text -> {
        TemporalAccessor parsed =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from);
        yield date(parsed);
      }
      case null, default -> throw new DateTimeException("not a date");
    };
  }

  private static TemporalAmount amount(@Nullable Object value) {
    return switch (value) {
      case Duration duration -> duration;
      case Period period -> period;
      case String text -> isoAmount(text);
      case null, default -> throw new DateTimeException("not a duration");
    };
  }

  /** Years to days are of the calendar, hours to seconds are not; ISO 8601 allows both at once. */
  static TemporalAmount isoAmount(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return Period.parse(text);
    }
    if (text.startsWith("P") && time > 1) {
      Period days = Period.parse(text.substring(0, time));
      Duration rest = Duration.parse("P" + text.substring(time));
      if (days.toTotalMonths() == 0) {
        return Duration.ofDays(days.getDays()).plus(rest);
      }
      throw new DateTimeException("months and hours in one duration");
    }
    return Duration.parse(text);
  }

  private static Instant plus(Instant from, TemporalAmount amount) {
    return from.atZone(ZoneOffset.UTC).plus(amount).toInstant();
  }
}
