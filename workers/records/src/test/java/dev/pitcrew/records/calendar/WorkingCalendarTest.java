package dev.pitcrew.records.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.calendar.WorkingHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Holidays HAMBURG =
      new Holidays(
          Set.of(LocalDate.of(2026, 12, 24)),
          Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26)),
          Set.of(-2, 1, 39, 50));
  private static final WorkingCalendar OFFICE =
      new WorkingCalendar(BERLIN, WorkingHours.USUAL, HAMBURG);

  /** A bakery in Sydney that works at night, over the hour that the clock jumps, and on Sundays. */
  private static final WorkingCalendar BAKERY =
      new WorkingCalendar(
          ZoneId.of("Australia/Sydney"),
          new WorkingHours(
              Map.of(
                  DayOfWeek.SUNDAY, new Span(LocalTime.of(1, 0), LocalTime.of(9, 30)),
                  DayOfWeek.WEDNESDAY, new Span(LocalTime.of(0, 0), LocalTime.of(23, 59)),
                  DayOfWeek.FRIDAY, new Span(LocalTime.of(22, 0), LocalTime.of(22, 15)))),
          Holidays.NONE);

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T16:00,PT1H,2026-11-20T17:00",
    "2026-11-20T16:00,PT2H,2026-11-23T09:00",
    "2026-11-20T16:00,PT0S,2026-11-20T16:00",
    "2026-11-21T12:00,PT0S,2026-11-23T08:00",
    "2026-11-20T03:00,PT9H,2026-11-20T17:00",
    "2026-11-20T17:00,PT1M,2026-11-23T08:01",
    "2026-12-23T12:00,PT10H,2026-12-28T13:00",
    "2026-04-02T16:30,PT1H,2026-04-07T08:30"
  })
  void shouldCountWorkingHoursOnly(LocalDateTime from, Duration time, LocalDateTime until) {
    // when
    var due = OFFICE.plus(at(from), time);

    // then
    assertThat(due).isEqualTo(at(until));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T16:00,1,2026-11-23T16:00",
    "2026-11-20T20:00,1,2026-11-24T08:00",
    "2026-11-21T10:00,1,2026-11-24T08:00",
    "2026-11-23T06:00,1,2026-11-24T08:00",
    "2026-11-20T16:00,3,2026-11-25T16:00",
    "2026-12-23T09:15,1,2026-12-28T09:15",
    "2026-03-27T09:15,1,2026-03-30T09:15",
    "2026-10-23T09:15,1,2026-10-26T09:15"
  })
  void shouldKeepTheTimeOfDayWhenWorkingDaysPass(
      LocalDateTime from, int days, LocalDateTime until) {
    // when
    var due = OFFICE.plusWorkingDays(at(from), days);

    // then
    assertThat(due).isEqualTo(at(until));
  }

  @Test
  void shouldEndWithTheDayWhenTheDayIsShorter() {
    // given
    var early =
        new WorkingCalendar(
            BERLIN,
            new WorkingHours(
                Map.of(
                    DayOfWeek.THURSDAY, new Span(LocalTime.of(8, 0), LocalTime.of(17, 0)),
                    DayOfWeek.FRIDAY, new Span(LocalTime.of(9, 0), LocalTime.of(15, 0)))),
            Holidays.NONE);

    // when, then
    assertThat(early.plusWorkingDays(at(LocalDateTime.parse("2026-11-19T16:30")), 1))
        .isEqualTo(at(LocalDateTime.parse("2026-11-20T15:00")));
    assertThat(early.plusWorkingDays(at(LocalDateTime.parse("2026-11-19T08:10")), 1))
        .isEqualTo(at(LocalDateTime.parse("2026-11-20T09:00")));
  }

  @Test
  void shouldCountTheHourThatTheClockTakesOrGives() {
    // given a night shift of 8.5 hours on the clock in which it jumps forward, and one back
    var spring = LocalDate.of(2026, 10, 4).atTime(1, 0).atZone(BAKERY.zone()).toInstant();
    var autumn = LocalDate.of(2026, 4, 5).atTime(1, 0).atZone(BAKERY.zone()).toInstant();

    // when, then
    assertThat(BAKERY.between(spring, spring.plus(Duration.ofHours(20))))
        .isEqualTo(Duration.parse("PT7H30M"));
    assertThat(BAKERY.between(autumn, autumn.plus(Duration.ofHours(20))))
        .isEqualTo(Duration.parse("PT9H30M"));
  }

  @ParameterizedTest
  @CsvSource({
    "2000,2000-04-23",
    "2024,2024-03-31",
    "2025,2025-04-20",
    "2026,2026-04-05",
    "2038,2038-04-25",
    "2285,2285-03-22"
  })
  void shouldKnowEaster(int year, LocalDate sunday) {
    assertThat(Holidays.easterSunday(year)).isEqualTo(sunday);
    assertThat(HAMBURG.contains(sunday.minusDays(2))).isTrue();
    assertThat(HAMBURG.contains(sunday.plusDays(39))).isTrue();
    assertThat(HAMBURG.contains(sunday.plusDays(41))).isFalse();
  }

  @Test
  void shouldHoldItsLawsWhateverTheTime() {
    var seed = Long.getLong("pitcrew.seed", 1);
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      // given
      var calendar = i % 2 == 0 ? OFFICE : BAKERY;
      var from = Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 1_900_000_000L));
      var one = Duration.ofMinutes(random.nextInt(6_000));
      var two = Duration.ofMinutes(1 + random.nextInt(6_000));
      var days = random.nextInt(30);
      var seen = "seed %d, round %d: %s + %s + %s".formatted(seed, i, from, one, two);

      // when
      var once = calendar.plus(from, one);
      var due = calendar.plusWorkingDays(from, days);

      // then
      assertThat(once).as(seen).isAfterOrEqualTo(from);
      assertThat(calendar.between(from, once)).as(seen).isEqualTo(one);
      assertThat(calendar.plus(once, two)).as(seen).isEqualTo(calendar.plus(from, one.plus(two)));
      assertThat(calendar.isWorkingDay(calendar.dayOf(once))).as(seen).isTrue();
      assertThat(calendar.isWorkingDay(calendar.dayOf(due))).as(seen).isTrue();
      assertThat(calendar.plusWorkingDays(from, days + 1)).as(seen).isAfter(due);
    }
  }

  @Test
  void shouldSayWhenNobodyEverWorks() {
    // given
    var never =
        new WorkingCalendar(
            BERLIN,
            new WorkingHours(
                Map.of(DayOfWeek.SUNDAY, new Span(LocalTime.of(2, 0), LocalTime.of(2, 30)))),
            new Holidays(Set.of(), everyDay(), Set.of()));

    // when, then
    assertThatThrownBy(() -> never.plusWorkingDays(LocalDate.of(2026, 1, 1), 1))
        .hasMessage(
            "Expected to find a working day after 2026-01-01, but there is none in ten years.");
    assertThatThrownBy(() -> OFFICE.plus(Instant.EPOCH, Duration.ofSeconds(-1)))
        .hasMessage("Expected to add working time, but PT-1S is negative.");
  }

  private static Set<MonthDay> everyDay() {
    return LocalDate.of(2024, 1, 1)
        .datesUntil(LocalDate.of(2025, 1, 1))
        .map(MonthDay::from)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(BERLIN).toInstant();
  }
}
