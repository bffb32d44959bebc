package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.feel.Builtins;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Our evaluator against feel-engine on generated expressions. {@code -Dpitcrew.seeds=100000}
 * compares more of them, {@code -Dpitcrew.seed=N} one alone.
 */
class FeelDifferentialTest {

  @Test
  void shouldAgreeWithTheLibraryWhenExpressionsAreGenerated() {
    // given
    Long alone = Long.getLong("pitcrew.seed");
    long first = alone == null ? Long.getLong("pitcrew.first", 1) : alone;
    long last = alone == null ? first + Long.getLong("pitcrew.seeds", 6_000) - 1 : alone;
    FeelComparison comparison = new FeelComparison();

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
      assertThat(comparison.called())
          .containsAll(
              Builtins.names().stream()
                  .filter(name -> !FeelGenerator.NOT_COMPARED.contains(name))
                  .toList());
    }
  }

  @Test
  void shouldComputeFifteenDigitsAlikeWhenTheLibraryUsesDoubles() {
    for (String text :
        List.of(
            "sqrt(2)",
            "sqrt(1190.5)",
            "log(10)",
            "log(0.001)",
            "log(123456789)",
            "exp(1)",
            "exp(-3.5)",
            "exp(100)",
            "2 ** 0.5",
            "10.5 ** -1.25",
            "stddev(2, 4, 7, 5)",
            "log(exp(5))")) {
      // when
      String theirs =
          FeelComparison.ORACLE
              .evaluate(FeelParsing.expression(text, ParseBudget.ofEachText()))
              .value();
      String ours =
          FeelComparison.evaluate(FeelParsing.expression(text, ParseBudget.ofEachText()), null)
              .value();

      // then
      MathContext digits = new MathContext(13);
      assertThat(new BigDecimal(ours).round(digits))
          .as(text)
          .isEqualByComparingTo(new BigDecimal(theirs).round(digits));
    }
  }
}
