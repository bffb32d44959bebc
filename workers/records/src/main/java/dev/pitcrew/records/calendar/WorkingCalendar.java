package dev.pitcrew.records.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Time as a company counts it: only its working hours pass. Instants outside them count from the
 * next working moment on.
 */
public final class WorkingCalendar {

  /** More days without work in a row than this is a calendar in which nobody ever works. */
  private static final int SEARCH_DAYS_MAX = 3660;

  private final ZoneId zone;
  private final WorkingHours hours;
  private final Holidays holidays;

  public WorkingCalendar(ZoneId zone, WorkingHours hours, Holidays holidays) {
    this.zone = zone;
    this.hours = hours;
    this.holidays = holidays;
  }

  public ZoneId zone() {
    return zone;
  }

  public boolean isWorkingDay(LocalDate day) {
    return hours.byDay().containsKey(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** The day it is in the company's time zone. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /**
   * When so much working time has passed. What ends with a working day is due at its end, not on
   * the next morning.
   *
   * @param workingTime not negative
   */
  public Instant plus(Instant from, Duration workingTime) {
    if (workingTime.isNegative()) {
      throw new IllegalArgumentException(
          "Expected to add working time, but %s is negative.".formatted(workingTime));
    }
    var moment = nextWorkingMoment(from);
    var left = workingTime;
    var shift = shiftAt(moment);
    while (left.compareTo(Duration.between(moment, shift.end())) > 0) {
      left = left.minus(Duration.between(moment, shift.end()));
      moment = nextWorkingMoment(shift.end());
      shift = shiftAt(moment);
    }
    return moment.plus(left);
  }

  /**
   * The same time of day so many working days later; from outside working hours counted from the
   * next working moment. Never later than the end of that day's hours.
   *
   * @param days not negative
   */
  public Instant plusWorkingDays(Instant from, int days) {
    if (days < 0) {
      throw new IllegalArgumentException(
          "Expected to add working days, but %d is negative.".formatted(days));
    }
    var start = nextWorkingMoment(from).atZone(zone);
    if (days == 0) {
      return start.toInstant();
    }
    var shift = shift(plusWorkingDays(start.toLocalDate(), days)).orElseThrow();
    var sameTime = ZonedDateTime.of(shift.day(), start.toLocalTime(), zone).toInstant();
    if (sameTime.isBefore(shift.begin())) {
      return shift.begin();
    }
    return sameTime.isAfter(shift.end()) ? shift.end() : sameTime;
  }

  /** So many working days after a day; zero gives the day itself or the next working day. */
  public LocalDate plusWorkingDays(LocalDate from, int days) {
    var day = onOrAfter(from);
    for (int i = 0; i < days; i++) {
      day = onOrAfter(day.plusDays(1));
    }
    return day;
  }

  /** So many working days before a day; zero gives the day itself or the next working day. */
  public LocalDate minusWorkingDays(LocalDate from, int days) {
    var day = onOrAfter(from);
    for (int i = 0; i < days; i++) {
      day = onOrBefore(day.minusDays(1));
    }
    return day;
  }

  /** When work begins on a day, or on the next working day. */
  public Instant beginOf(LocalDate day) {
    return shift(onOrAfter(day)).orElseThrow().begin();
  }

  /** When work ends on a day, or on the next working day. */
  public Instant endOf(LocalDate day) {
    return shift(onOrAfter(day)).orElseThrow().end();
  }

  /** The working time that passes between two moments; zero when they are the wrong way round. */
  public Duration between(Instant from, Instant to) {
    var passed = Duration.ZERO;
    for (var day = dayOf(from); !day.isAfter(dayOf(to)); day = day.plusDays(1)) {
      passed = passed.plus(shift(day).map(shift -> shift.overlap(from, to)).orElse(Duration.ZERO));
    }
    return passed;
  }

  /** The moment itself when somebody works then, else the next beginning of work. */
  public Instant nextWorkingMoment(Instant from) {
    var today = shift(dayOf(from));
    if (today.isPresent() && from.isBefore(today.get().end())) {
      return from.isBefore(today.get().begin()) ? today.get().begin() : from;
    }
    return shift(onOrAfter(dayOf(from).plusDays(1))).orElseThrow().begin();
  }

  private LocalDate onOrAfter(LocalDate from) {
    var day = from;
    for (int i = 0; i < SEARCH_DAYS_MAX; i++) {
      if (shift(day).isPresent()) {
        return day;
      }
      day = day.plusDays(1);
    }
    throw new IllegalStateException(
        "Expected to find a working day after %s, but there is none in ten years.".formatted(from));
  }

  private LocalDate onOrBefore(LocalDate from) {
    var day = from;
    for (int i = 0; i < SEARCH_DAYS_MAX; i++) {
      if (shift(day).isPresent()) {
        return day;
      }
      day = day.minusDays(1);
    }
    throw new IllegalStateException(
        "Expected to find a working day before %s, but there is none in ten years."
            .formatted(from));
  }

  private Shift shiftAt(Instant moment) {
    return shift(dayOf(moment)).orElseThrow();
  }

  private Optional<Shift> shift(LocalDate day) {
    if (!isWorkingDay(day)) {
      return Optional.empty();
    }
    var span = hours.byDay().get(day.getDayOfWeek());
    var shift =
        new Shift(
            day,
            ZonedDateTime.of(day, span.from(), zone).toInstant(),
            ZonedDateTime.of(day, span.to(), zone).toInstant());
    // Hours that lie wholly in the hour that a change to summer time leaves out are no hours.
    return shift.begin().isBefore(shift.end()) ? Optional.of(shift) : Optional.empty();
  }

  /**
   * The working hours of one day as moments: with a change of the clock they are shorter or longer.
   */
  private record Shift(LocalDate day, Instant begin, Instant end) {

    Duration overlap(Instant from, Instant to) {
      var first = from.isAfter(begin) ? from : begin;
      var last = to.isBefore(end) ? to : end;
      return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
  }
}
