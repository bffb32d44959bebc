package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Filters for rows by the variables that belong to them: a list of names and values. */
public final class VariableFilters {

  private VariableFilters() {}

  /**
   * @param column of the row, equal to {@code variableColumn} of the variable
   */
  public static <R extends Row> FieldFilter<R> on(
      Table<R> table, String column, String variableColumn) {
    return (name, value) -> {
      List<Filter<R>> filters = new ArrayList<>();
      for (JsonNode variable : Comparisons.elements(value, name)) {
        filters.add(
            new Filter.Related<>(
                table.column(column),
                Tables.VARIABLE,
                Tables.VARIABLE.column(variableColumn),
                one(variable, name)));
      }
      return filters;
    };
  }

  private static List<Filter<VariableRow>> one(JsonNode variable, String name) {
    List<Filter<VariableRow>> filters = new ArrayList<>();
    String variableName = Wire.required(text(variable.get("name")), name + ".name");
    filters.add(Filter.eq(Tables.VARIABLE, "name", variableName));
    JsonNode value = variable.get("value");
    if (value == null || value.isNull()) {
      throw Wire.invalid(
          "Expected '%s' of '%s' to have a value, but it has none.".formatted(name, variableName));
    }
    filters.addAll(
        Comparisons.of(Tables.VARIABLE.column("value"), ValueType.JSON).read(name, value));
    return filters;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.asString() : null;
  }

  /** A variable's value is JSON; a caller may leave the quotes of a text away. */
  static String json(String value) {
    try {
      GatewayJson.MAPPER.readTree(value);
      return value;
    } catch (JacksonException e) {
      return GatewayJson.MAPPER.writeValueAsString(value);
    }
  }
}
