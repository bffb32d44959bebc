package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The WHERE of a search. Values are only ever bound, names only ever come from declared columns.
 */
final class Conditions {

  private static final int VALUES_MAX = 1_000;
  private static final int DEPTH_MAX = 8;

  private final Dialect dialect;
  private final List<Object> parameters = new ArrayList<>();

  /** Whether tasks are found by whom they name: then not by their state, which most share. */
  private boolean byName;

  Conditions(Dialect dialect) {
    this.dialect = dialect;
  }

  /** In the order of the question marks. */
  List<Object> parameters() {
    return parameters;
  }

  <R extends Row> String all(Table<R> table, List<Filter<R>> filters) {
    List<Filter<R>> all = new ArrayList<>(filters);
    TaskNames.implied(table, filters).ifPresent(all::add);
    byName = all.size() > filters.size();
    return all(table, all, 0);
  }

  private <R extends Row> String all(Table<R> table, List<Filter<R>> filters, int depth) {
    if (depth > DEPTH_MAX) {
      throw new InvalidQueryException(
          "Expected filters nested up to %d deep.".formatted(DEPTH_MAX));
    }
    boolean narrow = filters.stream().anyMatch(f -> Searched.isNarrow(table, f));
    return filters.isEmpty()
        ? "1=1"
        : filters.stream()
            .map(f -> one(table, f, depth, narrow))
            .collect(Collectors.joining(" AND "));
  }

  private <R extends Row> String one(Table<R> table, Filter<R> filter, int depth, boolean narrow) {
    return switch (filter) {
      case Filter.Comparison<R> comparison -> comparison(table, comparison, narrow);
      case Filter.AnyOf<R> anyOf ->
          anyOf.groups().isEmpty()
              ? "1=0"
              : anyOf.groups().stream()
                  .map(group -> all(table, group, depth + 1))
                  .collect(Collectors.joining(") OR (", "((", "))"));
      case Filter.Related<R, ?> related -> related(table, related, depth);
      case Filter.Unrelated<R, ?> unrelated -> unrelated(table, unrelated, depth);
      case Filter.Greatest<R> greatest -> greatest(table, greatest);
      case Filter.Longer<R> longer -> longer(table, longer);
      case Filter.Named<R> named -> named(table, named);
    };
  }

  private <R extends Row> String named(Table<R> table, Filter.Named<R> named) {
    requireFew(named.column(), named.names());
    if (named.names().isEmpty()) {
      return "1=0";
    }
    named.names().forEach(name -> parameters.add(ColumnKind.storable(name)));
    return declared(table, named.column())
        + switch (named.reach()) {
          case TASK -> " IN (" + TaskNames.tasks(named.names().size()) + ")";
          case SCOPES -> " IN (" + TaskNames.scopes(named.names().size()) + ")";
        };
  }

  private <R extends Row> String greatest(Table<R> table, Filter.Greatest<R> greatest) {
    String group = declared(table, greatest.group());
    String value = declared(table, greatest.value());
    String name = TableSql.of(table).name();
    String without = declared(table, greatest.without());
    parameters.add(value(greatest.without(), false));
    return "NOT EXISTS (SELECT 1 FROM %1$s AS other WHERE other.%2$s=%1$s.%2$s AND other.%3$s>%1$s.%3$s AND other.%4$s=?)"
        .formatted(name, group, value, without);
  }

  private <R extends Row> String longer(Table<R> table, Filter.Longer<R> longer) {
    parameters.add(longer.characters());
    return "length(" + declared(table, longer.column()) + ")" + (longer.isLonger() ? ">?" : "<=?");
  }

  private <R extends Row, S extends Row> String related(
      Table<R> table, Filter.Related<R, S> related, int depth) {
    String column = declared(table, related.column());
    String relatedColumn = declared(related.related(), related.relatedColumn());
    return column
        + " IN (SELECT "
        + relatedColumn
        + " FROM "
        + TableSql.of(related.related()).name()
        + " WHERE "
        + all(related.related(), related.filters(), depth + 1)
        + ')';
  }

  private <R extends Row, S extends Row> String unrelated(
      Table<R> table, Filter.Unrelated<R, S> unrelated, int depth) {
    return "NOT ("
        + related(
            table,
            new Filter.Related<>(
                unrelated.column(),
                unrelated.related(),
                unrelated.relatedColumn(),
                unrelated.filters()),
            depth)
        + ')';
  }

  /**
   * @param narrow whether another filter finds few rows by an index: then not by their state
   */
  private <R extends Row> String comparison(
      Table<R> table, Filter.Comparison<R> comparison, boolean narrow) {
    boolean isLeft =
        byName && TaskNames.isOpen(comparison)
            || narrow && ColumnKind.of(comparison.column()) == ColumnKind.ENUM;
    String declared = declared(table, comparison.column());
    String column = isLeft ? dialect.unindexed(declared) : declared;
    ColumnKind kind = ColumnKind.of(comparison.column());
    List<?> values = comparison.values();
    boolean isList = kind == ColumnKind.LIST;
    return switch (comparison.operator()) {
      case EXISTS -> column + (kind.isNumber() ? "<>0" : isList ? "<>'[]'" : " IS NOT NULL");
      case NOT_EXISTS -> column + (kind.isNumber() ? "=0" : isList ? "='[]'" : " IS NULL");
      case EQ -> isLeft ? simple(comparison, column, "=?") : equal(comparison);
      // A row without a value differs from any value.
      case NEQ -> "(" + simple(comparison, column, "<>?") + " OR " + column + " IS NULL)";
      case GT -> simple(comparison, column, ">?");
      case GTE -> simple(comparison, column, ">=?");
      case LT -> simple(comparison, column, "<?");
      case LTE -> simple(comparison, column, "<=?");
      case IN -> values.isEmpty() ? "1=0" : column + " IN (" + marks(comparison) + ")";
      case NOT_IN ->
          values.isEmpty()
              ? "1=1"
              : "(" + column + " NOT IN (" + marks(comparison) + ") OR " + column + " IS NULL)";
      case LIKE -> like(comparison, kind, column);
      case CONTAINS_ANY -> containsAny(comparison, kind, column);
      case CONTAINS_LIKE -> containsLike(comparison, kind, column);
    };
  }

