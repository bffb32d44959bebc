package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Filters for what the API names and the row has as true or false. */
public final class Flags {

  private Flags() {}

  public static <R extends Row> FieldFilter<R> named(
      Table<R> table, String column, Map<String, Boolean> byName) {
    return (name, value) -> {
      if (!value.isObject()) {
        return List.of(Filter.eq(table, column, flag(byName, value, name)));
      }
      return value.properties().stream()
          .filter(member -> Comparisons.isGiven(member.getValue()))
          .<Filter<R>>map(
              member -> compared(table, column, byName, member.getKey(), member.getValue(), name))
          .toList();
    };
  }

  private static <R extends Row> Filter<R> compared(
      Table<R> table,
      String column,
      Map<String, Boolean> byName,
      String operator,
      JsonNode value,
      String name) {
    if (operator.equals("$exists")) {
      return Filter.of(
          table,
          column,
          Comparisons.flag(value, name) ? Operator.IN : Operator.NOT_IN,
          false,
          true);
    }
    return switch (Comparisons.operator(operator, name)) {
      case EQ -> Filter.eq(table, column, flag(byName, value, name));
      case NEQ -> Filter.eq(table, column, !flag(byName, value, name));
      case IN -> Filter.of(table, column, Operator.IN, flags(byName, value, name).toArray());
      case NOT_IN ->
          Filter.of(table, column, Operator.NOT_IN, flags(byName, value, name).toArray());
      case LIKE ->
          Filter.of(
              table,
              column,
              Operator.IN,
              Constants.matching(byName.keySet(), ValueType.pattern(value, name)).stream()
                  .map(byName::get)
                  .toArray());
      default ->
          throw Wire.invalid(
              "Expected '%s' to be compared for equality, but it is with %s."
                  .formatted(name, operator));
    };
  }

  private static Set<Boolean> flags(Map<String, Boolean> byName, JsonNode values, String name) {
    Set<Boolean> flags = new LinkedHashSet<>();
    Comparisons.elements(values, name).forEach(value -> flags.add(flag(byName, value, name)));
    return flags;
  }

  private static boolean flag(Map<String, Boolean> byName, JsonNode value, String name) {
    String text = ValueType.scalar(value, name);
    Boolean flag = byName.get(text.toUpperCase(Locale.ROOT));
    if (flag == null) {
      throw Wire.invalid(
          "Expected '%s' to be one of %s, but it is '%s'."
              .formatted(name, byName.keySet().stream().sorted().toList(), text));
    }
    return flag;
  }
}
