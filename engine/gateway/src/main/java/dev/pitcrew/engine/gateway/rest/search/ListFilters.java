package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Filters for columns that are lists: whether a row's list holds a value. */
final class ListFilters {

  private ListFilters() {}

  static <R extends Row> FieldFilter<R> on(Table<R> table, String column) {
    return (name, value) -> {
      List<Filter<R>> filters = new ArrayList<>();
      if (!value.isObject()) {
        filters.add(holds(table, column, List.of(ValueType.scalar(value, name))));
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!Comparisons.isGiven(member.getValue())) {
          continue;
        }
        filters.add(
            switch (member.getKey()) {
              case "$eq" ->
                  holds(table, column, List.of(ValueType.scalar(member.getValue(), name)));
              case "$in" ->
                  holds(
                      table,
                      column,
                      Comparisons.elements(member.getValue(), name).stream()
                          .map(one -> ValueType.scalar(one, name))
                          .toList());
              default ->
                  throw Wire.invalid(
                      "Expected an operator of '%s' to be $eq or $in, but it is '%s'."
                          .formatted(name, member.getKey()));
            });
      }
      return filters;
    };
  }

  private static <R extends Row> Filter<R> holds(
      Table<R> table, String column, List<String> values) {
    return new Filter.Comparison<>(table.column(column), Operator.CONTAINS_ANY, values);
  }
}
