package dev.pitcrew.documents.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Invoice number 4711 of 12 March, total amount due | en",
        "Rechnung vom 12.03.2026, zahlbar innerhalb 14 Tagen | de",
        "Wahrung: EUR Lieferantenstrafe 20 Rechnungsdatum | de",
        "Facture du 12/03/2026, montant à payer | fr",
        "Factuur van 12 maart, totaal bedrag | nl",
      })
  void shouldGuessTheLanguageByItsWords(String text, String code) {
    assertThat(Languages.guess(words(text))).contains(code);
  }

  @Test
  void shouldNotGuessByFiguresOrOneMisreadLetter() {
    assertThat(Languages.guess(words("9744 Gß 1 1800 148.0€"))).isEmpty();
  }

  @Test
  void shouldBeClearOnlyWhenMuchSpeaksForOneLanguage() {
    assertThat(Languages.clear(words("Rechnung vom"))).isEmpty();
    assertThat(
            Languages.clear(
                words(
                    "Der Verkäufer bleibt Eigentümer der Waren bis zur vollständigen Zahlung, "
                        + "die Rechnung ist zahlbar innerhalb von 14 Tagen")))
        .contains("de");
  }

  private static List<Word> words(String text) {
    var box = new Box(0, 0, 1, 1);
    return Arrays.stream(text.split(" ")).map(t -> new Word(t, box, 1, 10, false)).toList();
  }
}
