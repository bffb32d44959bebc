package dev.pitcrew.spreadsheets.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.Variables;
import dev.pitcrew.spreadsheets.Money;
import dev.pitcrew.spreadsheets.write.ColumnSpec.Type;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkbookWriterTest {

  private static final SheetSpec MONTHS =
      SheetSpec.of(
              "Months",
              List.of(
                  ColumnSpec.of("Month", Type.DATE),
                  ColumnSpec.money("Net", "EUR"),
                  ColumnSpec.formula("Tax", Type.MONEY, "ROUND({Net}*0.19,2)"),
                  ColumnSpec.formula("Share", Type.PERCENT, "{Net}/SUM({Net:column})")),
              List.of(
                  List.of(LocalDate.of(2026, 1, 1), new BigDecimal("100.10")),
                  List.of(LocalDate.of(2026, 2, 1), new BigDecimal("300.30"))))
          .withIntro(List.of("Figures", "by month"))
          .withTotals(Map.of("Net", Total.SUM, "Tax", Total.SUM));

  @Test
  void shouldCalculateFormulasAndTotalsWhenWritten() throws IOException {
    // when
    var bytes = WorkbookWriter.write(WorkbookSpec.of(MONTHS));

    // then
    try (var book = read(bytes)) {
      var sheet = book.getSheet("Months");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Figures");
      assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("Net");
      assertThat(sheet.getRow(4).getCell(0).getLocalDateTimeCellValue())
          .isEqualTo("2026-01-01T00:00:00");
      assertThat(sheet.getRow(4).getCell(2).getCellFormula()).isEqualTo("ROUND(B5*0.19,2)");
      assertThat(sheet.getRow(4).getCell(2).getNumericCellValue()).isEqualTo(19.02);
      assertThat(sheet.getRow(5).getCell(3).getCellFormula()).isEqualTo("B6/SUM($B$5:$B$6)");
      assertThat(sheet.getRow(5).getCell(3).getNumericCellValue()).isEqualTo(0.75);
      assertThat(sheet.getRow(6).getCell(1).getCellFormula()).isEqualTo("SUM(B5:B6)");
      assertThat(sheet.getRow(6).getCell(1).getNumericCellValue()).isEqualTo(400.4);
      assertThat(sheet.getRow(4).getCell(1).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.00 \"EUR\"");
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 4);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A4:D6");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+49 30 1", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0"})
  void shouldKeepTextTextWhenItBeginsAsAFormulaDoes(String text) throws IOException {
    // given
    var sheet =
        SheetSpec.of("A", List.of(ColumnSpec.of("Note", Type.TEXT)), List.of(List.of(text)));

    // when
    var bytes = WorkbookWriter.write(WorkbookSpec.of(sheet));
    var csv = CsvWriter.write(sheet);

    // then
    try (var book = read(bytes)) {
      var cell = book.getSheetAt(0).getRow(1).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).isEqualTo(text);
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }
    assertThat(csv.substring("Note\r\n".length())).matches("(?s)\"?'.*");
  }

  @Test
  void shouldWriteTheSameBytesWhenTheDayAndTheTimeZoneChange() {
    // given
    var spec =
        WorkbookSpec.of(
            MONTHS.withCharts(
                List.of(
                    new ChartSpec(
                        ChartSpec.Kind.BAR, "Net", "Month", List.of("Net", "Tax"), null))));
    var zone = TimeZone.getDefault();

    // when
    var first = WorkbookWriter.write(spec);
    byte[] second;
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      second = WorkbookWriter.write(spec);
    } finally {
      TimeZone.setDefault(zone);
    }

    // then
    assertThat(Arrays.equals(second, first)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"BAR", "LINE", "PIE"})
  void shouldDrawAChartOfTheTablesColumns(ChartSpec.Kind kind) throws IOException {
    // given
    var spec =
        WorkbookSpec.of(
            MONTHS.withCharts(
                List.of(new ChartSpec(kind, "Net", "Month", List.of("Net"), "H2:P18"))));

    // when
    var bytes = WorkbookWriter.write(spec);

    // then
    try (var book = read(bytes)) {
      var chart = book.getSheetAt(0).createDrawingPatriarch().getCharts().getFirst();
      assertThat(chart.getTitleText().getString()).isEqualTo("Net");
      var series = chart.getChartSeries().getFirst().getSeries(0);
      assertThat(series.getValuesData().getDataRangeReference()).isEqualTo("Months!$B$5:$B$6");
      assertThat(series.getCategoryData().getDataRangeReference()).isEqualTo("Months!$A$5:$A$6");
      assertThat(series.getValuesData().getPointAt(1)).isEqualTo(300.3);
    }
  }

  @Test
  void shouldReadTheSpecFromJson() throws IOException {
    // given
    var json =
        """
        {"title": "Trips", "sheets": [{
          "name": "Trips",
          "columns": [
            {"title": "Who", "type": "text", "width": 30},
            {"title": "Paid", "type": "money"},
            {"title": "Done", "type": "yes-no"}],
          "rows": [["Ada", {"amount": "12.50", "currency": "CHF"}, true], ["Eve", 7, null]],
          "totals": {"Paid": "sum"},
          "formulas": [{"cell": "F2", "label": "Mean", "formula": "AVERAGE({Paid:column})"}],
          "highlights": [{"column": "Paid", "when": "above", "value": 10, "look": "bad"}],
          "charts": [{"kind": "pie", "title": "Paid", "categories": "Who", "series": ["Paid"]}]}]}
        """;

    // when
    var spec = Variables.MAPPER.readValue(json, WorkbookSpec.class);

    // then
    try (var book = read(WorkbookWriter.write(spec))) {
      var sheet = book.getSheet("Trips");
      assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(12.5);
      assertThat(sheet.getRow(1).getCell(1).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.00 \"CHF\"");
      assertThat(sheet.getRow(1).getCell(2).getBooleanCellValue()).isTrue();
      assertThat(sheet.getRow(2).getCell(2)).isNull();
      assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(9.75);
      assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).isEqualTo("Mean");
      assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "HYPERLINK(\"http://x\")~stays in its workbook",
        "[1]Other!A1~stays in its workbook",
        "cmd|'/c calc'!A0~stays in its workbook",
        "SUM(~is none",
        "{Gross}*2~there is no 'Gross'"
      })
  void shouldRefuseAFormulaThatReachesOutOrIsNone(String formula, String why) {
    // given
    var spec =
        WorkbookSpec.of(
            SheetSpec.of(
                "A",
                List.of(
                    ColumnSpec.of("Net", Type.NUMBER),
                    ColumnSpec.formula("Bad", Type.NUMBER, formula)),
                List.of(List.of(1))));

    // then
    assertThatThrownBy(() -> WorkbookWriter.write(spec))
        .isInstanceOf(WorkbookSpecBroken.class)
        .hasMessageContaining(why);
  }

  @Test
  void shouldSayWhichCellDoesNotFitItsColumn() {
    // given
    var spec =
        WorkbookSpec.of(
            SheetSpec.of(
                "A",
                List.of(ColumnSpec.of("Day", Type.DATE)),
                List.of(List.of("2026-01-01"), List.of("soon"))));

    // then
    assertThatThrownBy(() -> WorkbookWriter.write(spec))
        .isInstanceOf(WorkbookSpecBroken.class)
        .hasMessage("Expected a date in cell A3 of sheet A, but found 'soon'.");
  }

  @Test
  void shouldLeaveNumbersAndQuoteTextInCsv() {
    // given
    var sheet =
        SheetSpec.of(
            "A",
            List.of(
                ColumnSpec.of("Text", Type.TEXT),
                ColumnSpec.of("Number", Type.NUMBER),
                ColumnSpec.money("Paid", "EUR")),
            List.of(
                Arrays.asList(
                    "a, \"b\"", new BigDecimal("-5.10"), new Money(BigDecimal.ONE, "CHF")),
                Arrays.asList("007", null, new Money(BigDecimal.TEN, "EUR"))));

    // then
    assertThat(CsvWriter.write(sheet))
        .isEqualTo("Text,Number,Paid\r\n\"a, \"\"b\"\"\",-5.10,1 CHF\r\n007,,10\r\n");
  }

  private static XSSFWorkbook read(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }
}
