package dev.pitcrew.web.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerTimesTest {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // Summer time ends in between: three o'clock is an hour later by UTC.
    "cycle, 0 0 3 * * SUN, Europe/Berlin, 2026-10-25T03:00+01:00[Europe/Berlin]",
    "cycle, 0 0 3 1 * *, '', 2026-11-01T03:00Z",
    "cycle, R/P1D, '', 2026-10-24T20:00Z",
    "cycle, R/P1DT1H, '', 2026-10-24T21:00Z",
    "cycle, R/2026-01-01T06:00:00Z/P1M, '', 2026-11-01T06:00Z",
    "date, 2026-12-24T10:00:00Z, Europe/Berlin, 2026-12-24T11:00+01:00[Europe/Berlin]",
    "date, 2026-01-01T10:00:00Z, '', ",
    "cycle, =when, '', ",
    "cycle, R/PX, '', ",
    "cycle, 0 0 3 1 * *, Nowhere/Here, 2026-11-01T03:00Z",
    "duration, PT5M, '', "
  })
  void shouldSayWhenATimerComesNext(String kind, String text, String zone, String next) {
    // given
    OffsetDateTime last = OffsetDateTime.parse("2026-10-23T20:00:00Z");

    // when
    var found = TimerTimes.next(new BotModel.Start("n", kind, text, zone), last, NOW);

    // then
    assertThat(found.map(ZonedDateTime::toString).orElse(null)).isEqualTo(next);
  }
}
