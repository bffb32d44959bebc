package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReceiptExtractorTest {
  private final ReceiptExtractor extractor = new ReceiptExtractor();

  @Test
  void shouldLeaveTheDateOpenWhenNothingTellsWhichNumberIsTheDay() {
    // when
    ReceiptExtraction receipt =
        extract(
            "CORNER COFFEE",
            "Receipt 10442",
            "03/04/2026 09:12",
            "Latte      4.50",
            "Total      4.50");

    // then
    assertThat(receipt.fields().get("date").value()).isIn("2026-04-03", "2026-03-04");
    assertThat(receipt.fields().get("date").confidence()).isLessThanOrEqualTo(0.5);
    assertThat(receipt.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("date-ambiguous");
              assertThat(finding.field()).isEqualTo("date");
              assertThat(finding.message()).contains("2026-04-03").contains("2026-03-04");
            });
  }

  @Test
  void shouldTakeTheDayFirstWhenTheTaxIdIsBritish() {
    // when
    ReceiptExtraction receipt =
        extract(
            "CORNER COFFEE LTD",
            "22 Mill Road, London",
            "VAT Reg No GB123456789",
            "03/04/2026 09:12",
            "Latte      £4.50",
            "Total      £4.50");

    // then
    assertThat(receipt.fields().get("date").value()).isEqualTo("2026-04-03");
    assertThat(receipt.findings()).isEmpty();
  }

  @Test
  void shouldTakeTheMonthFirstWhenTheAddressIsAmerican() {
    // when
    ReceiptExtraction receipt =
        extract(
            "CORNER COFFEE LLC",
            "22 Mill Road, Austin, TX 78701",
            "03/04/2026 09:12",
            "Latte      $4.50",
            "Sales Tax  $0.37",
            "Total      $4.87");

    // then
    assertThat(receipt.fields().get("date").value()).isEqualTo("2026-03-04");
    assertThat(receipt.fields().get("currency").value()).isEqualTo("USD");
    assertThat(receipt.findings()).isEmpty();
  }

  @Test
  void shouldFollowTheOtherDateWhenOnlyThatOneIsCertain() {
    // when
    ReceiptExtraction receipt =
        extract(
            "HOTEL SUNRISE",
            "Arrival   05/28/2026",
            "Departure 06/02/2026",
            "Room      240.00",
            "Total     240.00");

    // then
    assertThat(receipt.fields().get("date").value()).isEqualTo("2026-06-02");
    assertThat(codes(receipt)).doesNotContain("date-ambiguous");
  }

  @Test
  void shouldNotAskAboutTheDateWhenDotsPartIt() {
    // when
    ReceiptExtraction receipt =
        extract("CORNER COFFEE", "03.04.2026 09:12", "Latte      4.50", "Total      4.50");

    // then
    assertThat(receipt.fields().get("date").value()).isEqualTo("2026-04-03");
    assertThat(receipt.findings()).isEmpty();
  }

  @Test
  void shouldLeaveTheTotalOpenWhenItsPointMayPartThousands() {
    // when
    ReceiptExtraction receipt = extract("CORNER COFFEE", "2026-04-03", "Total      1.234");

    // then
    assertThat(codes(receipt)).containsExactly("amount-ambiguous");
    assertThat(receipt.fields().get("total").confidence()).isLessThanOrEqualTo(0.5);
  }

  @Test
  void shouldTakeWhatWasAskedForWhenMoreWasHandedOver() {
    // when
    Map<String, Field> fields =
        extract(
                "BISTRO AM MARKT",
                "Tagesgericht        12,90",
                "Apfelschorle         3,60",
                "SUMME EUR           16,50",
                "Gegeben BAR         20,00",
                "Rückgeld             3,50",
                "14.03.2026 12:31")
            .fields();

    // then
    assertThat(fields.get("total").value()).isEqualTo("16.50");
    assertThat(fields.get("payment").value()).isEqualTo("cash");
    assertThat(fields.get("time").value()).isEqualTo("12:31");
  }

  @Test
  void shouldGiveEachRateWhenTaxIsPrintedByRate() {
    // when
    ReceiptExtraction receipt =
        extract(
            "SUPERMARKT NORD GMBH",
            "Brot                 2,14 B",
            "Spülmittel           3,57 A",
            "SUMME EUR            5,71",
            "Karte                5,71",
            "A 19,0%  Netto 3,00  0,57",
            "B  7,0%  Netto 2,00  0,14",
            "02.05.2026 18:20");

    // then
    assertThat(receipt.taxes())
        .extracting(t -> t.rate() + ": " + t.net() + " + " + t.tax())
        .containsExactly("7: 2.00 + 0.14", "19: 3.00 + 0.57");
    assertThat(receipt.fields().get("tax").value()).isEqualTo("0.71");
    assertThat(receipt.fields().get("payment").value()).isEqualTo("card");
  }

  @Test
  void shouldBelieveTheSumsWhenReadingsDisagreeOnTheTotal() {
    // given
    PagedDocument first =
        Printed.document(
            Source.OCR,
            "TEA HOUSE",
            "Sub Total  21.00",
            "GST 6%  1.26",
            "NET TOTAL  20.05",
            "Cash  50.00",
            "Change  27.74");
    PagedDocument second =
        Printed.document(
            Source.OCR,
            "TEA HOUSE",
            "Sub Total  21.00",
            "GST 6%  1.26",
            "NET TOTAL  22.26",
            "Cash  50.00",
            "Change  27.74");

    // when
    Map<String, Field> fields = extractor.extract(List.of(first, second)).fields();

    // then
    assertThat(fields.get("total").value()).isEqualTo("22.26");
  }

  @Test
  void shouldFindNothingWhenThereIsNothingOfAReceipt() {
    // when
    ReceiptExtraction receipt = extract("~", ".");

    // then
    assertThat(receipt.fields()).isEmpty();
    assertThat(receipt.taxes()).isEmpty();
    assertThat(codes(receipt)).containsExactly("illegible");
  }

  @Test
  void shouldEndSoonWhenAPageIsFullOfFigures() {
    // given
    String[] lines = new String[900];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          ("TOTAL 1%d.%02d GST %d.%d%% 12.3%d ")
              .formatted(i, i % 100, i % 30, i % 10, i % 10)
              .repeat(20);
    }

    // then
    assertTimeoutPreemptively(Duration.ofMinutes(5), () -> extract(lines));
  }

  private ReceiptExtraction extract(String... lines) {
    return extractor.extract(List.of(Printed.text(lines)));
  }

  private static List<String> codes(ReceiptExtraction receipt) {
    return receipt.findings().stream().map(Finding::code).toList();
  }
}
