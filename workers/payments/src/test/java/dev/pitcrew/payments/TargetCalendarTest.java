package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-19, 2026-11-20",
    "2026-11-20, 2026-11-23",
    "2026-12-24, 2026-12-28",
    "2026-12-31, 2027-01-04",
    "2026-04-02, 2026-04-07",
    "2027-03-25, 2027-03-30",
    "2026-04-30, 2026-05-04",
    "2024-03-28, 2024-04-02"
  })
  void shouldSkipWeekendsAndHolidaysWhenAskedForTheNextDay(LocalDate day, LocalDate next) {
    assertThat(TargetCalendar.nextAfter(day)).isEqualTo(next);
  }
}
