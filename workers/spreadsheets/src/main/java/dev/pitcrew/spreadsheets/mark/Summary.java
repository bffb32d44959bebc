package dev.pitcrew.spreadsheets.mark;

import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.jspecify.annotations.Nullable;

/** The sheet that lists what is to be corrected, with a link to each cell. */
final class Summary {

  static final String NAME = dev.pitcrew.spreadsheets.TableFile.TO_CORRECT;

  private static final List<String> TITLES =
      List.of("Sheet", "Cell", "What stands there", "What was expected", "In short");
  private static final int[] WIDTHS = {18, 10, 26, 40, 70};
  private static final int WIDTH_UNIT = 256;
  private static final int LINES_MAX = 5_000;
  private static final int TEXT_MAX = 1_000;

  private Summary() {}

  /** One line of it. */
  record Line(@Nullable String sheet, @Nullable CellAddress cell, Mark mark) {}

  static void write(Workbook workbook, List<Line> lines) {
    var sheet = workbook.createSheet(NAME);
    var bold = workbook.createCellStyle();
    var font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    var text = workbook.createCellStyle();
    text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    text.setWrapText(true);
    text.setQuotePrefixed(true);
    var link = workbook.createCellStyle();
    var blue = workbook.createFont();
    blue.setColor(IndexedColors.BLUE.getIndex());
    blue.setUnderline(org.apache.poi.ss.usermodel.Font.U_SINGLE);
    link.setFont(blue);
    put(
        sheet.createRow(0),
        0,
        lines.size() == 1
            ? "One thing is to be corrected."
            : "%,d things are to be corrected.".formatted(lines.size()),
        bold);
    put(
        sheet.createRow(1),
        0,
        "The cells are coloured and say in a comment what was expected. Correct them in their sheet and send this file back.",
        null);
    var titles = sheet.createRow(3);
    for (int i = 0; i < TITLES.size(); i++) {
      put(titles, i, TITLES.get(i), bold);
      sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_UNIT);
    }
    for (int i = 0; i < Math.min(lines.size(), LINES_MAX); i++) {
      line(workbook, sheet.createRow(4 + i), lines.get(i), text, link);
    }
    sheet.createFreezePane(0, 4);
    int index = workbook.getSheetIndex(sheet);
    for (var other : workbook) {
      // Two selected sheets would be edited together.
      other.setSelected(false);
    }
    workbook.setActiveSheet(index);
    workbook.setSelectedTab(index);
    sheet.setSelected(true);
  }

  private static void line(Workbook workbook, Row row, Line line, CellStyle text, CellStyle link) {
    put(row, 0, line.sheet() == null ? "" : line.sheet(), text);
    if (line.cell() != null && line.sheet() != null && workbook.getSheet(line.sheet()) != null) {
      var to = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      to.setAddress(
          "'%s'!%s".formatted(line.sheet().replace("'", "''"), line.cell().formatAsString()));
      put(row, 1, line.cell().formatAsString(), link).setHyperlink(to);
    } else {
      put(row, 1, line.mark().cell() == null ? "" : line.mark().cell(), text);
    }
    put(row, 2, line.mark().value() == null ? "" : line.mark().value(), text);
    put(row, 3, line.mark().expected() == null ? "" : line.mark().expected(), text);
    put(row, 4, message(line.mark()), text);
  }

  private static org.apache.poi.ss.usermodel.Cell put(
      Row row, int column, String value, @Nullable CellStyle style) {
    var cell = row.createCell(column);
    cell.setCellValue(value.substring(0, Math.min(value.length(), TEXT_MAX)));
    if (style != null) {
      cell.setCellStyle(style);
    }
    return cell;
  }

  static String message(Mark mark) {
    if (mark.message() != null && !mark.message().isBlank()) {
      return mark.message();
    }
    return mark.expected() == null ? "Please check." : "Expected " + mark.expected() + ".";
  }
}