  /** As an index may hold the column, so that it can be used. */
  private <R extends Row> String equal(Filter.Comparison<R> comparison) {
    String condition = dialect.indexedEquals(comparison.column());
    simple(comparison, "", "");
    for (int i = condition.indexOf('?') + 1; condition.indexOf('?', i) >= 0; ) {
      parameters.add(parameters.getLast());
      i = condition.indexOf('?', i) + 1;
    }
    return condition;
  }

  private <R extends Row> String simple(
      Filter.Comparison<R> comparison, String column, String rest) {
    if (comparison.values().size() != 1) {
      throw new InvalidQueryException(
          "Expected one value to compare '%s' with, but got %d."
              .formatted(comparison.column().name(), comparison.values().size()));
    }
    parameters.add(value(comparison.column(), comparison.values().getFirst()));
    return column + rest;
  }

  private <R extends Row> String marks(Filter.Comparison<R> comparison) {
    requireFew(comparison.column(), comparison.values());
    for (Object value : comparison.values()) {
      parameters.add(value(comparison.column(), value));
    }
    return comparison.values().stream().map(v -> "?").collect(Collectors.joining(","));
  }

  private <R extends Row> String like(
      Filter.Comparison<R> comparison, ColumnKind kind, String column) {
    bindPattern(comparison, kind != ColumnKind.LIST && kind != ColumnKind.BOOLEAN);
    // A key is digits on the wire, and compared as such.
    return dialect.like(kind.isNumber() ? "CAST(" + column + " AS TEXT)" : column);
  }

  private void bindPattern(Filter.Comparison<?> comparison, boolean fits) {
    if (comparison.values().size() != 1
        || !(comparison.values().getFirst() instanceof String pattern)
        || !fits
        || pattern.length() > Wildcards.CHARACTERS_MAX) {
      throw new InvalidQueryException(
          "Expected a pattern of up to %d characters for the text '%s'."
              .formatted(Wildcards.CHARACTERS_MAX, comparison.column().name()));
    }
    parameters.add(dialect.likePattern(ColumnKind.storable(pattern)));
  }

  /** Each element by itself: a star must not reach over the end of one into the next. */
  private <R extends Row> String containsLike(
      Filter.Comparison<R> comparison, ColumnKind kind, String column) {
    bindPattern(comparison, kind == ColumnKind.LIST);
    return "EXISTS (SELECT 1 FROM %s WHERE %s)"
        .formatted(dialect.elements(column, "listed"), dialect.like("listed.value"));
  }

  private <R extends Row> String containsAny(
      Filter.Comparison<R> comparison, ColumnKind kind, String column) {
    requireFew(comparison.column(), comparison.values());
    if (kind != ColumnKind.LIST) {
      throw new InvalidQueryException(
          "Expected '%s' to be a list, but it is not.".formatted(comparison.column().name()));
    }
    List<String> parts = new ArrayList<>();
    for (Object value : comparison.values()) {
      String literal = StringList.element((String) value).replaceAll("[\\\\*?]", "\\\\$0");
      parameters.add(dialect.likePattern("*" + literal + "*"));
      parts.add(dialect.like(column));
    }
    return parts.isEmpty() ? "1=0" : "(" + String.join(" OR ", parts) + ")";
  }

  private static void requireFew(Column<?> column, List<?> values) {
    if (values.size() > VALUES_MAX) {
      throw new InvalidQueryException(
          "Expected up to %d values for '%s', but got %d."
              .formatted(VALUES_MAX, column.name(), values.size()));
    }
  }

  /** Never null: a filter for what is absent is EXISTS or NOT_EXISTS. */
  private static Object value(Column<?> column, Object value) {
    ColumnKind kind = ColumnKind.of(column);
    Object typed = value;
    if (kind == ColumnKind.ENUM && value instanceof String name) {
      typed = constant(column, name);
    } else if (kind == ColumnKind.LONG && value instanceof Integer number) {
      typed = number.longValue();
    }
    boolean fits =
        switch (kind) {
          case LONG -> typed instanceof Long;
          case INT -> typed instanceof Integer;
          case BOOLEAN -> typed instanceof Boolean;
          case TEXT -> typed instanceof String;
          case ENUM -> column.type().isInstance(typed);
          case LIST -> typed instanceof List;
        };
    Object bound = fits ? kind.toSql(typed) : null;
    if (bound == null) {
      throw new InvalidQueryException(
          "Expected a %s for '%s', but got %s."
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  column.name(),
                  value.getClass().getSimpleName()));
    }
    return bound;
  }

  private static Object constant(Column<?> column, String name) {
    for (Object constant : column.type().getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new InvalidQueryException(
        "Expected one of %s for '%s', but got '%s'."
            .formatted(List.of(column.type().getEnumConstants()), column.name(), name));
  }

  /** Nothing but a declared column of this very table reaches the text of a statement. */
  static <R extends Row> String declared(Table<R> table, Column<R> column) {
    if (!table.columns().contains(column)) {
      throw new InvalidQueryException(
          "Expected a column of %s, but got '%s'.".formatted(table, column.name()));
    }
    return TableSql.name(column);
  }
}
