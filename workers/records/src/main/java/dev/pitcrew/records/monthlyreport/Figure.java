package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.records.reporting.ReportBooks.Span;
import dev.pitcrew.records.reporting.ReportQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A number of a report with where it came from, as the contract writes it. */
final class Figure {

  static final String COUNT = "count";
  static final String PERCENT = "percent";
  static final String HOURS = "hours";

  private Figure() {}

  static Map<String, Object> of(
      String id, String label, String value, String unit, Map<String, Object> source) {
    var figure = new LinkedHashMap<String, Object>();
    figure.put("id", id);
    figure.put("label", label);
    figure.put("value", value);
    figure.put("unit", unit);
    figure.put("source", source);
    return figure;
  }

  static Map<String, Object> table(
      String id,
      String title,
      List<Map<String, Object>> columns,
      List<List<Object>> rows,
      Map<String, Object> source) {
    var table = new LinkedHashMap<String, Object>();
    table.put("id", id);
    table.put("title", title);
    table.put("columns", columns);
    table.put("rows", rows);
    table.put("source", source);
    return table;
  }

  static Map<String, Object> column(String name, String type) {
    return Map.of("name", name, "type", type);
  }

  /** What a named query of the books said of the span. */
  static Map<String, Object> query(ReportQuery query, Span span) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("entity", span.entityId());
    parameters.put("from", span.from().toString());
    parameters.put("to", span.to().toString());
    var source = new LinkedHashMap<String, Object>();
    source.put("kind", "query");
    source.put("name", query.word());
    source.put("parameters", parameters);
    return source;
  }

  static Map<String, Object> formula(String... of) {
    var source = new LinkedHashMap<String, Object>();
    source.put("kind", "formula");
    source.put("of", List.of(of));
    return source;
  }

  static String money(BigDecimal amount) {
    return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  /** A part of a whole in percent, to one place; empty of nothing. */
  static String percent(long part, long whole) {
    return whole == 0
        ? ""
        : BigDecimal.valueOf(part * 100)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
