package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
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
 * compared here, all others in the store. For one search.
 */
final class LongVariableFilters {

  private static final Column<VariableRow> KEY = Tables.VARIABLE.column("key");
  private static final Column<VariableRow> VALUE = Tables.VARIABLE.column("value");

  private final Store store;
  private final LongCollections collections;

  LongVariableFilters(Store store, LongCollections.Bounds bounds) {
    this.store = store;
    this.collections = new LongCollections(store, bounds);
  }

  <R extends Row> Query<R> of(Query<R> query) {
    return query.with(of(query.table(), query.filters()));
  }

  <R extends Row> List<Filter<R>> of(Table<R> table, List<Filter<R>> filters) {
    return of(table, filters, List.of());
  }

  /**
   * @param around what holds for the rows besides: it says which collections matter
   */
  @SuppressWarnings("unchecked")
  private <R extends Row> List<Filter<R>> of(
      Table<R> table, List<Filter<R>> filters, List<Filter<R>> around) {
    List<Filter<R>> known = new ArrayList<>(around);
    filters.stream().filter(LongVariableFilters::isOneOf).forEach(known::add);
    List<Filter<R>> within = filters.stream().map(filter -> within(table, filter, known)).toList();
    return table == Tables.VARIABLE
        ? (List<Filter<R>>)
            (List<?>)
                ofVariables(
                    (List<Filter<VariableRow>>) (List<?>) within,
                    (List<Filter<VariableRow>>) (List<?>) around)
        : within;
  }

  private static boolean isOneOf(Filter<?> filter) {
    return filter instanceof Filter.Comparison<?> comparison
        && !comparison.column().equals(VALUE)
        && (comparison.operator() == Filter.Operator.EQ
            || comparison.operator() == Filter.Operator.IN);
  }

  private <R extends Row> Filter<R> within(
      Table<R> table, Filter<R> filter, List<Filter<R>> known) {
    return switch (filter) {
      case Filter.AnyOf<R> any ->
          new Filter.AnyOf<>(any.groups().stream().map(group -> of(table, group, known)).toList());
      case Filter.Related<R, ?> related -> related(related, known);
      case Filter.Unrelated<R, ?> unrelated -> unrelated(unrelated, known);
      case Filter.Comparison<R> comparison -> comparison;
      case Filter.Greatest<R> greatest -> greatest;
      case Filter.Longer<R> longer -> longer;
      case Filter.Named<R> named -> named;
    };
  }

  private <R extends Row, S extends Row> Filter<R> related(
      Filter.Related<R, S> filter, List<Filter<R>> known) {
    return new Filter.Related<>(
        filter.column(),
        filter.related(),
        filter.relatedColumn(),
        of(
            filter.related(),
            filter.filters(),
            carried(known, filter.column(), filter.relatedColumn())));
  }

  private <R extends Row, S extends Row> Filter<R> unrelated(
      Filter.Unrelated<R, S> filter, List<Filter<R>> known) {
    return new Filter.Unrelated<>(
        filter.column(),
        filter.related(),
        filter.relatedColumn(),
        of(
            filter.related(),
            filter.filters(),
            carried(known, filter.column(), filter.relatedColumn())));
  }

  /** What is known of a column also holds for the one that has to be equal to it. */
  private static <R extends Row, S extends Row> List<Filter<S>> carried(
      List<Filter<R>> known, Column<R> column, Column<S> relatedColumn) {
    List<Filter<S>> carried = new ArrayList<>();
    for (Filter<R> filter : known) {
      if (filter instanceof Filter.Comparison<R> comparison && comparison.column().equals(column)) {
        carried.add(
            new Filter.Comparison<>(relatedColumn, comparison.operator(), comparison.values()));
      }
    }
    return carried;
  }

  /** All of them hold for one variable: what else is asked of it says which collections matter. */
  private List<Filter<VariableRow>> ofVariables(
      List<Filter<VariableRow>> filters, List<Filter<VariableRow>> around) {
    List<Filter<VariableRow>> wanted = new ArrayList<>(around);
    List<Filter<VariableRow>> values = new ArrayList<>();
    filters.forEach(filter -> (isOfValue(filter) ? values : wanted).add(filter));
    if (values.isEmpty()) {
      return filters;
    }
    store.check(new Query<>(Tables.VARIABLE, filters, List.of(), PageRequest.first(1)));
    List<Long> compared = new ArrayList<>();
    List<Long> matching = new ArrayList<>();
    for (long key : collections.keys(wanted)) {
      String value = collections.valueOrNull(key);
      if (value != null) {
        compared.add(key);
        if (values.stream().allMatch(filter -> holds(filter, value))) {
          matching.add(key);
        }
      }
    }
    if (compared.isEmpty()) {
      return filters;
    }
    List<Filter<VariableRow>> asWritten = new ArrayList<>(filters);
    asWritten.add(new Filter.Comparison<>(KEY, Filter.Operator.NOT_IN, compared));
    // Each alternative says all, so that each is found by an index of its own.
    return matching.isEmpty()
        ? asWritten
        : List.of(
            new Filter.AnyOf<>(
                List.of(
                    asWritten,
                    List.of(new Filter.Comparison<>(KEY, Filter.Operator.IN, matching)))));
  }

  private static boolean isOfValue(Filter<VariableRow> filter) {
    return switch (filter) {
      case Filter.Comparison<VariableRow> comparison -> comparison.column().equals(VALUE);
      case Filter.Longer<VariableRow> longer -> longer.column().equals(VALUE);
      default -> false;
    };
  }

  private boolean holds(Filter<VariableRow> filter, String value) {
    return switch (filter) {
      case Filter.Comparison<VariableRow> comparison -> holds(comparison, value);
      case Filter.Longer<VariableRow> longer ->
          value.codePointCount(0, value.length()) > longer.characters() == longer.isLonger();
      default -> throw new IllegalArgumentException("Expected a filter by value.");
    };
  }

  /** As the store compares texts. */
  private boolean holds(Filter.Comparison<VariableRow> comparison, String value) {
    List<?> values = comparison.values();
    return switch (comparison.operator()) {
      case EQ, IN -> values.contains(value);
      case NEQ, NOT_IN -> !values.contains(value);
      case EXISTS -> true;
      case NOT_EXISTS, CONTAINS_ANY, CONTAINS_LIKE -> false;
      case LIKE -> Wildcards.match((String) values.getFirst(), value, collections::ensureInTime);
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
