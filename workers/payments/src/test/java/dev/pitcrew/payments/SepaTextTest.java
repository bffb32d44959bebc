package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SepaTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Müller & Söhne GmbH|Mueller + Soehne GmbH",
        "Atelier Mécanique Duvallon SARL|Atelier Mecanique Duvallon SARL",
        "Łódź Straße_7|Lodz Strasse-7",
        "//RE/2026//42/|RE/2026/42",
        "a<b>\"c\"|a.b..c.",
        "  two   blanks |two blanks",
        "日本|..",
        "50 €|50 EUR",
      })
  void shouldWriteWithAllowedCharactersWhenTheTextHasOthers(String text, String written) {
    assertThat(SepaText.of(text, 70)).isEqualTo(written);
  }

  @Test
  void shouldCutWhenTheTextIsTooLong() {
    assertThat(SepaText.of("x".repeat(69) + " y", 70)).isEqualTo("x".repeat(69));
    assertThat(SepaText.of("u\u0308", 70)).isEqualTo("ue");
  }
}
