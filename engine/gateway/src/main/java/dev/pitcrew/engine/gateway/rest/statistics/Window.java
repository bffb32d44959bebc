package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The time that a statistic is about.
 *
 * @param from epoch milliseconds, the first that belongs to it
 * @param to the first that does not
 */
record Window(long from, long to) {

  Window {
    if (from >= to) {
      throw Wire.invalid("Expected 'from' to be before 'to', but it is not.");
    }
  }

  /** As a filter has it, in {@code from} and {@code to}. */
  static Window of(@Nullable JsonNode filter) {
    return new Window(Wire.time(text(filter, "from"), "from"), Wire.time(text(filter, "to"), "to"));
  }

  <R extends Row> List<Filter<R>> on(Table<R> table, String column) {
    return List.of(
        Filter.of(table, column, Filter.Operator.GTE, from),
        Filter.of(table, column, Filter.Operator.LT, to));
  }

  /** A plain text that must be given. */
  static String text(@Nullable JsonNode filter, String name) {
    JsonNode value = filter == null ? null : filter.get(name);
    return Wire.required(
        value != null && value.isString() ? value.asString() : null, "filter." + name);
  }
}
