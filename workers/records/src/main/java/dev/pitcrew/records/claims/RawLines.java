package dev.pitcrew.records.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.claims.RawLine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a claim as its form and its sheet have them. */
final class RawLines {

  /** More are counted, but not read. */
  private static final int ROWS_MAX = 20_000;

  private static final List<String> FIELDS =
      List.of(
          "date",
          "category",
          "description",
          "merchant",
          "amount",
          "currency",
          "country",
          "paidWith",
          "receipt",
          "kilometres",
          "days");

  private static final Set<String> MONEY = Set.of("amount", "currency");

  private RawLines() {}

  /** Lines of a form, numbered from a number on. */
  static List<RawLine> ofForm(JsonNode lines, int first) {
    var raw = new ArrayList<RawLine>();
    for (var line : lines) {
      if (raw.size() > ROWS_MAX) {
        break;
      }
      var values = new LinkedHashMap<String, Value>();
      for (var field : FIELDS) {
        var node = line.path(field);
        if (node.isValueNode() && !node.isNull()) {
          values.put(field, new Value(node.asText(), null, node.isNumber()));
        }
      }
      raw.add(answeredInForm(new RawLine(first + raw.size(), null, values), line.path("answers")));
    }
    return raw;
  }

  /** What was answered beside the line in the form. */
  private static RawLine answeredInForm(RawLine line, JsonNode answers) {
    var answered = line;
    for (var entry : answers.properties()) {
      if (FIELDS.contains(entry.getKey()) && entry.getValue().isValueNode()) {
        answered = answered.answered(entry.getKey(), entry.getValue().asText());
      }
    }
    return answered;
  }

  /**
   * Rows of a table as the spreadsheets worker answers them. A row's values stand under {@code
   * values} or {@code cells} or in the row itself, by the column's name; a value is plain or an
   * object with its cell.
   */
  static List<RawLine> ofTable(JsonNode table, int first) {
    var sheet =
        table.path("sheet").isObject() ? table.path("sheet").path("name") : table.path("sheet");
    var sheetName = sheet.asText("").isBlank() ? null : sheet.asText();
    var columns = columns(table.path("columns"));
    var raw = new ArrayList<RawLine>();
    for (var row : table.path("rows")) {
      if (raw.size() > ROWS_MAX) {
        break;
      }
      var values = values(row, columns);
      if (values.values().stream().anyMatch(value -> !value.text().isBlank())) {
        raw.add(new RawLine(first + raw.size(), sheetName, values));
      }
    }
    return raw;
  }

  /** The number of a sheet's row, to which a line of the claim belongs. */
  static Map<Integer, Integer> lineByRow(JsonNode table, int first) {
    var lines = new LinkedHashMap<Integer, Integer>();
    for (var line : ofTable(table, first)) {
      line.values().values().stream()
          .flatMap(value -> Optional.ofNullable(value.cell()).stream())
          .map(cell -> cell.replaceAll("\\D", ""))
          .filter(number -> !number.isEmpty() && number.length() < 8)
          .findFirst()
          .ifPresent(number -> lines.put(Integer.parseInt(number), line.line()));
    }
    return lines;
  }

  private static Map<String, String> columns(JsonNode columns) {
    var letters = new LinkedHashMap<String, String>();
    for (var column : columns) {
      var name = first(column, "name", "field", "heading", "title");
      var letter = first(column, "column", "letter");
      if (name != null && letter != null && letter.matches("[A-Z]{1,3}")) {
        letters.put(name, letter);
      }
    }
    return letters;
  }

  private static @Nullable String first(JsonNode node, String... names) {
    for (var name : names) {
      if (node.path(name).isTextual() && !node.path(name).asText().isBlank()) {
        return node.path(name).asText();
      }
    }
    return null;
  }

  private static Map<String, Value> values(JsonNode row, Map<String, String> letters) {
    var inside =
        row.path("values").isObject()
            ? row.path("values")
            : row.path("cells").isObject() ? row.path("cells") : row;
    var cells = row.path("values").isObject() ? row.path("cells") : row.path("refs");
    var number = row.path("row").asText(row.path("number").asText(""));
    var values = new LinkedHashMap<String, Value>();
    for (var entry : inside.properties()) {
      var field = ClaimWords.heading(entry.getKey());
      if (field.isEmpty() || values.containsKey(field.get())) {
        continue;
      }
      var letter = letters.get(entry.getKey());
      var cell =
          Optional.ofNullable(first(entry.getValue(), "cell", "ref"))
              .or(() -> Optional.ofNullable(cells.path(entry.getKey()).asText(null)))
              .or(
                  () ->
                      letter == null || number.isEmpty()
                          ? Optional.empty()
                          : Optional.of(letter + number))
              .orElse(null);
      put(values, field.get(), entry.getValue(), cell);
    }
    return values;
  }

  /** Money may come as one value with its currency. */
  private static void put(
      Map<String, Value> values, String field, JsonNode node, @Nullable String cell) {
    var value = node.isObject() && node.has("value") ? node.get("value") : node;
    if (value.isObject() && value.has("amount")) {
      values.put("amount", new Value(value.get("amount").asText(), cell, true));
      var currency = value.path("currency").asText("");
      if (!currency.isBlank()) {
        values.put("currency", new Value(currency, cell, true));
      }
    } else if (!value.isContainerNode()) {
      var text = value.isNull() || value.isMissingNode() ? "" : value.asText();
      if (!MONEY.contains(field) || !text.isBlank() || !values.containsKey(field)) {
        values.put(field, new Value(text, cell, value.isNumber()));
      }
    }
  }
}
