package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SumsTest {

  private final Extractor extractor = new Extractor();

  @Test
  void shouldTakeTheSumRowWhenSeveralRatesHaveRowsOfTheirOwn() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 40, "Rechnung Nr. 4711")
            .text(150, 600, "Nettobetrag")
            .text(300, 600, "MwSt-Betrag")
            .text(450, 600, "Endbetrag")
            .textEndingAt(205, 614, "321,40")
            .textEndingAt(355, 614, "61,07")
            .textEndingAt(400, 614, "19 %")
            .textEndingAt(495, 614, "382,47")
            .textEndingAt(205, 628, "127,59")
            .textEndingAt(355, 628, "8,93")
            .textEndingAt(400, 628, "7 %")
            .textEndingAt(495, 628, "136,52")
            .textEndingAt(205, 642, "448,99")
            .textEndingAt(355, 642, "70,00")
            .textEndingAt(495, 642, "518,99");

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("net").value()).isEqualTo("448.99");
    assertThat(fields.get("tax").value()).isEqualTo("70.00");
    assertThat(fields.get("total").value()).isEqualTo("518.99");
  }

  @Test
  void shouldJoinATornAmountWhenOnlyThenTheSumsAgree() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 600, "Total HT")
            .text(300, 600, "21 8,48 €", 0.9)
            .text(40, 614, "TVA")
            .text(305, 614, "14,99 €", 0.9)
            .text(40, 628, "Total TTC")
            .text(300, 628, "233,47 €", 0.9);

    // when
    Map<String, Field> fields = extractor.extract(page.scan()).fields();

    // then
    assertThat(fields.get("net").value()).isEqualTo("218.48");
    assertThat(fields.get("total").value()).isEqualTo("233.47");
  }
}
