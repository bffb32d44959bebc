package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhrasesTest {
  private static final Phrases PHRASES = Phrases.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Total Sales (Inclusive of GST) 54.50; TOTAL",
        "Total Sales (Excluding GST) 51.42; SUBTOTAL",
        "Total GST 3.08; TAX",
        "T0TAL 12.15; TOTAL",
        "RCUNDING ADJ -0.02; ROUNDING",
        "Zwischensumme 43,90; SUBTOTAL",
        "BEZ PUN-A 2.66; SUBTOTAL",
        "TOTAL QUANTITY 3; COUNT",
        "CASH TENDERED 100.00; CASH",
      })
  void shouldKnowWhatTheRowSaysWhenItsWordsAreListed(String line, Mark mark) {
    assertThat(PHRASES.find(Printed.row(line)))
        .extracting(Phrases.Hit::mark)
        .first()
        .isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"Total (Eat In) 24.00; TOTAL"})
  void shouldNotBeMisledWhenAnotherWordFollows(String line, Mark mark) {
    assertThat(PHRASES.find(Printed.row(line))).extracting(Phrases.Hit::mark).containsExactly(mark);
  }
}
