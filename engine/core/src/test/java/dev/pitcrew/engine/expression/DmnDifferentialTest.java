package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Our decisions against those of dmn-scala, generated. {@code -Dpitcrew.seeds=N} compares more of
 * them, {@code -Dpitcrew.seed=N} one alone.
 */
class DmnDifferentialTest {

  @Test
  void shouldAgreeWithTheLibraryWhenDecisionsAreGenerated() {
    // given
    Long alone = Long.getLong("pitcrew.seed");
    long first = alone == null ? Long.getLong("pitcrew.first", 1) : alone;
    long last = alone == null ? first + Long.getLong("pitcrew.seeds", 400) - 1 : alone;
    DmnComparison comparison = new DmnComparison();

    // when
    List<String> differences =
        LongStream.rangeClosed(first, last)
            .mapToObj(comparison::difference)
            .filter(Objects::nonNull)
            .toList();

    // then
    assertThat(differences).as("differences of seeds %d to %d", first, last).isEmpty();
    if (alone == null) {
      assertThat(comparison.outcomes().get("value")).isGreaterThan((int) (last - first) / 3);
      assertThat(comparison.outcomes())
          .containsKeys("refused", "null", "multiple values aren't allowed", "expected '");
    }
  }
}
