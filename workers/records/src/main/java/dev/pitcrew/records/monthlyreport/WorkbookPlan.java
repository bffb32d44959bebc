package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.Variables;
import dev.pitcrew.spreadsheets.write.ChartSpec;
import dev.pitcrew.spreadsheets.write.ColumnSpec;
import dev.pitcrew.spreadsheets.write.ColumnSpec.Type;
import dev.pitcrew.spreadsheets.write.Highlight;
import dev.pitcrew.spreadsheets.write.SheetSpec;
import dev.pitcrew.spreadsheets.write.Total;
import dev.pitcrew.spreadsheets.write.WorkbookSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as a workbook: a sheet for the figures and for each table, with totals and charts. */
final class WorkbookPlan {

  static final String BUDGET = "budget";

  private static final Map<String, ChartSpec> CHARTS =
      Map.of(
          BUDGET,
          chart(ChartSpec.Kind.BAR, "Budget and cost", "Account", "Budget", "Cost"),
          "cost",
          chart(ChartSpec.Kind.BAR, "Cost by account", "Account", "Amount"),
          "cost-by-day",
          chart(ChartSpec.Kind.LINE, "Cost by day", "Day", "Amount"),
          "vendors",
          chart(ChartSpec.Kind.BAR, "Vendors", "Vendor", "Net"),
          "open-by-age",
          chart(ChartSpec.Kind.BAR, "Open items", "Due", "Amount"),
          "bank",
          chart(ChartSpec.Kind.LINE, "Turnover at the bank", "Day", "In", "Out"));

  private WorkbookPlan() {}

  static Map<String, Object> of(String title, String currency, Map<String, Object> frozen) {
    var sheets = new ArrayList<SheetSpec>();
    sheets.add(figures(title, frozen));
    if (!Printed.maps(frozen.get("differences")).isEmpty()) {
      sheets.add(differences(frozen));
    }
    for (var table : Printed.maps(frozen.get("tables"))) {
      if (table.get("rows") instanceof List<?> rows && !rows.isEmpty()) {
        sheets.add(table(table, rows, currency));
      }
    }
    return Variables.toMap(new WorkbookSpec(title, sheets));
  }

  private static ChartSpec chart(
      ChartSpec.Kind kind, String title, String categories, String... series) {
    return new ChartSpec(kind, title, categories, List.of(series), null);
  }

  private static SheetSpec figures(String title, Map<String, Object> frozen) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var figure : Printed.maps(frozen.get("figures"))) {
      rows.add(
          row(
              figure.get("id"),
              figure.get("label"),
              figure.get("value"),
              figure.get("unit"),
              Printed.source(figure.get("source"))));
    }
    return SheetSpec.of(
            "Figures",
            List.of(
                ColumnSpec.of("Id", Type.TEXT),
                ColumnSpec.of("Figure", Type.TEXT),
                ColumnSpec.of("Value", Type.NUMBER).withFormat("#,##0.00"),
                ColumnSpec.of("Unit", Type.TEXT),
                ColumnSpec.of("From", Type.TEXT)),
            rows)
        .withIntro(
            List.of(
                title,
                "Version %s, inputs %s".formatted(frozen.get("version"), frozen.get("sha256"))));
  }

  private static SheetSpec differences(Map<String, Object> frozen) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var one : Printed.maps(frozen.get("differences"))) {
      rows.add(row(one.get("label"), one.get("before"), one.get("after")));
    }
    return SheetSpec.of(
        "Differences",
        List.of(
            ColumnSpec.of("Figure", Type.TEXT),
            ColumnSpec.of("Before", Type.NUMBER).withFormat("#,##0.00"),
            ColumnSpec.of("Now", Type.NUMBER).withFormat("#,##0.00")),
        rows);
  }

  private static SheetSpec table(Map<?, ?> table, List<?> rows, String currency) {
    var id = String.valueOf(table.get("id"));
    boolean budget = id.equals(BUDGET);
    var columns = new ArrayList<ColumnSpec>();
    var totals = new LinkedHashMap<String, Total>();
    for (var column : Printed.maps(table.get("columns"))) {
      var name = String.valueOf(column.get("name"));
      columns.add(
          budget && name.equals("Left")
              ? new ColumnSpec(name, Type.MONEY, null, null, currency, "{Budget}-{Cost}")
              : column(name, String.valueOf(column.get("type")), currency));
      if ("money".equals(column.get("type"))) {
        totals.put(name, Total.SUM);
      }
    }
    var values = new ArrayList<List<@Nullable Object>>();
    for (var row : rows) {
      if (row instanceof List<?> cells) {
        // A calculated column takes no values.
        values.add(row((budget ? cells.subList(0, cells.size() - 1) : cells).toArray()));
      }
    }
    var sheet =
        SheetSpec.of(id, columns, values)
            .withIntro(
                List.of(String.valueOf(table.get("title")), Printed.source(table.get("source"))))
            .withTotals(totals);
    if (budget) {
      sheet =
          sheet.withHighlights(
              List.of(new Highlight("Left", Highlight.When.BELOW, 0, Highlight.Look.BAD)));
    }
    var chart = CHARTS.get(id);
    return chart == null ? sheet : sheet.withCharts(List.of(chart));
  }

  private static ColumnSpec column(String name, String type, String currency) {
    return switch (type) {
      case "money" -> ColumnSpec.money(name, currency);
      case "number" -> ColumnSpec.of(name, Type.NUMBER).withFormat("#,##0.0");
      case "whole" -> ColumnSpec.of(name, Type.WHOLE);
      case "date" -> ColumnSpec.of(name, Type.DATE);
      default -> ColumnSpec.of(name, Type.TEXT);
    };
  }

  /** Nothing is an empty cell. */
  private static List<@Nullable Object> row(@Nullable Object... values) {
    var row = new ArrayList<@Nullable Object>();
    for (var value : values) {
      row.add("".equals(value) ? null : value);
    }
    return row;
  }
}
