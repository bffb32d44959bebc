package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaxNoteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Total 10,00 Autoliquidation / Reverse charge, Art. 196 2006/112/CE       | AE",
        "Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG            | AE",
        "Steuerfreie innergemeinschaftliche Lieferung                             | K",
        "Zero-rated: export of goods from the UK.                                 | G",
        "Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gem. § 19 UStG        | E",
        "TVA non applicable, art. 293 B du CGI                                    | E",
        "Export Department, Reverse Street 3, please pay in 13 days               | ",
        "Total 100.00 VAT 0% 0.00                                                 | "
      })
  void shouldKnowTheReasonByItsWording(String page, String category) {
    assertThat(TaxNote.in(page).map(TaxNote::category).orElse(null)).isEqualTo(category);
  }

  @Test
  void shouldQuoteOnlyTheWordsAround() {
    assertThat(TaxNote.in("x ".repeat(500_000) + "reverse charge")).isEmpty();
    assertThat(
            TaxNote.in("a ".repeat(500) + "reverse charge " + "b ".repeat(500))
                .orElseThrow()
                .words())
        .hasSizeLessThan(120)
        .contains("reverse charge");
  }
}
