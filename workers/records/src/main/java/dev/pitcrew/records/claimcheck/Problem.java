package dev.pitcrew.records.claimcheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a place of a claim, or can be read in more than one way.
 *
 * @param message a sentence that the claimant understands
 * @param readings the ways in which it can be read; empty when it can be read in none
 */
record Problem(
    String code,
    @Nullable String sheet,
    @Nullable String cell,
    @Nullable Integer line,
    @Nullable String field,
    @Nullable String value,
    String expected,
    String message,
    List<Reading> readings) {

  private static final int SHOWN_MAX = 60;

  /** One way to read a value, and what it would mean. */
  record Reading(String value, String means) {}

  Problem {
    readings = List.copyOf(readings);
  }

  static Problem of(
      String code, RawLine line, String field, String expected, List<Reading> readings) {
    var found = line.values().get(field);
    var shown = found == null || found.text().isBlank() ? null : shown(found.text());
    var where =
        found == null || found.cell() == null
            ? "Line " + line.line()
            : (line.sheet() == null ? "" : line.sheet() + ", ") + "cell " + found.cell();
    return new Problem(
        code,
        line.sheet(),
        found == null ? null : found.cell(),
        line.line(),
        field,
        shown,
        expected,
        "%s: expected %s, but %s."
            .formatted(
                where, expected, shown == null ? "nothing is there" : "found '" + shown + "'"),
        readings);
  }

  static Problem ofClaim(String code, String expected, String message) {
    return new Problem(code, null, null, null, null, null, expected, message, List.of());
  }

  boolean isQuestion() {
    return !readings.isEmpty();
  }

  /** Short, and without signs that nobody sees. */
  static String shown(String text) {
    var plain = text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return plain.length() <= SHOWN_MAX ? plain : plain.substring(0, SHOWN_MAX) + "…";
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("code", code);
    put(map, "sheet", sheet);
    put(map, "cell", cell);
    put(map, "line", line);
    put(map, "field", field);
    put(map, "value", value);
    map.put("expected", expected);
    map.put("message", message);
    if (isQuestion()) {
      map.put(
          "readings",
          readings.stream()
              .map(one -> Map.of("value", one.value(), "means", one.means()))
              .toList());
    }
    return map;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
