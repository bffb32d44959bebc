package dev.pitcrew.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTimeTest {

  @Test
  void shouldBeginWhenEverySampleIsNewWhateverDayItIs() {
    // when
    LocalDate day = LocalDate.ofInstant(SampleTime.clock().instant(), ZoneOffset.UTC);

    // then
    List<LocalDate> issued =
        Samples.all().stream()
            .map(sample -> sample.answer().fields().get("issue_date"))
            .filter(date -> date != null)
            .map(LocalDate::parse)
            .toList();
    assertThat(issued)
        .hasSizeGreaterThan(20)
        .allSatisfy(date -> assertThat(date).isBetween(day.minusMonths(2), day));
  }
}
