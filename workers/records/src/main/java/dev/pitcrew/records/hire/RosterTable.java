package dev.pitcrew.records.hire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A roster sheet as {@code spreadsheets.read} answers it.
 *
 * @param problems with cells that could not be read at all
 */
public record RosterTable(List<RosterRow> rows, List<RosterProblem> problems) {

  private static final int PROBLEMS_MAX = 5_000;
  private static final Pattern ADDRESS = Pattern.compile("[A-Z]+(\\d{1,7})");

  public RosterTable {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  public static RosterTable of(JsonNode table) {
    var sheet = text(table, "sheet");
    var rows = new ArrayList<RosterRow>();
    for (var row : table.path("rows")) {
      rows.add(row(sheet, row, rows.size() + 1));
    }
    var problems = new ArrayList<RosterProblem>();
    // What a cell may mean in two ways is for the sender to say, as what is wrong is.
    for (var list : List.of("problems", "questions")) {
      for (var problem : table.path(list)) {
        if (problems.size() < PROBLEMS_MAX) {
          problems.add(problem(sheet, problem));
        }
      }
    }
    return new RosterTable(rows, problems);
  }

  private static RosterRow row(@Nullable String sheet, JsonNode row, int place) {
    var cells = new LinkedHashMap<String, RosterRow.Cell>();
    row.path("cells")
        .properties()
        .forEach(
            entry -> {
              var cell = entry.getValue();
              var text = cell.hasNonNull("value") ? RosterRow.asText(cell.path("value")) : "";
              cells.put(
                  entry.getKey(),
                  new RosterRow.Cell(text, sheet, withoutSheet(text(cell, "cell"))));
            });
    return new RosterRow(row.path("row").asInt(place), cells);
  }

  private static RosterProblem problem(@Nullable String sheet, JsonNode problem) {
    var own = text(problem, "sheet");
    var cell = withoutSheet(text(problem, "cell"));
    var field = text(problem, "column");
    var value = text(problem, "value");
    var expected = text(problem, "expected");
    var message = text(problem, "message");
    return new RosterProblem(
        problem.path("code").asText("unreadable"),
        own == null ? sheet : own,
        cell,
        problem.path("row").asInt(rowOf(cell)),
        field == null ? "" : field,
        value == null ? "" : value,
        expected == null ? "" : expected,
        message == null ? "This cell cannot be read." : message);
  }

  private static int rowOf(@Nullable String cell) {
    var address = ADDRESS.matcher(cell == null ? "" : cell);
    return address.matches() ? Integer.parseInt(address.group(1)) : 0;
  }

  private static @Nullable String withoutSheet(@Nullable String address) {
    return address == null ? null : address.substring(address.lastIndexOf('!') + 1);
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) && !json.path(name).asText().isBlank()
        ? json.path(name).asText()
        : null;
  }
}
