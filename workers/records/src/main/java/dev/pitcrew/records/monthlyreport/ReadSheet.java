package dev.pitcrew.records.monthlyreport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.shelf.DocumentRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sheet as {@code spreadsheets.read} answers it, with the document it came from. */
record ReadSheet(JsonNode table, @Nullable DocumentRef document) {

  private static final int TROUBLES_MAX = 100;

  static ReadSheet of(JsonNode table, @Nullable JsonNode document) {
    return new ReadSheet(table, document == null ? null : DocumentRef.of(document));
  }

  List<JsonNode> rows() {
    var rows = new ArrayList<JsonNode>();
    table.path("rows").forEach(rows::add);
    return rows;
  }

  String text(JsonNode row, String column) {
    return value(row, column).asText("");
  }

  Optional<BigDecimal> number(JsonNode row, String column) {
    var value = value(row, column);
    var text = value.isObject() ? value.path("amount").asText("") : value.asText("");
    try {
      return text.isBlank() || text.equals("null")
          ? Optional.empty()
          : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String currency(JsonNode row, String column, String usual) {
    var cell = row.path("cells").path(column);
    var said = cell.path("currency").asText(cell.path("value").path("currency").asText(""));
    return said.isBlank() ? usual : said;
  }

  private static JsonNode value(JsonNode row, String column) {
    return row.path("cells").path(column).path("value");
  }

  /** Where a column's values stand: {@code Sheet!C2:C14}; the sheet where it has none. */
  Map<String, Object> cells(String column) {
    var from = "";
    var to = "";
    for (var row : rows()) {
      var cell = row.path("cells").path(column).path("cell").asText("");
      if (!cell.isEmpty()) {
        from = from.isEmpty() ? cell : from;
        to = cell;
      }
    }
    var sheet = table.path("sheet").asText("");
    var range = from.equals(to) ? from : from + ":" + to;
    var source = new LinkedHashMap<String, Object>();
    source.put("kind", "cells");
    if (document != null) {
      var kept = new LinkedHashMap<String, Object>();
      kept.put("documentId", document.documentId());
      kept.put("fileName", document.fileName() == null ? "" : document.fileName());
      source.put("document", kept);
    }
    source.put("cells", range.isEmpty() ? sheet : sheet + "!" + range);
    return source;
  }

  /** Each cell that is wrong or means two things, with why. */
  List<List<Object>> troubles() {
    var troubles = new ArrayList<List<Object>>();
    for (var kind : List.of("problems", "questions")) {
      for (var one : table.path(kind)) {
        if (troubles.size() < TROUBLES_MAX) {
          troubles.add(
              List.of(
                  "%s!%s".formatted(one.path("sheet").asText(""), one.path("cell").asText("")),
                  one.path("message").asText("")));
        }
      }
    }
    return troubles;
  }
}
