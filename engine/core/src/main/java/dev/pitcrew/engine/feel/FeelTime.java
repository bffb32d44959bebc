package dev.pitcrew.engine.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * A time of day somewhere on earth.
 *
 * @param zone where it was given by name, not only by its offset
 */
public record FeelTime(LocalTime time, ZoneOffset offset, @Nullable ZoneId zone) {

  static FeelTime of(ZonedDateTime time) {
    return new FeelTime(
        time.toLocalTime(),
        time.getOffset(),
        time.getZone().equals(time.getOffset()) ? null : time.getZone());
  }

  FeelTime plus(TemporalAmount amount) {
    return new FeelTime(time.plus(amount), offset, zone);
  }

  FeelTime minus(TemporalAmount amount) {
    return new FeelTime(time.minus(amount), offset, zone);
  }

  /** Never negative. */
  Duration between(FeelTime other) {
    return Duration.ofNanos(Math.abs(utcNanos() - other.utcNanos()));
  }

  long utcNanos() {
    return time.toNanoOfDay() - offset.getTotalSeconds() * 1_000_000_000L;
  }

  ZonedDateTime on(LocalDate date) {
    return date.atTime(time).atZone(zone == null ? offset : zone);
  }

  public OffsetTime toOffsetTime() {
    return time.atOffset(offset);
  }

  @Override
  public String toString() {
    return Temporals.text(time) + (zone == null ? offset.getId() : "@" + zone.getId());
  }
}
