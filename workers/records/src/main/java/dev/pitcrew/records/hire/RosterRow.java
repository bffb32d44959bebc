package dev.pitcrew.records.hire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One hire as handed in, by the names of the contract; nothing is judged yet.
 *
 * @param number as the sheet counts, or the place in the form, from 1
 */
public record RosterRow(int number, Map<String, Cell> cells) {

  private static final Cell NOTHING = new Cell("", null, null);

  public RosterRow {
    cells = Map.copyOf(cells);
  }

  /**
   * What stands at one place.
   *
   * @param text empty where nothing does
   * @param address such as {@code C7}, absent for a form
   */
  public record Cell(String text, @Nullable String sheet, @Nullable String address) {}

  public Cell cell(String field) {
    return cells.getOrDefault(field, NOTHING);
  }

  public String text(String field) {
    return cell(field).text();
  }

  /** The hires of a form. */
  public static List<RosterRow> ofForm(JsonNode hires) {
    var rows = new ArrayList<RosterRow>();
    for (var hire : hires) {
      var cells = new LinkedHashMap<String, Cell>();
      hire.properties()
          .forEach(
              entry -> cells.put(entry.getKey(), new Cell(asText(entry.getValue()), null, null)));
      rows.add(new RosterRow(rows.size() + 1, cells));
    }
    return rows;
  }

  static String asText(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining("; "));
    }
    return value.isNull() ? "" : value.asText("").strip();
  }
}
