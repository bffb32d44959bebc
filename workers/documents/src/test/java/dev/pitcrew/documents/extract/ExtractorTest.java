package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pitcrew.documents.page.PagedDocument;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExtractorTest {

  private final Extractor extractor = new Extractor();

  @Test
  void shouldFindAllFieldsWhenAnEnglishInvoiceLabelsThem() {
    // given
    PagedDocument document =
        TestPage.page()
            .text(40, 40, "Northwind Tools Ltd")
            .text(40, 54, "12 Mill Lane")
            .text(40, 68, "Leeds LS1 4AB")
            .text(400, 40, "INVOICE")
            .text(400, 80, "Invoice Number:")
            .text(490, 80, "NT-2026-0417")
            .text(400, 94, "Invoice Date:")
            .text(490, 94, "17 April 2026")
            .text(400, 108, "Due Date:")
            .text(490, 108, "17 May 2026")
            .text(400, 122, "PO Number:")
            .text(490, 122, "PO-88121")
            .text(40, 140, "Bill To:")
            .text(40, 154, "Harbour Foods Limited")
            .text(400, 600, "Subtotal")
            .textEndingAt(560, 600, "£1,000.00")
            .text(400, 614, "VAT 20%")
            .textEndingAt(560, 614, "£200.00")
            .text(400, 628, "Total")
            .textEndingAt(560, 628, "£1,200.00")
            .text(40, 780, "IBAN: GB29 NWBK 6016 1331 9268 19")
            .document();

    // when
    Map<String, String> values = values(extractor.extract(document));

    // then
    assertThat(values)
        .containsEntry("vendor", "Northwind Tools Ltd")
        .containsEntry("customer", "Harbour Foods Limited")
        .containsEntry("invoice_number", "NT-2026-0417")
        .containsEntry("issue_date", "2026-04-17")
        .containsEntry("due_date", "2026-05-17")
        .containsEntry("po_number", "PO-88121")
        .containsEntry("currency", "GBP")
        .containsEntry("net", "1000.00")
        .containsEntry("tax", "200.00")
        .containsEntry("total", "1200.00")
        .containsEntry("payable", "1200.00")
        .containsEntry("iban", "GB29NWBK60161331926819")
        .containsEntry("type_code", "380");
  }

  @Test
  void shouldReadGermanNotationWhenTheValuesStandBelowTheirLabels() {
    // given
    PagedDocument document =
        TestPage.page()
            .text(40, 40, "Rechnung")
            .text(40, 100, "Rechnungs-Nr.")
            .text(200, 100, "Rechnungsdatum")
            .text(40, 114, "R-10077")
            .text(200, 114, "03.02.2026")
            .text(300, 500, "Nettobetrag")
            .textEndingAt(560, 500, "1.000,00 €")
            .text(300, 514, "zzgl. 19 % MwSt.")
            .textEndingAt(560, 514, "190,00 €")
            .text(300, 528, "Gesamtbetrag")
            .textEndingAt(560, 528, "1.190,00 €")
            .document();

    // when
    Map<String, String> values = values(extractor.extract(document));

    // then
    assertThat(values)
        .containsEntry("invoice_number", "R-10077")
        .containsEntry("issue_date", "2026-02-03")
        .containsEntry("net", "1000.00")
        .containsEntry("tax", "190.00")
        .containsEntry("total", "1190.00")
        .containsEntry("currency", "EUR");
  }

  @Test
  void shouldSayWhereAFieldStandsWhenItIsFound() {
    // given
    PagedDocument document =
        TestPage.page().text(40, 100, "Total:").text(100, 100, "$250.00").document();

    // when
    Field total = extractor.extract(document).fields().get("total");

    // then
    assertThat(total.page()).isEqualTo(1);
    assertThat(total.box().x()).isEqualTo(100);
    assertThat(total.confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void shouldFindNothingWhenThePageIsEmpty() {
    // given
    PagedDocument document = TestPage.page().document();

    // when
    Extraction extraction = extractor.extract(document);

    // then
    assertThat(extraction.fields()).isEmpty();
    assertThat(extraction.lineItems()).isEmpty();
  }

  @Test
  void shouldEndSoonWhenAPageIsFullOfLabelsAndAmounts() {
    // given
    TestPage page = TestPage.page();
    for (int row = 0; row < 400; row++) {
      page.text(
          5, row * 2, "Total 1.00 Net 2.00 Tax 3.00 Invoice no. 4711 Date 01.02.2026 Total 9");
    }
    PagedDocument document = page.document();

    // when
    Extraction extraction =
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> extractor.extract(document));

    // then
    assertThat(extraction.fields()).containsKey("total");
  }

  private static Map<String, String> values(Extraction extraction) {
    return extraction.fields().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
  }
}
