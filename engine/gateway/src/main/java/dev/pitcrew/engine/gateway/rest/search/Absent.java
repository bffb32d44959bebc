package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Filters for what the API has a field for, of which nothing here ever has a value. */
public final class Absent {

  private Absent() {}

  /** All rows or none, as it would be if each had a column that is empty. */
  public static <R extends Row> FieldFilter<R> filter() {
    return (name, value) -> holds(name, value) ? List.of() : List.of(Absent.<R>none());
  }

  /** No row. */
  public static <R extends Row> Filter<R> none() {
    return new Filter.AnyOf<>(List.of());
  }

  private static boolean holds(String name, JsonNode value) {
    return value.isObject()
        && value.properties().stream()
            .filter(member -> Comparisons.isGiven(member.getValue()))
            .allMatch(member -> holds(name, member));
  }

  private static boolean holds(String name, Map.Entry<String, JsonNode> member) {
    if (member.getKey().equals("$exists")) {
      return !Comparisons.flag(member.getValue(), name);
    }
    return switch (Comparisons.operator(member.getKey(), name)) {
      case NEQ, NOT_IN -> true;
      default -> false;
    };
  }
}
