package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AmountChoiceTest {

  @Test
  void shouldPreferTheSetThatAddsUpWhenSingleAmountsLookBetter() {
    // given
    List<Candidate> ranked =
        List.of(
            candidate("net", 10_000, 0.6),
            candidate("tax", 1_900, 0.6),
            candidate("total", 11_900, 0.6),
            candidate("total", 25_000, 0.75));

    // when
    Map<String, Candidate> chosen = AmountChoice.choose(ranked);

    // then
    assertThat(chosen.get("total").value()).isEqualTo("119.00");
    assertThat(chosen.get("total").probability()).isGreaterThan(0.9);
  }

  @Test
  void shouldWorkOutTheTaxWhenOnlyNetAndTotalArePrinted() {
    // given
    List<Candidate> ranked =
        List.of(candidate("net", 47_300, 0.95), candidate("total", 52_987, 0.95));

    // when
    Map<String, Candidate> chosen = AmountChoice.choose(ranked);

    // then
    assertThat(chosen.get("tax").value()).isEqualTo("56.87");
    assertThat(chosen.get("tax").box()).isNull();
  }

  @Test
  void shouldGiveTheTaxTheSignOfTheTotalWhenItsMinusIsNotPrinted() {
    // given
    List<Candidate> ranked =
        List.of(
            candidate("net", -21_848, 0.9),
            candidate("tax", 1_499, 0.9),
            candidate("total", -23_347, 0.9));

    // when
    Map<String, Candidate> chosen = AmountChoice.choose(ranked);

    // then
    assertThat(chosen.get("tax").value()).isEqualTo("-14.99");
  }

  @Test
  void shouldTakeTheTotalAsPayableWhenThePageSaysNothingElse() {
    // given
    List<Candidate> ranked = List.of(candidate("total", 5_000, 0.9));

    // when
    Map<String, Candidate> chosen = AmountChoice.choose(ranked);

    // then
    assertThat(chosen.get("payable").value()).isEqualTo("50.00");
  }

  @Test
  void shouldTakeWhatIsLeftToPayWhenAPrepaymentWasMade() {
    // given
    List<Candidate> ranked =
        List.of(candidate("total", 21_514, 0.9), candidate("payable", 16_514, 0.9));

    // when
    Map<String, Candidate> chosen = AmountChoice.choose(ranked);

    // then
    assertThat(chosen.get("total").value()).isEqualTo("215.14");
    assertThat(chosen.get("payable").value()).isEqualTo("165.14");
  }

  private static Candidate candidate(String field, long cents, double probability) {
    return new Candidate(
        field,
        BigDecimal.valueOf(cents, 2).toPlainString(),
        cents,
        1,
        new dev.pitcrew.documents.page.Box(0, 0, 10, 10),
        1,
        new Features(),
        probability);
  }
}
