package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a plain value or an object of operators for one column. */
public final class Comparisons {

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "$eq", Operator.EQ,
          "$neq", Operator.NEQ,
          "$in", Operator.IN,
          "$notIn", Operator.NOT_IN,
          "$like", Operator.LIKE,
          "$gt", Operator.GT,
          "$gte", Operator.GTE,
          "$lt", Operator.LT,
          "$lte", Operator.LTE);

  private Comparisons() {}

  public static <R extends Row> FieldFilter<R> ofKey(Column<R> column) {
    return of(column, ValueType.KEY);
  }

  static <R extends Row> FieldFilter<R> of(Column<R> column, ValueType type) {
    return (name, value) -> {
      List<Filter<R>> filters = new ArrayList<>();
      if (!value.isObject()) {
        add(filters, column, type, Operator.EQ, value, name);
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (isGiven(member.getValue())) {
          member(filters, column, type, member.getKey(), member.getValue(), name);
        }
      }
      return filters;
    };
  }

  private static <R extends Row> void member(
      List<Filter<R>> filters,
      Column<R> column,
      ValueType type,
      String operator,
      JsonNode value,
      String name) {
    if (operator.equals("$exists")) {
      filters.add(
          new Filter.Comparison<>(
              column, flag(value, name) ? Operator.EXISTS : Operator.NOT_EXISTS, List.of()));
    } else {
      add(filters, column, type, operator(operator, name), value, name);
    }
  }

  private static <R extends Row> void add(
      List<Filter<R>> filters,
      Column<R> column,
      ValueType type,
      Operator operator,
      JsonNode value,
      String name) {
    List<Object> values = new ArrayList<>();
    switch (operator) {
      case IN, NOT_IN -> elements(value, name).forEach(one -> values.add(type.read(one, name)));
      case LIKE -> values.add(ValueType.pattern(value, name));
      default -> values.add(type.read(value, name));
    }
    filters.add(new Filter.Comparison<>(column, operator, values));
    if (type.absentIsNoValue()) {
      filters.add(new Filter.Comparison<>(column, Operator.EXISTS, List.of()));
    }
  }

  /** Whether the number is what an operator asks for. */
  static boolean holds(int number, String operator, JsonNode value, String name) {
    if (operator.equals("$exists")) {
      return flag(value, name);
    }
    return switch (operator(operator, name)) {
      case IN -> elements(value, name).stream().anyMatch(one -> number(one, name) == number);
      case NOT_IN -> elements(value, name).stream().noneMatch(one -> number(one, name) == number);
      case EQ -> number == number(value, name);
      case NEQ -> number != number(value, name);
      case GT -> number > number(value, name);
      case GTE -> number >= number(value, name);
      case LT -> number < number(value, name);
      case LTE -> number <= number(value, name);
      case LIKE, EXISTS, NOT_EXISTS, CONTAINS_ANY, CONTAINS_LIKE ->
          throw Wire.invalid(
              "Expected '%s' to be compared as a number, but it is with %s."
                  .formatted(name, operator));
    };
  }

  private static int number(JsonNode value, String name) {
    return (Integer) ValueType.NUMBER.read(value, name);
  }

  /** The official client sends null and the empty list for what its caller left away. */
  public static boolean isGiven(JsonNode value) {
    return !value.isNull() && !(value.isArray() && value.isEmpty());
  }

  public static Operator operator(String text, String name) {
    Operator operator = OPERATORS.get(text);
    if (operator == null) {
      throw Wire.invalid(
          "Expected an operator of '%s' to be $exists or one of %s, but it is '%s'."
              .formatted(name, OPERATORS.keySet().stream().sorted().toList(), text));
    }
    return operator;
  }

  public static boolean flag(JsonNode value, String name) {
    if (!value.isBoolean()) {
      throw Wire.invalid("Expected '%s' to be true or false, but it is %s.".formatted(name, value));
    }
    return value.booleanValue();
  }

  public static List<JsonNode> elements(JsonNode value, String name) {
    if (!value.isArray()) {
      throw Wire.invalid("Expected '%s' to be a list, but it is %s.".formatted(name, value));
    }
    return List.copyOf(value.values());
  }
}
