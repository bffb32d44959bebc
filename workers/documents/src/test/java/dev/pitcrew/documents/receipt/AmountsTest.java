package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "9.00; 900",
        "RM30.00; 3000",
        "€12,50; 1250",
        "3.22A; 322",
        "17.00SR; 1700",
        "-0.02; -2",
        "1,234.56; 123456",
        "1.234,56; 123456",
        "*43,90*; 4390",
      })
  void shouldReadTheAmountWhenItsNotationIsClear(String text, long cents) {
    // when
    List<Amount> amounts = Amounts.of(Printed.row(text), false, true);

    // then
    assertThat(amounts)
        .singleElement()
        .satisfies(
            amount -> {
              assertThat(amount.cents()).isEqualTo(cents);
              assertThat(amount.quality()).isEqualTo(1);
              assertThat(amount.open()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"12. 15; 1215", "22 .65; 2265", "7.0O; 700", "7.S0; 750"})
  void shouldMendWithLessQualityWhenPrintWasTorn(String text, long cents) {
    // when
    List<Amount> amounts = Amounts.of(Printed.row(text), false, true);

    // then
    assertThat(amounts).extracting(Amount::cents).containsExactly(cents);
    assertThat(amounts.getFirst().quality()).isLessThan(1);
  }

  @Test
  void shouldTakeALostPointForGrantedOnlyWhereAnAmountIsPromised() {
    assertThat(Amounts.of(Printed.row("7950"), false, true)).isEmpty();
    assertThat(Amounts.of(Printed.row("Total 7950"), true, true))
        .extracting(Amount::cents)
        .containsExactly(7950L);
  }

  @Test
  void shouldReadNoAmountWhenItIsAPercentage() {
    assertThat(Amounts.of(Printed.row("GST 6.00% 6.00 %"), true, true)).isEmpty();
  }

  @Test
  void shouldMarkItOpenWhenThreeDigitsFollowTheOnlyMark() {
    assertThat(Amounts.of(Printed.row("Total 1.234"), true, false))
        .singleElement()
        .matches(Amount::open);
  }
}
