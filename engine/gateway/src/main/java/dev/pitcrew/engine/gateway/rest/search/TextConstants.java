package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Constants of the API that a row keeps as text, in any letter case.
 *
 * @param none the one that stands for rows that have nothing there
 */
public record TextConstants(Set<String> names, String none) {

  public <R extends Row> FieldFilter<R> on(Table<R> table, String columnName) {
    Column<R> column = table.column(columnName);
    return (name, value) -> {
      List<Filter<R>> filters = new ArrayList<>();
      if (!value.isObject()) {
        filters.add(among(column, Set.of(named(value, name))));
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (Comparisons.isGiven(member.getValue())) {
          filters.add(among(column, meant(member.getKey(), member.getValue(), name)));
        }
      }
      return filters;
    };
  }

  private Set<String> meant(String operator, JsonNode value, String name) {
    if (operator.equals("$exists")) {
      return Comparisons.flag(value, name) ? names : Set.of();
    }
    return switch (Comparisons.operator(operator, name)) {
      case EQ -> Set.of(named(value, name));
      case NEQ -> without(Set.of(named(value, name)));
      case IN -> all(value, name);
      case NOT_IN -> without(all(value, name));
      case LIKE -> Constants.matching(names, ValueType.pattern(value, name));
      default ->
          throw Wire.invalid(
              "Expected '%s' to be compared for equality, but it is with %s."
                  .formatted(name, operator));
    };
  }

  private Set<String> all(JsonNode values, String name) {
    Set<String> all = new LinkedHashSet<>();
    Comparisons.elements(values, name).forEach(value -> all.add(named(value, name)));
    return all;
  }

  private Set<String> without(Set<String> left) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(left);
    return rest;
  }

  private String named(JsonNode value, String name) {
    String text = ValueType.scalar(value, name).toUpperCase(Locale.ROOT);
    if (!names.contains(text)) {
      throw Wire.invalid(
          "Expected '%s' to be one of %s, but it is '%s'.".formatted(name, names, text));
    }
    return text;
  }

  private <R extends Row> Filter<R> among(Column<R> column, Set<String> meant) {
    List<List<Filter<R>>> groups = new ArrayList<>();
    groups.add(List.of(new Filter.Comparison<>(column, Operator.IN, List.copyOf(meant))));
    if (meant.contains(none)) {
      groups.add(List.of(new Filter.Comparison<>(column, Operator.NOT_EXISTS, List.of())));
    }
    return new Filter.AnyOf<>(groups);
  }
}
