package dev.pitcrew.spreadsheets.mark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Marks the cells of a workbook. */
final class Marker {

  private static final String AUTHOR = "Pitcrew";

  /** Always true, and known again when the copy comes back. */
  private static final String RULE = "N(\"to correct\")=0";

  private static final Pattern CELL =
      Pattern.compile("(?:'?(?<sheet>.+?)'?!)?(?<cell>\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6})");
  private static final int RANGES_PER_RULE = 400;
  private static final int MARKED_MAX = 2_000;
  private static final int COMMENT_CHARS_MAX = 2_000;
  private static final int COMMENT_COLUMNS = 4;
  private static final int COMMENT_ROWS = 5;

  private Marker() {}

  static void mark(Workbook workbook, List<Mark> marks) {
    unmark(workbook);
    var found = new LinkedHashMap<Sheet, Map<CellAddress, List<Mark>>>();
    var listed = new ArrayList<Summary.Line>();
    for (var mark : marks) {
      var matcher = CELL.matcher(mark.cell() == null ? "" : mark.cell());
      boolean isCell = matcher.matches();
      var named = isCell && matcher.group("sheet") != null ? matcher.group("sheet") : mark.sheet();
      var sheet = sheet(workbook, named);
      var address = isCell ? address(workbook, matcher.group("cell")) : null;
      if (sheet != null && address != null) {
        found
            .computeIfAbsent(sheet, any -> new LinkedHashMap<>())
            .computeIfAbsent(address, any -> new ArrayList<>())
            .add(mark);
      }
      listed.add(new Summary.Line(sheet == null ? named : sheet.getSheetName(), address, mark));
    }
    found.forEach(Marker::colour);
    found.forEach((sheet, cells) -> cells.forEach((cell, why) -> comment(sheet, cell, why)));
    Summary.write(workbook, listed);
  }

  private static void unmark(Workbook workbook) {
    int old = workbook.getSheetIndex(Summary.NAME);
    if (old >= 0 && workbook.getNumberOfSheets() > 1) {
      workbook.removeSheetAt(old);
    }
    for (var sheet : workbook) {
      var rules = sheet.getSheetConditionalFormatting();
      for (int i = rules.getNumConditionalFormattings() - 1; i >= 0; i--) {
        var rule = rules.getConditionalFormattingAt(i);
        if (rule.getNumberOfRules() == 1 && RULE.equals(rule.getRule(0).getFormula1())) {
          rules.removeConditionalFormatting(i);
        }
      }
      List.copyOf(sheet.getCellComments().entrySet()).stream()
          .filter(entry -> AUTHOR.equals(entry.getValue().getAuthor()))
          .map(entry -> cell(sheet, entry.getKey()))
          .forEach(org.apache.poi.ss.usermodel.Cell::removeCellComment);
    }
  }

  private static @Nullable Sheet sheet(Workbook workbook, @Nullable String name) {
    if (workbook.getNumberOfSheets() == 0) {
      return null;
    }
    return name == null || name.isBlank() ? workbook.getSheetAt(0) : workbook.getSheet(name);
  }

  private static @Nullable CellAddress address(Workbook workbook, String cell) {
    var address = new CellAddress(cell.replace("$", "").toUpperCase(java.util.Locale.ROOT));
    SpreadsheetVersion version = workbook.getSpreadsheetVersion();
    return address.getRow() <= version.getLastRowIndex()
            && address.getColumn() <= version.getLastColumnIndex()
        ? address
        : null;
  }

  /** By a rule on top, so that the cells' own formats stay. */
  private static void colour(Sheet sheet, Map<CellAddress, List<Mark>> cells) {
    var rules = sheet.getSheetConditionalFormatting();
    var ranges =
        cells.keySet().stream()
            .limit(MARKED_MAX)
            .map(
                at ->
                    new CellRangeAddress(at.getRow(), at.getRow(), at.getColumn(), at.getColumn()))
            .toList();
    for (int from = 0; from < ranges.size(); from += RANGES_PER_RULE) {
      var rule = rules.createConditionalFormattingRule(RULE);
      var fill = rule.createPatternFormatting();
      fill.setFillBackgroundColor(IndexedColors.ROSE.getIndex());
      fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
      rules.addConditionalFormatting(
          ranges
              .subList(from, Math.min(ranges.size(), from + RANGES_PER_RULE))
              .toArray(CellRangeAddress[]::new),
          rule);
    }
  }

  private static void comment(Sheet sheet, CellAddress at, List<Mark> why) {
    var cell = cell(sheet, at);
    var text = new StringBuilder();
    for (var mark : why) {
      text.append(text.isEmpty() ? "" : "\n").append(Summary.message(mark));
    }
    var earlier = cell.getCellComment();
    if (earlier != null) {
      // What somebody wrote there stays readable.
      text.append("\n\n").append(earlier.getString().getString());
      cell.removeCellComment();
    }
    var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
    anchor.setCol1(at.getColumn() + 1);
    anchor.setCol2(at.getColumn() + 1 + COMMENT_COLUMNS);
    anchor.setRow1(at.getRow());
    anchor.setRow2(at.getRow() + COMMENT_ROWS);
    var drawing =
        sheet.getDrawingPatriarch() == null
            ? sheet.createDrawingPatriarch()
            : sheet.getDrawingPatriarch();
    var comment = drawing.createCellComment(anchor);
    comment.setString(
        sheet
            .getWorkbook()
            .getCreationHelper()
            .createRichTextString(text.substring(0, Math.min(text.length(), COMMENT_CHARS_MAX))));
    comment.setAuthor(AUTHOR);
    cell.setCellComment(comment);
  }

  private static org.apache.poi.ss.usermodel.Cell cell(Sheet sheet, CellAddress at) {
    var row = sheet.getRow(at.getRow());
    row = row == null ? sheet.createRow(at.getRow()) : row;
    var cell = row.getCell(at.getColumn());
    return cell == null ? row.createCell(at.getColumn()) : cell;
  }
}
