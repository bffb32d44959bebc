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
              case "$neq" ->
                  holdsNot(table, column, List.of(ValueType.scalar(member.getValue(), name)));
              case "$in" -> holds(table, column, scalars(member.getValue(), name));
              case "$notIn" -> holdsNot(table, column, scalars(member.getValue(), name));
              case "$like" ->
                  Filter.of(
                      table,
                      column,
                      Operator.CONTAINS_LIKE,
                      ValueType.pattern(member.getValue(), name));
              case "$exists" ->
                  Filter.of(
                      table,
                      column,
                      Comparisons.flag(member.getValue(), name)
                          ? Operator.EXISTS
                          : Operator.NOT_EXISTS);
              default ->
                  throw Wire.invalid(
                      "Expected an operator of '%s' to be $eq, $neq, $in, $notIn, $like or $exists, but it is '%s'."
                          .formatted(name, member.getKey()));
            });
      }
      return filters;
    };
  }

  private static List<String> scalars(JsonNode values, String name) {
    return Comparisons.elements(values, name).stream()
        .map(one -> ValueType.scalar(one, name))
        .toList();
  }

  private static <R extends Row> Filter<R> holdsNot(
      Table<R> table, String column, List<String> values) {
    return new Filter.Unrelated<>(
        table.column("key"), table, table.column("key"), List.of(holds(table, column, values)));
  }

  private static <R extends Row> Filter<R> holds(
      Table<R> table, String column, List<String> values) {
    return new Filter.Comparison<>(table.column(column), Operator.CONTAINS_ANY, values);
  }
}
