package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Evaluation;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.schedule.CronExpression;
import dev.pitcrew.engine.schedule.Interval;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.TroubleException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * When a timer is due, and how often again.
 *
 * @param interval ISO 8601 duration between repetitions, or the cron expression they follow; absent
 *     where it is due once
 * @param repetitions how often it triggers, this one included; -1 for ever
 * @param timeZone whose days it counts; absent for those of UTC
 */
public record TimerSchedule(
    long dueMillis, @Nullable String interval, int repetitions, @Nullable String timeZone) {

  /** How often something may happen with no time between. */
  private static final int AT_ONCE_MAX = 1_000;

  /** What a timer definition evaluated to means at this time. */
  public static TimerSchedule of(Trigger.Timer timer, Evaluation.Value evaluated, Instant now) {
    Object value = evaluated.value();
    try {
      ZoneId zone = zone(timer.timeZone());
      return switch (timer.kind()) {
        case DATE -> once(date(value, zone));
        case DURATION -> once(after(now, value, zone));
        case CYCLE -> cycle(value instanceof String text ? text : "", now, zone);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR,
          faultText(timer.kind(), Expressions.bare(timer.definition()), value));
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
  public static long next(TimerRow timer, String interval, Instant now) {
    ZoneId zone = zone(timer.timeZone());
    Instant due = Instant.ofEpochMilli(timer.dueMillis());
    Instant next =
        isIso(interval)
            ? next(Interval.parse(interval), due, now, zone)
            : CronExpression.parse(interval).next(now.isAfter(due) ? now : due, zone);
    return next.toEpochMilli();
  }

  private static Instant next(Interval interval, Instant due, Instant now, ZoneId zone) {
    return isLong(interval, now, zone) ? interval.next(due, now, zone) : now;
  }

  /**
   * Whether it would come again and again with no time between: not begun any more, but it may be
   * stored since a time when it was.
   */
  public static boolean isEndlessAtOnce(TimerRow timer, String interval, Instant now) {
    return isIso(interval)
        && (timer.repetitions() < 0 || timer.repetitions() > AT_ONCE_MAX)
        && !isLong(Interval.parse(interval), now, zone(timer.timeZone()));
  }

  /** In the milliseconds that due times are kept in. */
  private static boolean isLong(Interval interval, Instant now, ZoneId zone) {
    Instant kept = Instant.ofEpochMilli(now.toEpochMilli());
    return interval.after(kept, zone).toEpochMilli() > kept.toEpochMilli();
  }

  private static TimerSchedule once(Instant due) {
    return new TimerSchedule(due.toEpochMilli(), null, 1, null);
  }

  private static TimerSchedule cycle(String text, Instant now, ZoneId zone) {
    if (!text.startsWith("R")) {
      String cron = text.strip().replaceAll("\\s+", " ");
      Instant due = CronExpression.parse(cron).next(now, zone);
      return new TimerSchedule(due.toEpochMilli(), cron, -1, name(zone));
    }
    // Zones have slashes in their names too.
    int first = text.indexOf('/');
    int last = text.lastIndexOf('/');
    if (first < 0) {
      throw new DateTimeException("not a repeating interval");
    }
    int repetitions = first == 1 ? -1 : Integer.parseInt(text.substring(1, first));
    String iso = text.substring(last + 1);
    Interval interval = Interval.parse(iso);
    boolean isLong = isLong(interval, now, zone);
    if (!isLong && (repetitions < 0 || repetitions > AT_ONCE_MAX)) {
      throw new DateTimeException("an interval has to be longer than nothing");
    }
    String start = first == last ? "" : text.substring(first + 1, last);
    ZoneId own = zoneNamed(start, zone);
    Instant due = start.isEmpty() ? first(interval, isLong, now, own) : date(start, own);
    return new TimerSchedule(due.toEpochMilli(), iso, repetitions, name(own));
  }

  /** What has no length is due at once. */
  private static Instant first(Interval interval, boolean isLong, Instant now, ZoneId zone) {
    return isLong ? interval.after(now, zone) : now;
  }

  /** A start that names a zone counts days by its clocks. */
  private static ZoneId zoneNamed(String start, ZoneId otherwise) {
    int bracket = start.indexOf('[');
    return bracket > 0 && start.endsWith("]")
        ? ZoneId.of(start.substring(bracket + 1, start.length() - 1))
        : otherwise;
  }

  private static boolean isIso(String interval) {
    return !interval.startsWith("@") && interval.indexOf(' ') < 0;
  }

  private static ZoneId zone(@Nullable String name) {
    return name == null ? ZoneOffset.UTC : ZoneId.of(name);
  }

  private static @Nullable String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? null : zone.getId();
  }

  private static Instant date(@Nullable Object value, ZoneId zone) {
    return switch (value) {
      case ZonedDateTime time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.atZone(zone).toInstant();
      case String text -> {
        TemporalAccessor parsed =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from);
        yield date(parsed, zone);
      }
      case null, default -> throw new DateTimeException("not a date");
    };
  }

  private static Instant after(Instant now, @Nullable Object value, ZoneId zone) {
    return switch (value) {
      case Duration duration -> now.plus(duration);
      case Period period -> new Interval(period, Duration.ZERO).after(now, zone);
      case String text -> Interval.parse(text).after(now, zone);
      case null, default -> throw new DateTimeException("not a duration");
    };
  }
}
