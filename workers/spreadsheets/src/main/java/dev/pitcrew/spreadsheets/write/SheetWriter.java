package dev.pitcrew.spreadsheets.write;

import java.util.HashSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes one sheet. */
final class SheetWriter {

  private static final int WIDTH_UNIT = 256;
  private static final int WIDTH_MIN = 8;
  private static final int WIDTH_MAX = 60;
  private static final int WIDTH_EDGE = 2;

  private final SheetSpec spec;
  private final XSSFSheet sheet;
  private final Styles styles;
  private final Formulas.Place place;
  private final int[] widths;

  private SheetWriter(SheetSpec spec, XSSFSheet sheet, Styles styles) {
    this.spec = spec;
    this.sheet = sheet;
    this.styles = styles;
    int first = headerRow() + 1;
    place =
        new Formulas.Place(
            spec.columns().stream().map(ColumnSpec::title).toList(),
            first,
            Math.max(first, first + spec.rows().size() - 1));
    widths = new int[spec.columns().size()];
  }

  static SheetWriter write(XSSFWorkbook workbook, Styles styles, SheetSpec spec) {
    try {
      WorkbookUtil.validateSheetName(spec.name());
    } catch (IllegalArgumentException e) {
      throw WorkbookSpecBroken.of(
          "Expected a sheet name of 1 to 31 characters without any of / \\ ? * [ ] :, but found '%s'.",
          spec.name());
    }
    var writer = new SheetWriter(spec, workbook.createSheet(spec.name()), styles);
    writer.check();
    writer.intro();
    writer.header();
    writer.rows();
    writer.totals();
    writer.formulas();
    writer.look();
    return writer;
  }

  void drawCharts() {
    int drawn = 0;
    for (var chart : spec.charts()) {
      Charts.draw(sheet, spec, chart, place, drawn++);
    }
  }

  private void check() {
    var titles = new HashSet<String>();
    for (var title : place.titles()) {
      if (!titles.add(title)) {
        throw WorkbookSpecBroken.of(
            "Expected each column of sheet %s to have a title of its own, but '%s' is there twice.",
            spec.name(), title);
      }
    }
    for (var title : spec.totals().keySet()) {
      column(title);
    }
    for (var row : spec.rows()) {
      if (row.size() > spec.columns().size()) {
        throw WorkbookSpecBroken.of(
            "Expected at most %d values in each row of sheet %s, but found %d.",
            spec.columns().size(), spec.name(), row.size());
      }
    }
  }

  private int headerRow() {
    return spec.intro().isEmpty() ? 0 : spec.intro().size() + 1;
  }

  private void intro() {
    for (int i = 0; i < spec.intro().size(); i++) {
      var cell = sheet.createRow(i).createCell(0);
      Values.text(cell, spec.intro().get(i), styles);
      if (i == 0) {
        cell.setCellStyle(styles.title());
      }
    }
  }

  private void header() {
    if (spec.columns().isEmpty()) {
      return;
    }
    var row = sheet.createRow(headerRow());
    for (int i = 0; i < widths.length; i++) {
      var cell = row.createCell(i);
      cell.setCellValue(spec.columns().get(i).title());
      cell.setCellStyle(styles.header());
      widths[i] = spec.columns().get(i).title().length();
    }
  }

  private void rows() {
    for (int r = 0; r < spec.rows().size(); r++) {
      var values = spec.rows().get(r);
      var row = sheet.createRow(place.first() + r);
      for (int i = 0; i < widths.length; i++) {
        var column = spec.columns().get(i);
        if (column.formula() != null) {
          var cell = row.createCell(i);
          Formulas.set(cell, column.formula(), place, row.getRowNum());
          styled(cell, column, false);
        } else if (i < values.size() && !Values.isBlank(values.get(i))) {
          int shown = Values.put(row.createCell(i), values.get(i), column, styles);
          widths[i] = Math.max(widths[i], shown);
        }
      }
    }
  }

  private void totals() {
    if (spec.totals().isEmpty()) {
      return;
    }
    var row = sheet.createRow(place.last() + 1);
    for (int i = 0; i < widths.length; i++) {
      var column = spec.columns().get(i);
      var total = spec.totals().get(column.title());
      var cell = row.createCell(i);
      if (total != null) {
        cell.setCellFormula(total.formula(place.range(i).replace("$", "")));
        styled(cell, total == Total.COUNT ? counted(column) : column, true);
      } else {
        if (i == 0) {
          cell.setCellValue("Total");
        }
        cell.setCellStyle(styles.text(false, true));
      }
    }
  }

  private static ColumnSpec counted(ColumnSpec column) {
    return ColumnSpec.of(column.title(), ColumnSpec.Type.WHOLE);
  }

  private void styled(XSSFCell cell, ColumnSpec column, boolean total) {
    // A cell with the format of text would show its formula in place of the result.
    var format =
        column.type() == ColumnSpec.Type.TEXT && column.format() == null
            ? "General"
            : Styles.format(column.type(), column.format(), column.currency());
    cell.setCellStyle(styles.value(format, total));
  }

  private void formulas() {
    for (var formula : spec.formulas()) {
      var at = reference(formula.cell());
      var row = sheet.getRow(at.getRow());
      row = row == null ? sheet.createRow(at.getRow()) : row;
      if (row.getCell(at.getCol()) != null) {
        throw WorkbookSpecBroken.of(
            "Expected cell %s of sheet %s to be free for a formula, but the table stands there.",
            formula.cell(), spec.name());
      }
      var cell = row.createCell(at.getCol());
      Formulas.set(cell, formula.formula(), place, -1);
      styled(cell, new ColumnSpec("", formula.type(), null, formula.format(), null, null), false);
      if (formula.label() != null && at.getCol() > 0) {
        Values.text(row.createCell(at.getCol() - 1), formula.label(), styles);
      }
    }
  }

  private CellReference reference(String cell) {
    try {
      var at = new CellReference(cell);
      if (at.getRow() >= 0 && at.getCol() >= 0) {
        return at;
      }
    } catch (RuntimeException notOne) {
      // Said below, in words of the spec.
    }
    throw WorkbookSpecBroken.of("Expected a cell such as F2, but found '%s'.", cell);
  }

  private int column(String title) {
    return columnOf(place.titles(), title, spec.name());
  }

  static int columnOf(List<String> titles, String title, String sheet) {
    int column = titles.indexOf(title);
    if (column < 0) {
      throw WorkbookSpecBroken.of(
          "Expected sheet %s to have a column '%s', but it has %s.",
          sheet, title, String.join(", ", titles));
    }
    return column;
  }

  private void look() {
    for (int i = 0; i < widths.length; i++) {
      var declared = spec.columns().get(i).width();
      int width =
          declared == null
              ? Math.clamp(widths[i] + WIDTH_EDGE, WIDTH_MIN, WIDTH_MAX)
              : Math.clamp(declared, 1, 255);
      sheet.setColumnWidth(i, width * WIDTH_UNIT);
    }
    if (spec.freeze() != Boolean.FALSE && widths.length > 0) {
      sheet.createFreezePane(0, headerRow() + 1);
    }
    if (spec.filter() != Boolean.FALSE && widths.length > 0 && !spec.rows().isEmpty()) {
      sheet.setAutoFilter(new CellRangeAddress(headerRow(), place.last(), 0, widths.length - 1));
    }
    for (var rule : spec.highlights()) {
      Highlights.add(sheet, rule, place, column(rule.column()));
    }
  }
}
