package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TitlesTest {

  private final Extractor extractor = new Extractor();

  @ParameterizedTest
  @CsvSource({
    "INVOICE, 380",
    "Credit Note, 381",
    "Gutschrift, 381",
    "Rechnungskorrektur, 384",
    "R E C H N U N G, 380"
  })
  void shouldTellTheTypeWhenTheTitleSaysIt(String title, String code) {
    // given
    TestPage page = TestPage.page().text(40, 40, title);

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("type_code").value()).isEqualTo(code);
  }

  @Test
  void shouldNeverPassACreditNoteUnseenWhenItsSumsAgree() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 40, "Credit Note")
            .text(40, 600, "Subtotal")
            .text(300, 600, "-$100.00")
            .text(40, 614, "Tax 20%")
            .text(300, 614, "-$20.00")
            .text(40, 628, "Total")
            .text(300, 628, "-$120.00");

    // when
    Field total = extractor.extract(page.document()).fields().get("total");

    // then
    assertThat(total.value()).isEqualTo("-120.00");
    assertThat(Touchless.load().passes("total", total)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Total 12,50 € | EUR",
        "Total $4.11 | USD",
        "Amount in GBP 12.00 | GBP",
        "Total CHF 12.00 | CHF"
      })
  void shouldTellTheCurrencyWhenItStandsWithAnAmount(String text, String code) {
    // given
    TestPage page = TestPage.page().text(40, 40, text);

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("currency").value()).isEqualTo(code);
  }
}
