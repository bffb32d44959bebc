package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptHistoryTest {

  @Test
  void shouldKeepForGoodWhenNothingIsSaid() {
    assertThat(KeptHistory.read(null)).isEmpty();
    assertThat(KeptHistory.read(" ")).isEmpty();
  }

  @Test
  void shouldRatherKeepLongerWhenYearsAndMonthsAreNotOfOneLength() {
    assertThat(KeptHistory.read("P90D")).contains(Duration.ofDays(90));
    assertThat(KeptHistory.read("P1Y1M")).contains(Duration.ofDays(397));
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "P0D", "P-1D", "PT5M", "a year"})
  void shouldSayWhatIsExpectedWhenItIsNoPeriod(String text) {
    assertThatThrownBy(() -> KeptHistory.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Expected pitcrew.retention.instances to be a period of at least one day such as P90D or P1Y, but it is '%s'."
                .formatted(text));
  }
}
