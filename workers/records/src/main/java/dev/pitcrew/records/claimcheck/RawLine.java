package dev.pitcrew.records.claimcheck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was handed in.
 *
 * @param line counts from 1
 * @param sheet the sheet it stands in, absent for a line of a form
 */
record RawLine(int line, @Nullable String sheet, Map<String, Value> values) {

  RawLine {
    values = Map.copyOf(values);
  }

  /**
   * What stands in one place.
   *
   * @param cell such as {@code B7}, absent for a line of a form
   * @param isTyped whether it came as a number or a day and not as somebody's writing
   */
  record Value(String text, @Nullable String cell, boolean isTyped) {}

  Optional<Value> value(String field) {
    return Optional.ofNullable(values.get(field)).filter(value -> !value.text().isBlank());
  }

  /** Whether there is a place for it at all, be it empty. */
  boolean hasPlaceFor(String field) {
    return values.containsKey(field);
  }

  /** The same with what the claimant answered in place of what stood there. */
  RawLine answered(String field, String text) {
    var others = new LinkedHashMap<>(values);
    var before = values.get(field);
    others.put(field, new Value(text, before == null ? null : before.cell(), true));
    return new RawLine(line, sheet, others);
  }

  /** Where a part of it stands, such as {@code Sheet!B7}. */
  Map<String, String> cells() {
    var cells = new LinkedHashMap<String, String>();
    values.forEach(
        (field, value) -> {
          if (value.cell() != null) {
            cells.put(field, sheet == null ? value.cell() : sheet + "!" + value.cell());
          }
        });
    return cells;
  }
}
