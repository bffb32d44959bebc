package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaymentTermsTest {

  private final Extractor extractor = new Extractor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Payment terms: 30 days net | 2026-04-30",
        "Zahlbar innerhalb von 14 Tagen ohne Abzug | 2026-04-14",
        "Zahlbar in 30 Tagen netto, 2% Skonto bei Zahlung in 10 Tagen | 2026-04-30",
        "Conditions de paiement : 45 jours | 2026-05-15"
      })
  void shouldWorkOutTheDueDateWhenOnlyTheTermsArePrinted(String terms, String due) {
    // given
    TestPage page = TestPage.page().text(40, 80, "Invoice date: 31.03.2026").text(40, 600, terms);

    // when
    Field found = extractor.extract(page.document()).fields().get("due_date");

    // then
    assertThat(found.value()).isEqualTo(due);
  }

  @Test
  void shouldNotTakeAWarrantyForTheTermsWhenItSpeaksOfDays() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 80, "Invoice date: 31.03.2026")
            .text(40, 600, "Goods may be returned for 14 days.");

    // when
    Extraction extraction = extractor.extract(page.document());

    // then
    assertThat(extraction.fields()).doesNotContainKey("due_date");
  }
}
