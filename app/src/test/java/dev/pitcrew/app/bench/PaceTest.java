package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void shouldGiveEachInstanceItsTimeWhenThereIsARate() {
    // given
    var pace = new Pace(250.0, 1_000);

    // when / then
    assertThat(pace.next()).isEqualTo(1_000);
    assertThat(pace.next()).isEqualTo(4_001_000);
    assertThat(pace.next()).isEqualTo(8_001_000);
  }

  @Test
  void shouldNotDriftWhenTheIntervalIsNoWholeNumber() {
    // given
    var pace = new Pace(3.0, 0);

    // when
    Long last = null;
    for (int i = 0; i <= 3_000_000; i++) {
      last = pace.next();
    }

    // then
    assertThat(last).isBetween(999_999_999_000_000L, 1_000_000_000_001_000L);
  }

  @Test
  void shouldHaveNoTimeWhenOnlyTheWindowDecides() {
    assertThat(new Pace(null, 0).next()).isNull();
  }
}
