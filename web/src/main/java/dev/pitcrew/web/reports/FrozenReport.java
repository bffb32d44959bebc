package dev.pitcrew.web.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what was frozen of a report; what is of another shape than expected is left out. */
final class FrozenReport {

  private final JsonNode frozen;

  FrozenReport(String json) {
    this.frozen = read(json);
  }

  List<ReportPage.Figure> figures() {
    List<ReportPage.Figure> figures = new ArrayList<>();
    for (JsonNode figure : frozen.path("figures")) {
      figures.add(
          new ReportPage.Figure(
              label(figure),
              figure.path("value").asString(""),
              figure.path("unit").asString(""),
              source(figure.path("source"))));
    }
    return figures;
  }

  List<ReportPage.Difference> differences() {
    Map<String, String> units = new HashMap<>();
    for (JsonNode figure : frozen.path("figures")) {
      units.put(figure.path("id").asString(""), figure.path("unit").asString(""));
    }
    List<ReportPage.Difference> differences = new ArrayList<>();
    for (JsonNode each : frozen.path("differences")) {
      differences.add(
          new ReportPage.Difference(
              label(each),
              each.path("before").asString(""),
              each.path("after").asString(""),
              units.getOrDefault(each.path("figure").asString(""), "")));
    }
    return differences;
  }

  private static String label(JsonNode node) {
    return node.path("label").asString(node.path("id").asString(""));
  }

  private static String source(JsonNode source) {
    return switch (source.path("kind").asString("")) {
      case "query" -> "the books: " + source.path("name").asString("");
      case "cells" ->
          source.path("document").path("fileName").asString("a sheet")
              + ", "
              + source.path("cells").asString("");
      case "formula" ->
          "worked out from "
              + String.join(
                  ", ", source.path("of").valueStream().map(id -> id.asString("")).toList());
      default -> "";
    };
  }

  static JsonNode read(String json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }
}
