package dev.pitcrew.spreadsheets.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.spreadsheets.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkedCopyTest {

  private static final List<Mark> MARKS =
      List.of(
          new Mark("Data", "B2", "x", "an amount", "Expected an amount, but found 'x'."),
          new Mark("Data", "B2", "x", "a value", "And a currency."),
          new Mark("Data", "D9", null, "a receipt", null),
          new Mark(null, null, null, null, "Expected a column 'Date', but it is missing."));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldMarkTheCellsAndLeaveTheRestAsItIs(boolean modern) throws IOException {
    // given
    var original = workbook(modern);

    // when
    var copy = MarkedCopy.of(modern ? "claim.xlsx" : "claim.xls", original, MARKS);

    // then
    assertThat(copy.fileName()).isEqualTo("claim-to-correct" + (modern ? ".xlsx" : ".xls"));
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(copy.bytes()))) {
      var sheet = book.getSheet("Data");
      var bad = sheet.getRow(1).getCell(1);
      assertThat(bad.getStringCellValue()).isEqualTo("x");
      assertThat(bad.getCellStyle().getDataFormatString()).isEqualTo("0.000");
      assertThat(bad.getCellComment().getString().getString())
          .contains("Expected an amount, but found 'x'.", "And a currency.", "mine");
      assertThat(sheet.getRow(1).getCell(2).getCellFormula()).isEqualTo("1+1");
      assertThat(sheet.getCellComment(new CellAddress("D9")).getString().getString())
          .contains("Expected a receipt.");
      assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isOne();
      var summary = book.getSheet("What to correct");
      assertThat(summary.getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("4 things are to be corrected.");
      assertThat(summary.getRow(4).getCell(1).getHyperlink().getAddress()).isEqualTo("'Data'!B2");
      assertThat(summary.getRow(7).getCell(4).getStringCellValue()).contains("is missing");
      assertThat(book.getActiveSheetIndex()).isEqualTo(book.getSheetIndex(summary));
    }
  }

  @Test
  void shouldTakeEarlierMarksAwayWhenACorrectedCopyIsMarkedAgain() throws IOException {
    // given
    var first = MarkedCopy.of("claim.xlsx", workbook(true), MARKS);

    // when
    var second =
        MarkedCopy.of(
            first.fileName(), first.bytes(), List.of(new Mark("Data", "A1", null, null, "Here.")));

    // then
    assertThat(second.fileName()).isEqualTo("claim-to-correct.xlsx");
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(second.bytes()))) {
      var sheet = book.getSheet("Data");
      assertThat(sheet.getCellComments()).containsOnlyKeys(new CellAddress("A1"));
      assertThat(
              sheet
                  .getSheetConditionalFormatting()
                  .getConditionalFormattingAt(0)
                  .getFormattingRanges())
          .extracting(range -> range.formatAsString())
          .containsExactly("A1");
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      assertThat(book.getSheet("What to correct").getLastRowNum()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGiveTheSameBytesTwice(boolean modern) throws IOException {
    // given
    var original = workbook(modern);

    // when
    var first = MarkedCopy.of("claim.xlsx", original, MARKS).bytes();
    var second = MarkedCopy.of("claim.xlsx", original, MARKS).bytes();

    // then
    assertThat(Arrays.equals(first, second)).isTrue();
  }

  @Test
  void shouldListAMarkWhoseSheetOrCellDoesNotExist() throws IOException {
    // when
    var copy =
        MarkedCopy.of(
            "claim.xlsx",
            workbook(true),
            List.of(
                new Mark("Gone", "B2", null, null, "One."),
                new Mark("Data", "ZZZ9", null, null, "Two."),
                new Mark(null, "Data!$C$2", null, null, "Three.")));

    // then
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(copy.bytes()))) {
      assertThat(book.getSheet("What to correct").getLastRowNum()).isEqualTo(6);
      assertThat(book.getSheet("Data").getCellComments())
          .containsOnlyKeys(new CellAddress("B2"), new CellAddress("C2"));
    }
  }

  @Test
  void shouldRefuseWhatItCannotRead() {
    assertThatThrownBy(() -> MarkedCopy.of("a.xlsx", new byte[] {'P', 'K', 3, 4, 9}, MARKS))
        .isInstanceOf(UnreadableFile.class);
  }

  private static byte[] workbook(boolean modern) throws IOException {
    try (Workbook book = modern ? new XSSFWorkbook() : new HSSFWorkbook()) {
      var sheet = book.createSheet("Data");
      sheet.createRow(0).createCell(0).setCellValue("Date");
      var row = sheet.createRow(1);
      var style = book.createCellStyle();
      style.setDataFormat(book.createDataFormat().getFormat("0.000"));
      row.createCell(1).setCellValue("x");
      row.getCell(1).setCellStyle(style);
      row.createCell(2).setCellFormula("1+1");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      if (modern) {
        var anchor = book.getCreationHelper().createClientAnchor();
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(book.getCreationHelper().createRichTextString("mine"));
        comment.setAuthor("Ada");
        row.getCell(1).setCellComment(comment);
      } else {
        var anchor = book.getCreationHelper().createClientAnchor();
        anchor.setRow2(3);
        anchor.setCol2(3);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(book.getCreationHelper().createRichTextString("mine"));
        comment.setAuthor("Ada");
        row.getCell(1).setCellComment(comment);
      }
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
