package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.Wildcards;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Filters by the value of variables, so that they hold for what people read: of a collection that a
 * loop fills, the row is not all of it. Such collections are few; they are put together and
 * compared here, all others in the store.
 *
 * @param variables which puts them together
 */
record LongVariableFilters(Store store, LongVariables variables) {

  /** Those beyond are compared as they were last written. */
  private static final int COLLECTIONS_MAX = 500;

  private static final int READ_AT_ONCE = 10;

  private static final Column<VariableRow> KEY = Tables.VARIABLE.column("key");
  private static final Column<VariableRow> VALUE = Tables.VARIABLE.column("value");

  private static final Filter<VariableRow> IN_A_LOOP =
      new Filter.Related<>(
          KEY, Tables.LOOP_RESULT, Tables.LOOP_RESULT.column("variableKey"), List.of());

  <R extends Row> Query<R> of(Query<R> query) {
    return new Query<>(
        query.table(), of(query.table(), query.filters()), query.sort(), query.page());
  }

  @SuppressWarnings("unchecked")
  <R extends Row> List<Filter<R>> of(Table<R> table, List<Filter<R>> filters) {
    List<Filter<R>> within = filters.stream().map(filter -> within(table, filter)).toList();
    return table == Tables.VARIABLE
        ? (List<Filter<R>>) (List<?>) ofVariables((List<Filter<VariableRow>>) (List<?>) within)
        : within;
  }

  private <R extends Row> Filter<R> within(Table<R> table, Filter<R> filter) {
    return switch (filter) {
      case Filter.AnyOf<R> any ->
          new Filter.AnyOf<>(any.groups().stream().map(group -> of(table, group)).toList());
      case Filter.Related<R, ?> related -> related(related);
      case Filter.Unrelated<R, ?> unrelated -> unrelated(unrelated);
      case Filter.Comparison<R> comparison -> comparison;
      case Filter.Greatest<R> greatest -> greatest;
      case Filter.Longer<R> longer -> longer;
      case Filter.Named<R> named -> named;
    };
  }

  private <R extends Row, S extends Row> Filter<R> related(Filter.Related<R, S> filter) {
    return new Filter.Related<>(
        filter.column(),
        filter.related(),
        filter.relatedColumn(),
        of(filter.related(), filter.filters()));
  }

  private <R extends Row, S extends Row> Filter<R> unrelated(Filter.Unrelated<R, S> filter) {
    return new Filter.Unrelated<>(
        filter.column(),
        filter.related(),
        filter.relatedColumn(),
        of(filter.related(), filter.filters()));
  }

  /** All of them hold for one variable: what else is asked of it says which collections matter. */
  private List<Filter<VariableRow>> ofVariables(List<Filter<VariableRow>> filters) {
    List<Filter<VariableRow>> others = new ArrayList<>();
    List<Filter.Comparison<VariableRow>> values = new ArrayList<>();
    for (Filter<VariableRow> filter : filters) {
      if (filter instanceof Filter.Comparison<VariableRow> comparison
          && comparison.column().equals(VALUE)) {
        values.add(comparison);
      } else {
        others.add(filter);
      }
    }
    if (values.isEmpty()) {
      return filters;
    }
    List<Long> collections = new ArrayList<>();
    List<Long> matching = new ArrayList<>();
    List<Filter<VariableRow>> wanted = new ArrayList<>(others);
    wanted.add(IN_A_LOOP);
    String after = null;
    do {
      Page<VariableRow> page =
          store.search(
              new Query<>(
                  Tables.VARIABLE,
                  wanted,
                  List.of(),
                  new PageRequest(READ_AT_ONCE, 0, after, null)));
      for (VariableRow row : page.items()) {
        collections.add(row.key());
        String value = variables.whole(row).value();
        if (values.stream().allMatch(comparison -> holds(comparison, value))) {
          matching.add(row.key());
        }
      }
      after = page.items().size() < READ_AT_ONCE ? null : page.endCursor();
    } while (after != null && collections.size() < COLLECTIONS_MAX);
    if (collections.isEmpty()) {
      return filters;
    }
    List<Filter<VariableRow>> asWritten = new ArrayList<>(values);
    asWritten.add(new Filter.Comparison<>(KEY, Filter.Operator.NOT_IN, collections));
    others.add(
        new Filter.AnyOf<>(
            List.of(
                asWritten, List.of(new Filter.Comparison<>(KEY, Filter.Operator.IN, matching)))));
    return others;
  }

  /** As the store compares texts. */
  private static boolean holds(Filter.Comparison<VariableRow> comparison, String value) {
    List<?> values = comparison.values();
    return switch (comparison.operator()) {
      case EQ, IN -> values.contains(value);
      case NEQ, NOT_IN -> !values.contains(value);
      case EXISTS -> true;
      case NOT_EXISTS, CONTAINS_ANY -> false;
      case LIKE -> Wildcards.match((String) values.getFirst(), value);
      case GT -> compare(value, values) > 0;
      case GTE -> compare(value, values) >= 0;
      case LT -> compare(value, values) < 0;
      case LTE -> compare(value, values) <= 0;
    };
  }

  private static int compare(String value, List<?> values) {
    return Arrays.compareUnsigned(
        value.getBytes(StandardCharsets.UTF_8),
        ((String) values.getFirst()).getBytes(StandardCharsets.UTF_8));
  }
}
