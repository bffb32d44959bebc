package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  private static final long MILLI = 1_000_000;

  @Test
  void shouldTakeTheSmallestValueThatEnoughOthersDoNotExceedWhenManyWereMeasured() {
    // given
    long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * MILLI).toArray();

    // when
    var percentiles = Percentiles.of(nanos);

    // then
    assertThat(percentiles).isEqualTo(new Percentiles(200, 100, 180, 198, 200));
  }

  @Test
  void shouldNeverInventAValueBetweenTwoWhenFewWereMeasured() {
    // when
    var percentiles = Percentiles.of(new long[] {9 * MILLI, MILLI, 5 * MILLI});

    // then
    assertThat(percentiles).isEqualTo(new Percentiles(3, 5, 9, 9, 9));
  }

  @Test
  void shouldShowTheOneSlowValueWhenItIsTheHundredth() {
    // given
    long[] nanos = new long[101];
    java.util.Arrays.fill(nanos, MILLI);
    nanos[7] = 900 * MILLI;
    nanos[50] = 800 * MILLI;

    // when
    var percentiles = Percentiles.of(nanos);

    // then
    assertThat(percentiles.p99Millis()).isEqualTo(800);
    assertThat(percentiles.maxMillis()).isEqualTo(900);
    assertThat(percentiles.p50Millis()).isEqualTo(1);
  }

  @Test
  void shouldBeZeroWhenNothingWasMeasured() {
    assertThat(Percentiles.of(new long[0])).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
  }

  @Test
  void shouldKeepEachLatencyWhenThereAreMoreThanItBeganWith() {
    // given
    var latencies = new Latencies();

    // when
    LongStream.rangeClosed(1, 10_000).forEach(i -> latencies.add(i * MILLI));

    // then
    assertThat(latencies.percentiles())
        .isEqualTo(new Percentiles(10_000, 5_000, 9_000, 9_900, 10_000));
  }
}
