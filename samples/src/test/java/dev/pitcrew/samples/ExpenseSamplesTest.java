package dev.pitcrew.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExpenseSamplesTest {

  private static final int BYTES_MAX = 150_000;

  private final List<ExpenseSample> claims = ExpenseSamples.all();

  @Test
  void shouldShowWhatAClaimCanMeet() {
    assertThat(claims).extracting(ExpenseSample::outcome).contains("reimbursed", "refused");
    assertThat(claims)
        .flatExtracting(ExpenseSample::rules)
        .contains(
            "mileage",
            "per-diem",
            "lodging-dear-countries",
            "receipt-differs",
            "receipt-missing",
            "duplicate");
    assertThat(claims).anyMatch(claim -> claim.companyCard() != null);
    assertThat(claims).anyMatch(claim -> claim.corrected() != null);
    assertThat(claims).anyMatch(claim -> !claim.answers().isEmpty());
    assertThat(claims).anyMatch(claim -> claim.rate() != null);
  }

  @Test
  void shouldPackEveryFileThatAClaimNamesInFewBytes() {
    assertThat(
            claims.stream()
                .flatMap(
                    claim ->
                        Stream.concat(
                            Stream.of(claim.sheet(), claim.corrected()).filter(Objects::nonNull),
                            claim.receipts().stream())))
        .hasSizeGreaterThanOrEqualTo(15)
        .allSatisfy(name -> assertThat(ExpenseSamples.file(name)).hasSizeBetween(1, BYTES_MAX));
  }

  @Test
  void shouldSayOfEveryReceiptWhatStandsOnIt() throws IOException {
    // when
    List<String> labelled = new ArrayList<>();
    new ObjectMapper()
        .readTree(ExpenseSamples.file("MANIFEST.json"))
        .path("documents")
        .forEach(
            one -> {
              labelled.add(one.path("file").asText());
              assertThat(one.path("fields").has("total")).isTrue();
            });

    // then
    assertThat(labelled)
        .containsExactlyInAnyOrderElementsOf(
            claims.stream().flatMap(claim -> claim.receipts().stream()).toList());
  }

  @Test
  void shouldOfferASheetWithTheColumnsOfTheContract() throws IOException {
    try (var workbook =
        new XSSFWorkbook(new ByteArrayInputStream(ExpenseSamples.file(ExpenseSamples.TEMPLATE)))) {
      List<String> headings = new ArrayList<>();
      workbook.getSheet("Claim").getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
      assertThat(headings)
          .containsExactly(
              "Date",
              "Category",
              "Description",
              "Merchant",
              "Amount",
              "Currency",
              "Country",
              "Paid with",
              "Receipt",
              "Kilometres",
              "Days");
      assertThat(workbook.getSheet("Claim").getDataValidations()).hasSize(2);
    }
  }
}
