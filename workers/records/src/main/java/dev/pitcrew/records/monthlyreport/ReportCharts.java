package dev.pitcrew.records.monthlyreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of the printed report; one that would be empty is not there. */
final class ReportCharts {

  private ReportCharts() {}

  static Map<String, Object> of(List<Map<String, Object>> tables) {
    var charts = new LinkedHashMap<String, Object>();
    put(charts, "budget", tables, WorkbookPlan.BUDGET, 0, 1, 2);
    put(charts, "cost", tables, "cost", 0, 2);
    put(charts, "costByDay", tables, "cost-by-day", 0, 1);
    put(charts, "vendors", tables, "vendors", 0, 2);
    put(charts, "open", tables, "open-by-age", 0, 2);
    put(charts, "bank", tables, "bank", 0, 1, 2);
    return charts;
  }

  private static void put(
      Map<String, Object> charts,
      String name,
      List<Map<String, Object>> tables,
      String id,
      int categories,
      int... series) {
    for (var table : tables) {
      if (id.equals(table.get("id"))
          && table.get("rows") instanceof List<?> rows
          && !rows.isEmpty()) {
        charts.put(name, chart(table, rows, categories, series));
      }
    }
  }

  /** Rows of the same category are one bar. */
  private static Map<String, Object> chart(
      Map<String, Object> table, List<?> rows, int categories, int... series) {
    var sums = new LinkedHashMap<String, BigDecimal[]>();
    for (var row : rows) {
      if (row instanceof List<?> cells) {
        var bars =
            sums.computeIfAbsent(
                String.valueOf(cells.get(categories)), key -> new BigDecimal[series.length]);
        for (int i = 0; i < series.length; i++) {
          var value = new BigDecimal(String.valueOf(cells.get(series[i])));
          bars[i] = bars[i] == null ? value : bars[i].add(value);
        }
      }
    }
    var lines = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < series.length; i++) {
      int line = i;
      var one = new LinkedHashMap<String, Object>();
      one.put("name", Printed.heading(table, series[i]));
      one.put("values", sums.values().stream().map(bars -> bars[line].toPlainString()).toList());
      lines.add(one);
    }
    var chart = new LinkedHashMap<String, Object>();
    chart.put("title", table.get("title"));
    chart.put("categories", List.copyOf(sums.keySet()));
    chart.put("series", lines);
    return chart;
  }
}
