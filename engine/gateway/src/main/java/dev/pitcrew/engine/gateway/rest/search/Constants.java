package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import dev.pitcrew.engine.store.Wildcards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The constants of an enum as the API names them, each with those of the row that it stands for.
 *
 * @param byName a constant that no row ever has stands for none
 */
public record Constants(Map<String, Set<? extends Enum<?>>> byName) {

  /** Each by its own name. */
  public static <E extends Enum<E>> Constants of(Class<E> type) {
    Map<String, Set<? extends Enum<?>>> byName = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      byName.put(constant.name(), Set.of(constant));
    }
    return new Constants(byName);
  }

  /** Also those that the API has and this engine never shows. */
  public Constants and(String... names) {
    Map<String, Set<? extends Enum<?>>> more = new LinkedHashMap<>(byName);
    for (String name : names) {
      more.putIfAbsent(name, Set.of());
    }
    return new Constants(more);
  }

  /** A name of the API that stands for several of the row. */
  public Constants with(String name, Set<? extends Enum<?>> constants) {
    Map<String, Set<? extends Enum<?>>> more = new LinkedHashMap<>(byName);
    more.put(name, constants);
    return new Constants(more);
  }

  /** Without one that the API does not know. */
  public Constants without(String name) {
    Map<String, Set<? extends Enum<?>>> fewer = new LinkedHashMap<>(byName);
    fewer.remove(name);
    return new Constants(fewer);
  }

  <R extends Row> FieldFilter<R> on(Column<R> column) {
    return (name, value) -> {
      List<Filter<R>> filters = new ArrayList<>();
      if (!value.isObject()) {
        filters.add(in(column, Operator.IN, named(value, name)));
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (Comparisons.isGiven(member.getValue())) {
          filters.add(member(column, member.getKey(), member.getValue(), name));
        }
      }
      return filters;
    };
  }

  private <R extends Row> Filter<R> member(
      Column<R> column, String operator, JsonNode value, String name) {
    if (operator.equals("$exists")) {
      return new Filter.Comparison<>(
          column, Comparisons.flag(value, name) ? Operator.EXISTS : Operator.NOT_EXISTS, List.of());
    }
    return switch (Comparisons.operator(operator, name)) {
      case EQ -> in(column, Operator.IN, named(value, name));
      case NEQ -> in(column, Operator.NOT_IN, named(value, name));
      case IN -> in(column, Operator.IN, all(value, name));
      case NOT_IN -> in(column, Operator.NOT_IN, all(value, name));
      case LIKE -> in(column, Operator.IN, like(ValueType.pattern(value, name)));
      default ->
          throw Wire.invalid(
              "Expected '%s' to be compared for equality, but it is with %s."
                  .formatted(name, operator));
    };
  }

  private static <R extends Row> Filter<R> in(
      Column<R> column, Operator operator, Set<? extends Enum<?>> constants) {
    return new Filter.Comparison<>(column, operator, List.copyOf(constants));
  }

  private Set<? extends Enum<?>> named(JsonNode value, String name) {
    String text = ValueType.scalar(value, name);
    Set<? extends Enum<?>> constants = byName.get(text.toUpperCase(Locale.ROOT));
    if (constants == null) {
      throw Wire.invalid(
          "Expected '%s' to be one of %s, but it is '%s'.".formatted(name, byName.keySet(), text));
    }
    return constants;
  }

  private Set<Enum<?>> all(JsonNode values, String name) {
    Set<Enum<?>> constants = new LinkedHashSet<>();
    Comparisons.elements(values, name).forEach(value -> constants.addAll(named(value, name)));
    return constants;
  }

  private Set<Enum<?>> like(String wildcards) {
    Set<Enum<?>> constants = new LinkedHashSet<>();
    matching(byName.keySet(), wildcards).forEach(name -> constants.addAll(byName.get(name)));
    return constants;
  }

  /** Those of some names that a pattern of the API fits, in any letter case. */
  static Set<String> matching(Set<String> names, String wildcards) {
    String pattern = wildcards.toUpperCase(Locale.ROOT);
    Set<String> matching = new LinkedHashSet<>(names);
    matching.removeIf(name -> !Wildcards.match(pattern, name));
    return matching;
  }
}
