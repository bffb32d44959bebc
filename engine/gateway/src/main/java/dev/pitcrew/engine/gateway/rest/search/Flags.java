package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Filters for what the API names and the row has as true or false. */
public final class Flags {

  private Flags() {}

  /**
   * @param byName the names of the API, in upper case
   * @param never names that the API also has, and no row ever
   */
  public static <R extends Row> FieldFilter<R> named(
      Table<R> table, String column, Map<String, Boolean> byName, String... never) {
    Map<String, Set<Boolean>> all = new TreeMap<>();
    byName.forEach((name, flag) -> all.put(name, Set.of(flag)));
    for (String name : never) {
      all.put(name, Set.of());
    }
    return (name, value) -> {
      if (!value.isObject()) {
        return List.of(in(table, column, Operator.IN, flags(all, value, name)));
      }
      return value.properties().stream()
          .filter(member -> Comparisons.isGiven(member.getValue()))
          .<Filter<R>>map(
              member -> compared(table, column, all, member.getKey(), member.getValue(), name))
          .toList();
    };
  }

  private static <R extends Row> Filter<R> compared(
      Table<R> table,
      String column,
      Map<String, Set<Boolean>> byName,
      String operator,
      JsonNode value,
      String name) {
    if (operator.equals("$exists")) {
      Operator exists = Comparisons.flag(value, name) ? Operator.IN : Operator.NOT_IN;
      return in(table, column, exists, Set.of(false, true));
    }
    return switch (Comparisons.operator(operator, name)) {
      case EQ -> in(table, column, Operator.IN, flags(byName, value, name));
      case NEQ -> in(table, column, Operator.NOT_IN, flags(byName, value, name));
      case IN -> in(table, column, Operator.IN, allOf(byName, value, name));
      case NOT_IN -> in(table, column, Operator.NOT_IN, allOf(byName, value, name));
      case LIKE ->
          in(
              table,
              column,
              Operator.IN,
              Constants.matching(byName.keySet(), ValueType.pattern(value, name)).stream()
                  .flatMap(matching -> byName.get(matching).stream())
                  .collect(Collectors.toSet()));
      default ->
          throw Wire.invalid(
              "Expected '%s' to be compared for equality, but it is with %s."
                  .formatted(name, operator));
    };
  }

  private static <R extends Row> Filter<R> in(
      Table<R> table, String column, Operator operator, Set<Boolean> flags) {
    return Filter.of(table, column, operator, flags.toArray());
  }

  private static Set<Boolean> allOf(
      Map<String, Set<Boolean>> byName, JsonNode values, String name) {
    return Comparisons.elements(values, name).stream()
        .flatMap(value -> flags(byName, value, name).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Boolean> flags(Map<String, Set<Boolean>> byName, JsonNode value, String name) {
    String text = ValueType.scalar(value, name);
    Set<Boolean> flags = byName.get(text.toUpperCase(Locale.ROOT));
    if (flags == null) {
      throw Wire.invalid(
          "Expected '%s' to be one of %s, but it is '%s'.".formatted(name, byName.keySet(), text));
    }
    return flags;
  }
}
