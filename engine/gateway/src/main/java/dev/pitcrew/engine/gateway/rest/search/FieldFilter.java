package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What one field of a filter asks of the rows. */
@FunctionalInterface
public interface FieldFilter<R extends Row> {

  /**
   * @param name of the field, for what is said about a wrong value
   * @param value a plain one, or an object with an operator for each member; never null
   * @return filters that must all hold
   */
  List<Filter<R>> read(String name, JsonNode value);

  /** Whether a filter holds for a number that is the same on all rows. */
  static boolean constant(int number, String name, JsonNode value) {
    return value.isObject()
        ? value.properties().stream()
            .filter(member -> Comparisons.isGiven(member.getValue()))
            .allMatch(member -> Comparisons.holds(number, member.getKey(), member.getValue(), name))
        : ValueType.NUMBER.read(value, name).equals(number);
  }
}
