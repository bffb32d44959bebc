package dev.pitcrew.web.bots;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** When a timer that starts a process comes next, as far as its model says. */
final class TimerTimes {

  private static final int ROUNDS_MAX = 100_000;

  private TimerTimes() {}

  /**
   * @param last when it came last; null where it never did
   */
  static Optional<ZonedDateTime> next(
      BotModel.Start start, @Nullable OffsetDateTime last, ZonedDateTime now) {
    ZoneId zone = zone(start.zone());
    ZonedDateTime here = now.withZoneSameInstant(zone);
    try {
      return switch (start.kind()) {
        case "cycle" ->
            cycle(start.text(), last == null ? null : last.atZoneSameInstant(zone), here);
        case "date" ->
            Optional.of(OffsetDateTime.parse(start.text()).atZoneSameInstant(zone))
                .filter(here::isBefore);
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | DateTimeException notWrittenOut) {
      // An expression: only the engine knows what it comes to.
      return Optional.empty();
    }
  }

  private static Optional<ZonedDateTime> cycle(
      String text, @Nullable ZonedDateTime last, ZonedDateTime now) {
    if (!text.startsWith("R")) {
      return Optional.ofNullable(CronExpression.parse(text).next(now));
    }
    String[] parts = text.split("/");
    if (parts.length == 3) {
      return after(OffsetDateTime.parse(parts[1]).atZoneSameInstant(now.getZone()), parts[2], now);
    }
    return parts.length == 2 && last != null ? after(last, parts[1], now) : Optional.empty();
  }

  private static Optional<ZonedDateTime> after(
      ZonedDateTime first, String interval, ZonedDateTime now) {
    ZonedDateTime next = first;
    for (int i = 0; i < ROUNDS_MAX && !next.isAfter(now); i++) {
      next = plus(next, interval);
    }
    return Optional.of(next).filter(now::isBefore);
  }

  private static ZonedDateTime plus(ZonedDateTime moment, String interval) {
    int time = interval.indexOf('T');
    if (time < 0) {
      return moment.plus(Period.parse(interval));
    }
    ZonedDateTime days = time > 1 ? moment.plus(Period.parse(interval.substring(0, time))) : moment;
    return days.plus(Duration.parse("PT" + interval.substring(time + 1)));
  }

  private static ZoneId zone(String name) {
    try {
      return name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name.strip());
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /** A moment that stands among a case's variables. */
  static Optional<OffsetDateTime> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.replaceFirst("\\[.*]$", "")));
    } catch (DateTimeParseException noMoment) {
      return Optional.empty();
    }
  }
}
