package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56 | 123456",
        "1,234.56 | 123456",
        "1'234.50 | 123450",
        "12,00 | 1200",
        "$4.11 | 411",
        "€593,36 | 59336",
        "EUR529,87 | 52987",
        "-529,87 | -52987",
        "529,87- | -52987",
        "(385.50) | -38550",
        "($8.50) | -850",
        "$2.885.00 | 288500",
        "17808,00 | 1780800",
        ".50 | 50"
      })
  void shouldReadOneAmountWhenTheNotationIsClear(String text, long cents) {
    // given
    // when
    List<AmountReader.Reading> readings = AmountReader.read(text);

    // then
    assertThat(readings).extracting(AmountReader.Reading::cents).containsExactly(cents);
  }

  @Test
  void shouldGiveBothReadingsWhenThreeDigitsFollowTheOnlyMark() {
    // given
    String open = "1.234";

    // when
    List<AmountReader.Reading> readings = AmountReader.read(open);

    // then
    assertThat(readings).extracting(AmountReader.Reading::plain).containsExactly("1.234", "1234");
  }

  @ParameterizedTest
  @CsvSource({"03.04.2026", "12:30", "A4", "1.2.3.4", "+49/30/12", "DE12"})
  void shouldReadNoAmountWhenTheTextIsSomethingElse(String text) {
    // given
    // when
    List<AmountReader.Reading> readings = AmountReader.read(text);

    // then
    assertThat(readings).isEmpty();
  }

  @Test
  void shouldTakeTheLastTwoDigitsAsCentsWhenAMarkWasLost() {
    // given
    AmountReader.Reading slipped = AmountReader.read("$1.21480").get(0);

    // when
    List<AmountReader.Reading> repaired = AmountReader.withoutMark(slipped);

    // then
    assertThat(repaired).extracting(AmountReader.Reading::cents).containsExactly(121480L);
  }
}
