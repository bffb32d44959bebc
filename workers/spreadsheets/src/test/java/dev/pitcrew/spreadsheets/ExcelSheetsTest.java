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
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcelSheetsTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.required("id", Kind.TEXT),
          Column.optional("price", Kind.NUMBER),
          Column.optional("day", Kind.DAY));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadTypedCellsOfBothFormats(boolean modern) throws IOException {
    // given
    var bytes =
        workbook(
            modern,
            book -> {
              var sheet = book.createSheet("Data");
              header(sheet);
              var padded = book.createCellStyle();
              padded.setDataFormat(book.createDataFormat().getFormat("00000"));
              var date = book.createCellStyle();
              date.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
              var row = sheet.createRow(1);
              row.createCell(0).setCellValue(815);
              row.getCell(0).setCellStyle(padded);
              row.createCell(1).setCellValue(0.1 + 0.2);
              row.createCell(2).setCellValue(LocalDate.of(2026, 4, 3));
              row.getCell(2).setCellStyle(date);
              var text = sheet.createRow(2);
              text.createCell(0).setCellValue("0017");
              text.createCell(1).setCellValue("12,50");
              text.createCell(2).setCellValue("2026-04-03");
            });

    // when
    var table = table(bytes);

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().get(0).text("id")).contains("00815");
    assertThat(table.rows().get(0).number("price")).contains(new BigDecimal("0.3"));
    assertThat(table.rows().get(0).day("day")).contains(LocalDate.of(2026, 4, 3));
    assertThat(table.rows().get(1).text("id")).contains("0017");
    assertThat(table.rows().get(1).number("price")).contains(new BigDecimal("12.50"));
    assertThat(table.rows().get(1).day("day")).contains(LocalDate.of(2026, 4, 3));
  }

  @Test
  void shouldNameCellsThatHoldNoValue() throws IOException {
    // given
    var bytes =
        workbook(
            true,
            book -> {
              var sheet = book.createSheet("Data");
              header(sheet);
              var row = sheet.createRow(1);
              row.createCell(0).setCellValue("1");
              row.createCell(1).setCellFormula("1/0");
              var calculated = sheet.createRow(2);
              calculated.createCell(0).setCellValue("2");
              calculated.createCell(1).setCellFormula("1+1");
              calculated.createCell(2).setCellValue(45000.5);
              book.getCreationHelper()
                  .createFormulaEvaluator()
                  .evaluateFormulaCell(calculated.getCell(1));
              book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(1));
              var never = sheet.createRow(3);
              never.createCell(0).setCellValue("3");
              never.createCell(1).setCellFormula("2+2");
              var merged = sheet.createRow(4);
              merged.createCell(0).setCellValue("4");
              sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 0));
            });

    // when
    var table = table(bytes);

    // then
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.xlsx, sheet Data, cell B2 (price): Expected a value, but it shows #DIV/0!.",
            "t.xlsx, sheet Data, cell C3 (day): Expected a date such as 2026-12-31, but found '45000.5'.",
            "t.xlsx, sheet Data, cell B4 (price): Expected a value, but its formula was never calculated; open the file in a spreadsheet program and save it.",
            "t.xlsx, sheet Data, cell A5 (id): Expected a cell of its own, but it is merged with others. Unmerge them.");
    assertThat(table.rows().get(1).number("price")).contains(new BigDecimal("2"));
  }

  @Test
  void shouldAskForTheSheetWhenThereAreSeveral() throws IOException {
    // given
    var bytes =
        workbook(
            true,
            book -> {
              header(book.createSheet("One"));
              header(book.createSheet("Two"));
              header(book.createSheet("Secret"));
              book.createSheet("Empty");
              book.setSheetHidden(2, true);
            });
    var file = Spreadsheet.read("t.xlsx", bytes);

    // when, then
    assertThat(file.sheet("two").name()).isEqualTo("Two");
    assertThatThrownBy(() -> file.sheet(null))
        .hasMessage(
            "Expected one sheet in t.xlsx, but it has several: One, Two, Secret, Empty. Say which one (--sheet).");
    assertThatThrownBy(() -> file.sheet("Three"))
        .hasMessage("Expected a sheet 'Three' in t.xlsx, but it has: One, Two, Secret, Empty.");
  }

  @Test
  void shouldCountRowsThatNobodySees() throws IOException {
    // given
    var bytes =
        workbook(
            true,
            book -> {
              var sheet = book.createSheet("Data");
              header(sheet);
              sheet.createRow(1).createCell(0).setCellValue("1");
              sheet.createRow(2).createCell(0).setCellValue("2");
              sheet.getRow(2).setZeroHeight(true);
            });

    // when
    var table = table(bytes);

    // then
    assertThat(table.rows()).hasSize(2);
    assertThat(table.hiddenRows()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAFileThatIsBrokenOrHostile() throws IOException {
    // given
    var entities =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><a>&e;</a></worksheet>";

    // when, then
    for (var bytes :
        List.of(
            "PK\u0003\u0004 broken".getBytes(StandardCharsets.ISO_8859_1),
            zip("anything.txt", "hello".getBytes(StandardCharsets.UTF_8)),
            zip("[Content_Types].xml", entities.getBytes(StandardCharsets.UTF_8)))) {
      assertThatThrownBy(() -> Spreadsheet.read("t.xlsx", bytes))
          .isInstanceOf(UnreadableFile.class)
          .hasMessage(
              "Expected t.xlsx to be a spreadsheet (xlsx, xls, ods or csv), but it is broken or of another kind.");
    }
    var bomb = zip("xl/workbook.xml", new byte[60_000_000]);
    assertThatThrownBy(() -> Spreadsheet.read("t.xlsx", bomb))
        .hasMessage(
            "Expected a sheet of at most 16 MB unpacked in t.xlsx, but it is larger. Save it as csv or split it.");
  }

  private static void header(org.apache.poi.ss.usermodel.Sheet sheet) {
    var row = sheet.createRow(0);
    row.createCell(0).setCellValue("id");
    row.createCell(1).setCellValue("price");
    row.createCell(2).setCellValue("day");
  }

  private static byte[] workbook(boolean modern, Consumer<Workbook> fill) throws IOException {
    try (Workbook book = modern ? new XSSFWorkbook() : new HSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      fill.accept(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] zip(String entry, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static Table table(byte[] bytes) {
    var file = Spreadsheet.read("t.xlsx", bytes);
    return Table.read("t.xlsx", file.sheet(null), COLUMNS, null, Set.of());
  }
}
