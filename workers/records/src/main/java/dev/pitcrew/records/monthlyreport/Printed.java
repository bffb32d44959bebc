package dev.pitcrew.records.monthlyreport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is frozen as a template can print it: each value under the name of its kind, so that amounts
 * are written as amounts and account numbers as they are.
 */
final class Printed {

  private static final Set<String> UNITS = Set.of(Figure.COUNT, Figure.PERCENT, Figure.HOURS);

  private static final Set<String> NUMBERS = Set.of("money", "number", "whole");

  private Printed() {}

  static Map<String, Object> of(Map<String, Object> frozen) {
    var figures = new ArrayList<Map<String, Object>>();
    for (var figure : maps(frozen.get("figures"))) {
      var unit = String.valueOf(figure.get("unit"));
      var printed = new LinkedHashMap<String, Object>();
      printed.put("label", figure.get("label"));
      printed.put("value", cell(UNITS.contains(unit) ? "number" : "money", figure.get("value")));
      printed.put(
          "unit", unit.equals(Figure.COUNT) ? "" : unit.equals(Figure.PERCENT) ? "%" : unit);
      printed.put("from", source(figure.get("source")));
      figures.add(printed);
    }
    var tables = new ArrayList<Map<String, Object>>();
    for (var table : maps(frozen.get("tables"))) {
      if (table.get("rows") instanceof List<?> rows && !rows.isEmpty()) {
        tables.add(table(table, rows));
      }
    }
    return Map.of("figures", figures, "tables", tables);
  }

  private static Map<String, Object> table(Map<?, ?> table, List<?> rows) {
    var columns = maps(table.get("columns"));
    var lines = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      var cells = new ArrayList<Map<String, Object>>();
      if (row instanceof List<?> values) {
        for (int i = 0; i < columns.size(); i++) {
          cells.add(cell(String.valueOf(columns.get(i).get("type")), values.get(i)));
        }
      }
      lines.add(Map.of("cells", cells));
    }
    var printed = new LinkedHashMap<String, Object>();
    printed.put("heading", table.get("title"));
    printed.put("head", columns.stream().map(Printed::head).toList());
    printed.put("lines", lines);
    printed.put("from", source(table.get("source")));
    return printed;
  }

  private static Map<String, Object> head(Map<?, ?> column) {
    var head = new LinkedHashMap<String, Object>();
    head.put("name", column.get("name"));
    head.put("right", NUMBERS.contains(String.valueOf(column.get("type"))));
    return head;
  }

  private static Map<String, Object> cell(String type, Object value) {
    var kind =
        switch (type) {
          case "money" -> "asMoney";
          case "number", "whole" -> "asNumber";
          case "date" -> "asDate";
          default -> "asText";
        };
    return Map.of(kind, String.valueOf(value));
  }

  /** Where a value came from, in words. */
  static String source(Object source) {
    if (!(source instanceof Map<?, ?> from)) {
      return "";
    }
    return switch (String.valueOf(from.get("kind"))) {
      case "query" -> "query " + from.get("name");
      case "cells" ->
          (from.get("document") instanceof Map<?, ?> document
                  ? document.get("fileName") + ", "
                  : "")
              + from.get("cells");
      default ->
          from.get("of") instanceof List<?> of
              ? String.join(" − ", of.stream().map(String::valueOf).toList())
              : "";
    };
  }

  static String heading(Map<?, ?> table, int column) {
    return String.valueOf(maps(table.get("columns")).get(column).get("name"));
  }

  static List<Map<?, ?>> maps(Object list) {
    var maps = new ArrayList<Map<?, ?>>();
    if (list instanceof List<?> all) {
      for (var one : all) {
        if (one instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
