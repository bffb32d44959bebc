package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One number of a report.
 *
 * @param unit EUR and other currencies, count, percent, hours, or what else there is
 * @param source where it came from, in words
 * @param document id of the document it was read from; empty when there is none to save
 * @param before what the version before said; empty when that is the same, or there was none
 * @param changed whether it is another than in the version before
 */
public record ReportFigure(
    String id,
    String label,
    String value,
    String unit,
    String source,
    String document,
    String before,
    boolean changed) {

  /**
   * @param labels of all figures, by their ids
   * @param differences to the version before, by the figure's id
   * @param documents that the task's variables name
   */
  static ReportFigure of(
      JsonNode figure,
      Map<String, String> labels,
      Map<String, String> differences,
      Set<String> documents) {
    String id = text(figure, "id");
    JsonNode source = figure.path("source");
    String document = text(source.path("document"), "documentId");
    return new ReportFigure(
        id,
        text(figure, "label"),
        text(figure, "value"),
        text(figure, "unit"),
        words(source, labels),
        documents.contains(document) ? document : "",
        differences.getOrDefault(id, ""),
        differences.containsKey(id));
  }

  /** A source in words. */
  static String words(JsonNode source, Map<String, String> labels) {
    return switch (text(source, "kind")) {
      case "query" -> "query " + text(source, "name");
      case "cells" -> {
        String file = text(source.path("document"), "fileName");
        String cells = text(source, "cells");
        yield file.isEmpty() ? cells : cells.isEmpty() ? file : file + ", " + cells;
      }
      case "formula" ->
          source
              .path("of")
              .valueStream()
              .filter(JsonNode::isString)
              .map(JsonNode::asString)
              .map(id -> labels.getOrDefault(id, id))
              .collect(Collectors.joining(", ", "from ", ""));
      default -> "not stated";
    };
  }

  public boolean isMoney() {
    return unit.matches("[A-Z]{3}");
  }

  /** What stands behind a number that is no money. */
  public String suffix() {
    return switch (unit) {
      case "percent" -> "\u00a0%";
      case "hours" -> "\u00a0h";
      case "count", "" -> "";
      default -> "\u00a0" + unit;
    };
  }
}
