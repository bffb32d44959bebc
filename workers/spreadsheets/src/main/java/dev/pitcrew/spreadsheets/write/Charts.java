package dev.pitcrew.spreadsheets.write;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Draws charts of a table's columns. */
final class Charts {

  private static final int WIDTH_COLUMNS = 9;
  private static final int HEIGHT_ROWS = 17;

  private Charts() {}

  /**
   * Draws one.
   *
   * @param number of charts the sheet has already
   */
  static void draw(
      XSSFSheet sheet, SheetSpec table, ChartSpec spec, Formulas.Place place, int number) {
    if (spec.series().isEmpty() || spec.kind() == ChartSpec.Kind.PIE && spec.series().size() > 1) {
      throw WorkbookSpecBroken.of(
          "Expected chart '%s' to have series (a pie has one), but it has %d.",
          spec.title(), spec.series().size());
    }
    var drawing =
        sheet.getDrawingPatriarch() == null
            ? sheet.createDrawingPatriarch()
            : sheet.getDrawingPatriarch();
    var chart = drawing.createChart(anchor(spec, place, number));
    if (spec.title() != null) {
      chart.setTitleText(spec.title());
      chart.setTitleOverlay(false);
    }
    var data = data(chart, spec.kind());
    var categories = categories(sheet, table, spec, place);
    for (var title : spec.series()) {
      var values = XDDFDataSourcesFactory.fromNumericCellRange(sheet, cells(sheet, title, place));
      data.addSeries(categories, values).setTitle(title, null);
    }
    data.setVaryColors(spec.kind() == ChartSpec.Kind.PIE);
    chart.plot(data);
    if (spec.kind() == ChartSpec.Kind.PIE || spec.series().size() > 1) {
      chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }
  }

  private static XDDFChartData data(XSSFChart chart, ChartSpec.Kind kind) {
    if (kind == ChartSpec.Kind.PIE) {
      return chart.createData(ChartTypes.PIE, null, null);
    }
    var names = chart.createCategoryAxis(AxisPosition.BOTTOM);
    var values = chart.createValueAxis(AxisPosition.LEFT);
    values.setCrosses(AxisCrosses.AUTO_ZERO);
    var type = kind == ChartSpec.Kind.BAR ? ChartTypes.BAR : ChartTypes.LINE;
    var data = chart.createData(type, names, values);
    if (data instanceof XDDFBarChartData bars) {
      bars.setBarDirection(BarDirection.COL);
      // Between the marks, or the outer bars are cut in half.
      values.setCrossBetween(AxisCrossBetween.BETWEEN);
    } else if (data instanceof XDDFLineChartData) {
      values.setCrossBetween(AxisCrossBetween.BETWEEN);
    }
    return data;
  }

  /** Dates and numbers along the axis keep their format; all else is text. */
  private static XDDFDataSource<?> categories(
      XSSFSheet sheet, SheetSpec table, ChartSpec spec, Formulas.Place place) {
    var range = cells(sheet, spec.categories(), place);
    var column = table.columns().get(range.getFirstColumn());
    return switch (column.type()) {
      case TEXT, YES_NO -> XDDFDataSourcesFactory.fromStringCellRange(sheet, range);
      default -> {
        var numbers = XDDFDataSourcesFactory.fromNumericCellRange(sheet, range);
        numbers.setFormatCode(Styles.format(column.type(), column.format(), column.currency()));
        yield numbers;
      }
    };
  }

  private static CellRangeAddress cells(XSSFSheet sheet, String title, Formulas.Place place) {
    int column = SheetWriter.columnOf(place.titles(), title, sheet.getSheetName());
    return new CellRangeAddress(place.first(), place.last(), column, column);
  }

  private static XSSFClientAnchor anchor(ChartSpec spec, Formulas.Place place, int number) {
    if (spec.position() == null) {
      int left = place.titles().size() + 1;
      int top = place.first() - 1 + number * (HEIGHT_ROWS + 1);
      return new XSSFClientAnchor(0, 0, 0, 0, left, top, left + WIDTH_COLUMNS, top + HEIGHT_ROWS);
    }
    try {
      var area = CellRangeAddress.valueOf(spec.position());
      if (area.getFirstColumn() >= 0 && area.getFirstRow() >= 0 && area.getNumberOfCells() > 1) {
        return new XSSFClientAnchor(
            0,
            0,
            0,
            0,
            area.getFirstColumn(),
            area.getFirstRow(),
            area.getLastColumn() + 1,
            area.getLastRow() + 1);
      }
    } catch (IllegalArgumentException notOne) {
      // Said below, in words of the spec.
    }
    throw WorkbookSpecBroken.of(
        "Expected the position of chart '%s' as H2:P18, but found '%s'.",
        spec.title(), spec.position());
  }
}
