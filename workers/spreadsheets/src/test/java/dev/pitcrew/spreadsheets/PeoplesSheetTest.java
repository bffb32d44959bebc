package dev.pitcrew.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.spreadsheets.Column.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as people make them: their own words, total lines, hidden rows, merged cells. */
final class PeoplesSheetTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.required("date", Kind.DAY).withAliases("Datum", "Transaction Date"),
          Column.required("amount", Kind.MONEY).withAliases("Betrag", "Cost"),
          Column.optional("merchant", Kind.TEXT).withAliases("Vendor"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "12,50 €|12.50|EUR",
        "EUR 12.50|12.50|EUR",
        "€12.50|12.50|EUR",
        "1.234,50 EUR|1234.50|EUR",
        "CHF 1'234.50|1234.50|CHF",
        "£7|7|GBP",
        "(12.50)|-12.50|",
        "-12.50 €|-12.50|EUR",
        "€ -12.50|-12.50|EUR",
        "12.50-|-12.50|",
        "US$ 3.20|3.20|USD",
        "12,50 zł|12.50|PLN",
        "1 234,50 €|1234.50|EUR"
      })
  void shouldReadAnAmountWithItsCurrency(String written, String amount, String currency) {
    // when
    var table = csv("Date;Amount\n2026-04-03;" + written + "\n", null);

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().money("amount"))
        .contains(new Money(new BigDecimal(amount), currency));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$5", "¥5", "5 kr"})
  void shouldAskWhichCurrencyASignMeans(String written) {
    // when
    var table = csv("Date;Amount\n2026-04-03;" + written + "\n", null);

    // then
    assertThat(table.problems())
        .extracting(TableProblem::code)
        .containsExactly(TableProblem.Code.AMBIGUOUS);
    assertThat(table.problems().getFirst().readings()).hasSizeGreaterThan(1);
  }

  @Test
  void shouldKnowTheDollarWhenTheCountryOrTheHeadingTells() {
    // when
    var byCountry = csv("Date;Amount\n2026-04-03;$5\n", Locale.US);
    var byHeading = csv("Date;Amount (CAD)\n2026-04-03;$5\n", null);

    // then
    assertThat(byCountry.rows().getFirst().money("amount").orElseThrow().currency())
        .isEqualTo("USD");
    assertThat(byHeading.rows().getFirst().money("amount").orElseThrow().currency())
        .isEqualTo("CAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 apples", "EUR", "12.50 EUR gross", "XYZ 5", "1e5", "--5"})
  void shouldRefuseWhatIsNoAmount(String written) {
    // when
    var table = csv("Date;Amount;Vendor\n2026-04-03;" + written + ";a\n", null);

    // then
    assertThat(table.problems())
        .extracting(TableProblem::message)
        .containsExactly("Expected an amount, but found '%s'.".formatted(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3. April 2026|2026-04-03",
        "03-Apr-2026|2026-04-03",
        "Apr 3, 2026|2026-04-03",
        "April 3rd, 2026|2026-04-03",
        "3 avril 2026|2026-04-03",
        "3 März 2026|2026-03-03",
        "2026-04-03 14:22|2026-04-03",
        "2026-04-03T14:22:01.123|2026-04-03",
        "03.04.2026 09:15|2026-04-03"
      })
  void shouldReadADayWrittenInWordsOrWithATime(String written, LocalDate day) {
    // when
    var table = csv("Date;Amount\n" + written + ";5\n", null);

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().day("date")).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "Transaction date,Kosten,false",
    "DATE,Total cost (EUR),true",
    "Datum der Ausgabe,Betrag in €,true",
    "Dtae,Amuont,false",
    "datum,Ammount,true"
  })
  void shouldFindColumnsByWordsAndSlips(String date, String amount, boolean found) {
    // when
    var table = csv(date + ";" + amount + ";Other\n2026-04-03;5;x\n", null);

    // then
    assertThat(table.problems().isEmpty()).isEqualTo(found);
    assertThat(table.rows()).hasSize(found ? 1 : 0);
  }

  @Test
  void shouldTakeTheEarlierAliasWhenTwoColumnsFit() {
    // when
    var table = csv("Transaction Date;Datum;Amount\n2026-04-01;2026-04-03;5\n", null);

    // then
    assertThat(table.rows().getFirst().day("date")).contains(LocalDate.of(2026, 4, 3));
  }

  @Test
  void shouldNameAColumnThatIsThereTwice() {
    // when
    var table = csv("Date;Amount;amount\n2026-04-01;5;6\n", null);

    // then
    assertThat(table.problems())
        .extracting(TableProblem::code)
        .containsExactly(TableProblem.Code.DUPLICATE_COLUMN);
  }

  @Test
  void shouldTellTotalsNotesAndHeadersFromDataAndDataThatIsWrongFromNotes() {
    // when
    var table =
        csv(
            "Date;Amount;Vendor\n2026-04-01;5;Total\nSubtotal:;5;\nDate;Amount;Vendor\n2026-04-02;;Total Energies\n;7;\n"
                + "2026-04-03;8;Sum\nTotal (EUR);20;\n;;\nI confirm that all of this is true.;;\n31.13.2026;;\n",
            null);

    // then
    assertThat(table.rows()).extracting(TableRow::number).containsExactly(2, 5, 6, 7, 10, 11);
    assertThat(table.skipped())
        .extracting(row -> row.number() + " " + row.why().text())
        .containsExactly("3 total", "4 header", "8 total");
    assertThat(table.problems())
        .extracting(TableProblem::cell)
        .containsExactly("B5", "A6", "A10", "B10", "A11", "B11");
  }

  @Test
  void shouldLeaveOutNotesBelowTheTable() {
    // when
    var table =
        csv("Date;Amount\n2026-04-01;5\n\nI confirm that this is true.;\nSignature: Ada;\n", null);

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.skipped())
        .extracting(row -> row.number() + " " + row.why().text() + " " + row.text())
        .containsExactly("4 note I confirm that this is true.", "5 note Signature: Ada");
  }

  @Test
  void shouldTellOfHiddenRowsAndColumnsAndLeaveRowsOutWhenToldTo() throws IOException {
    // given
    var bytes =
        workbook(
            book -> {
              var sheet = book.createSheet("Data");
              row(sheet.createRow(0), "Date", "Amount", "Vendor");
              row(sheet.createRow(1), "2026-04-01", "5", "a");
              row(sheet.createRow(2), "2026-04-02", "6", "b");
              sheet.getRow(2).setZeroHeight(true);
              sheet.setColumnHidden(1, true);
            });
    var file = Spreadsheet.read("t.xlsx", bytes);

    // when
    var read = Table.read("t.xlsx", file.sheet(null), TableSpec.ofPeople(COLUMNS, null));
    var skipped =
        Table.read(
            "t.xlsx",
            file.sheet(null),
            new TableSpec(
                COLUMNS,
                null,
                null,
                Set.of(),
                TableSpec.Strictness.PEOPLE,
                TableSpec.HiddenRows.SKIP));

    // then
    assertThat(read.rows()).extracting(TableRow::hidden).containsExactly(false, true);
    assertThat(read.hiddenRows()).isOne();
    assertThat(file.sheet(null).hiddenColumns()).containsExactly(2);
    assertThat(skipped.rows()).hasSize(1);
    assertThat(skipped.skipped())
        .extracting(SkippedRow::why)
        .containsExactly(SkippedRow.Why.HIDDEN);
  }

  @Test
  void shouldRepeatMergedTextAndNeverAMergedAmount() throws IOException {
    // given
    var bytes =
        workbook(
            book -> {
              var sheet = book.createSheet("Data");
              row(sheet.createRow(0), "Date", "Amount", "Vendor");
              row(sheet.createRow(1), "2026-04-01", "5", "Hotel");
              row(sheet.createRow(2), "2026-04-02", "6", null);
              row(sheet.createRow(3), "2026-04-03", "7", "x");
              row(sheet.createRow(4), "2026-04-04", null, "y");
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
              sheet.addMergedRegion(new CellRangeAddress(3, 4, 1, 1));
            });

    // when
    var table =
        Table.read(
            "t.xlsx",
            Spreadsheet.read("t.xlsx", bytes).sheet(null),
            TableSpec.ofPeople(COLUMNS, null));

    // then
    assertThat(table.rows().get(1).text("merchant")).contains("Hotel");
    assertThat(table.problems())
        .extracting(problem -> problem.cell() + " " + problem.code().text())
        .containsExactly("B4 merged", "B5 merged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#,##0.00 \"€\"|EUR",
        "[$CHF] #,##0.00|CHF",
        "[$€-407] #,##0.00|EUR",
        "[$$-409]#,##0.00|USD",
        "[$£-809]#,##0.00|GBP",
        "#,##0.00 \"EUR\"|EUR",
        "#,##0.00|"
      })
  void shouldReadTheCurrencyOfACellsFormat(String format, String currency) throws IOException {
    // given
    var bytes =
        workbook(
            book -> {
              var sheet = book.createSheet("Data");
              row(sheet.createRow(0), "Date", "Amount", "Vendor");
              row(sheet.createRow(1), "2026-04-01", null, "a");
              var cell = sheet.getRow(1).createCell(1);
              cell.setCellValue(12.5);
              var style = book.createCellStyle();
              style.setDataFormat(book.createDataFormat().getFormat(format));
              cell.setCellStyle(style);
            });

    // when
    var table =
        Table.read(
            "t.xlsx",
            Spreadsheet.read("t.xlsx", bytes).sheet(null),
            TableSpec.ofPeople(COLUMNS, null));

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().money("amount"))
        .contains(new Money(new BigDecimal("12.5"), currency));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadDaysOfBothEpochs(boolean from1904) throws IOException {
    // given
    var bytes =
        workbook(
            book -> {
              var modern = (XSSFWorkbook) book;
              modern.getCTWorkbook().getWorkbookPr().setDate1904(from1904);
              var sheet = book.createSheet("Data");
              row(sheet.createRow(0), "Date", "Amount", "Vendor");
              row(sheet.createRow(1), null, "5", "a");
              var cell = sheet.getRow(1).createCell(0);
              cell.setCellValue(from1904 ? 46115 - 1462 : 46115);
              var style = book.createCellStyle();
              style.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
              cell.setCellStyle(style);
            });

    // when
    var table =
        Table.read(
            "t.xlsx",
            Spreadsheet.read("t.xlsx", bytes).sheet(null),
            TableSpec.ofPeople(COLUMNS, null));

    // then
    assertThat(table.rows().getFirst().day("date")).contains(LocalDate.of(2026, 4, 3));
  }

  @Test
  void shouldChooseTheSheetWhoseHeaderFitsBest() throws IOException {
    // given
    var bytes =
        workbook(
            book -> {
              row(book.createSheet("How to").createRow(0), "Amount", "is what you paid");
              row(book.createSheet("Claim").createRow(3), "Datum", "Betrag", "Vendor");
              row(book.createSheet("What to correct").createRow(3), "Date", "Amount", "Vendor");
              row(book.createSheet("Old").createRow(0), "Date", "Amount", "Merchant");
              book.setSheetHidden(3, true);
            });

    // when
    try (var file = TableFile.open("t.xlsx", bytes)) {
      var meant = file.meant("t.xlsx", TableSpec.ofPeople(COLUMNS, null), null);

      // then
      assertThat(meant).extracting(SheetRows::name).containsExactly("Claim");
      assertThat(file.meant("t.xlsx", TableSpec.ofPeople(COLUMNS, null), "old")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><table>", "<?xml version='1.0'?><Workbook>", "\t\u0004\u0004"})
  void shouldRefuseWhatIsOnlyNamedAsASheet(String begin) {
    assertThatThrownBy(() -> csv(begin + "\nDate;Amount\n2026-04-01;5\n", null))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("ave it as xlsx");
  }

  private static void row(org.apache.poi.ss.usermodel.Row row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null) {
        row.createCell(i).setCellValue(texts[i]);
      }
    }
  }

  private static Table csv(String text, Locale locale) {
    var file = Spreadsheet.read("t.csv", text.getBytes(StandardCharsets.UTF_8));
    return Table.read("t.csv", file.sheet(null), TableSpec.ofPeople(COLUMNS, locale));
  }

  private static byte[] workbook(Consumer<Workbook> fill) throws IOException {
    try (var book = new XSSFWorkbook()) {
      fill.accept(book);
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
