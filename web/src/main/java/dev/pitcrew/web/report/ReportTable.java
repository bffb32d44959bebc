package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A table of a report.
 *
 * @param source where it came from, in words
 * @param rows as text, at most {@link #ROWS_MAX}
 * @param more rows that are not among them
 */
public record ReportTable(
    String title, String source, List<Column> columns, List<List<String>> rows, int more) {

  static final int ROWS_MAX = 200;
  private static final Set<String> NUMBERS = Set.of("money", "number", "count", "percent", "hours");

  /** One column; numbers stand to the right. */
  public record Column(String name, boolean isNumber, boolean isMoney) {}

  static ReportTable of(JsonNode table, Map<String, String> labels) {
    JsonNode rows = table.path("rows");
    return new ReportTable(
        text(table, "title"),
        ReportFigure.words(table.path("source"), labels),
        table
            .path("columns")
            .valueStream()
            .map(
                column ->
                    new Column(
                        text(column, "name"),
                        NUMBERS.contains(text(column, "type")),
                        text(column, "type").equals("money")))
            .toList(),
        rows.valueStream()
            .limit(ROWS_MAX)
            .map(
                row ->
                    row.valueStream()
                        .map(cell -> cell.isValueNode() && !cell.isNull() ? cell.asString() : "")
                        .toList())
            .toList(),
        Math.max(0, rows.size() - ROWS_MAX));
  }
}
