package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfidenceTest {

  private final Extractor extractor = new Extractor();

  @Test
  void shouldBeSurerWhenTheSumsAgree() {
    // given
    TestPage agreeing = sums("100.00", "20.00", "120.00");
    TestPage odd = sums("100.00", "35.00", "120.00");

    // when
    double sure = extractor.extract(agreeing.document()).fields().get("total").confidence();
    double doubtful = extractor.extract(odd.document()).fields().get("total").confidence();

    // then
    assertThat(sure).isGreaterThan(doubtful);
  }

  @Test
  void shouldNotBeTouchlessWhenTheIbanIsBroken() {
    // given
    TestPage page = TestPage.page().text(40, 700, "IBAN: DE02 1203 0000 0000 2020 52");

    // when
    Field iban = extractor.extract(page.document()).fields().get("iban");

    // then
    assertThat(Touchless.load().passes("iban", iban)).isFalse();
  }

  @Test
  void shouldShipAThresholdForEachFieldThatMovesMoney() {
    // given
    Touchless touchless = Touchless.load();

    // when
    List<Double> thresholds =
        List.of("total", "invoice_number", "iban").stream().map(touchless::threshold).toList();

    // then
    assertThat(thresholds).allMatch(threshold -> threshold >= 0.9 && threshold <= 1);
  }

  private static TestPage sums(String net, String tax, String total) {
    return TestPage.page()
        .text(40, 40, "INVOICE")
        .text(360, 600, "Subtotal")
        .textEndingAt(550, 600, "$" + net)
        .text(360, 614, "Tax 20%")
        .textEndingAt(550, 614, "$" + tax)
        .text(360, 628, "Total")
        .textEndingAt(550, 628, "$" + total);
  }
}
