package dev.pitcrew.records.claimcheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.claimcheck.RawLine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Rows of a table as {@code spreadsheets.read} answers them: each cell with its value, or with
   * its text where it could not be read, and a blank one left out.
   */
  static List<RawLine> ofTable(JsonNode table, int first) {
    var sheet = table.path("sheet").asText("");
    var columns = columns(table);
    var raw = new ArrayList<RawLine>();
    for (var row : table.path("rows")) {
      if (raw.size() > ROWS_MAX) {
        break;
      }
      var values = values(row, columns);
      if (values.values().stream().anyMatch(value -> !value.text().isBlank())) {
        raw.add(new RawLine(first + raw.size(), sheet.isBlank() ? null : sheet, values));
      }
    }
    return raw;
  }

  /** How many rows there are, also when they are too many to stand in the variable. */
  static int count(JsonNode table) {
    return Math.max(table.path("rows").size(), table.path("rowCount").asInt());
  }

  /** The line that a sheet's row became. */
  static Map<Integer, Integer> lineByRow(JsonNode table, int first) {
    var lines = new LinkedHashMap<Integer, Integer>();
    for (var line : ofTable(table, first)) {
      line.values().values().stream()
          .flatMap(value -> Optional.ofNullable(value.cell()).stream())
          .flatMap(cell -> row(cell).stream())
          .findFirst()
          .ifPresent(row -> lines.put(row, line.line()));
    }
    return lines;
  }

  /** The row of a cell such as {@code C7} or {@code Data!C7}. */
  static Optional<Integer> row(String cell) {
    var number = cell.substring(cell.lastIndexOf('!') + 1).replaceAll("\\D", "");
    return number.isEmpty() || number.length() > 7
        ? Optional.empty()
        : Optional.of(Integer.parseInt(number));
  }

  /** What a column's name or the words above it mean. */
  static Optional<String> field(JsonNode table, String column) {
    for (var one : table.path("columns")) {
      if (one.path("heading").asText().equals(column)) {
        return ClaimWords.heading(one.path("name").asText()).or(() -> ClaimWords.heading(column));
      }
    }
    return ClaimWords.heading(column);
  }

  /** The letter of each field that the sheet has a column for. */
  private static Map<String, String> columns(JsonNode table) {
    var letters = new LinkedHashMap<String, String>();
    for (var column : table.path("columns")) {
      var letter = column.path("cell").asText("").replaceAll("[^A-Z]", "");
      ClaimWords.heading(column.path("name").asText())
          .or(() -> ClaimWords.heading(column.path("heading").asText()))
          .filter(field -> !letter.isEmpty())
          .ifPresent(field -> letters.putIfAbsent(field, letter));
    }
    return letters;
  }

  private static Map<String, Value> values(JsonNode row, Map<String, String> columns) {
    var values = new LinkedHashMap<String, Value>();
    for (var entry : row.path("cells").properties()) {
      ClaimWords.heading(entry.getKey())
          .filter(field -> !values.containsKey(field) || values.get(field).text().isBlank())
          .ifPresent(field -> put(values, field, entry.getValue()));
    }
    var number = row.path("row").asText("");
    columns.forEach(
        (field, letter) ->
            values.putIfAbsent(
                field, new Value("", number.isEmpty() ? null : letter + number, false)));
    return values;
  }

  private static void put(Map<String, Value> values, String field, JsonNode cell) {
    var where = cell.path("cell").isTextual() ? cell.path("cell").asText() : null;
    boolean isRead = cell.hasNonNull("value");
    values.put(
        field,
        new Value(
            isRead ? cell.path("value").asText() : cell.path("text").asText(""), where, isRead));
    // Money brings its currency; a column of its own says it better.
    var currency = cell.path("currency").asText("");
    if (!currency.isBlank() && !values.containsKey("currency")) {
      values.put("currency", new Value(currency, where, true));
    }
  }
}
