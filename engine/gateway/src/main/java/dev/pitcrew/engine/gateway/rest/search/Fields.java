package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Beginning;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a search of one kind of row may filter and sort by: the list of what is allowed, so that
 * nothing else reaches the store.
 */
public final class Fields<R extends Row> {

  private static final int LIMIT = 100;

  private final Table<R> table;
  private final @Nullable Beginning<R> beginning;
  private final Map<String, FieldFilter<R>> filters = new LinkedHashMap<>();
  private final Map<String, Column<R>> sortable = new LinkedHashMap<>();

  private Fields(Table<R> table, @Nullable Beginning<R> beginning) {
    this.table = table;
    this.beginning = beginning;
  }

  public static <R extends Row> Fields<R> of(Table<R> table) {
    return new Fields<>(table, null);
  }

  /** The same, of rows of which only the beginning of a column is read. */
  public Fields<R> beginning(String column, int characters) {
    return copy(new Beginning<>(table.column(column), characters));
  }

  /** The same to sort by, of which only these may be filtered by. */
  public Fields<R> filteredBy(String... names) {
    Fields<R> same = copy(beginning);
    same.filters.keySet().retainAll(List.of(names));
    return same;
  }

  private Fields<R> copy(@Nullable Beginning<R> read) {
    Fields<R> same = new Fields<>(table, read);
    same.filters.putAll(filters);
    same.sortable.putAll(sortable);
    return same;
  }

  Table<R> table() {
    return table;
  }

  public Fields<R> key(String name, String column) {
    return compared(name, column, ValueType.KEY);
  }

  public Fields<R> text(String name, String column) {
    return compared(name, column, ValueType.TEXT);
  }

  public Fields<R> number(String name, String column) {
    return compared(name, column, ValueType.NUMBER);
  }

  public Fields<R> time(String name, String column) {
    return compared(name, column, ValueType.TIME);
  }

  public Fields<R> timeText(String name, String column) {
    return compared(name, column, ValueType.TIME_TEXT);
  }

  public Fields<R> constants(String name, String column, Constants constants) {
    sortable.put(name, table.column(column));
    return with(name, constants.on(table.column(column)));
  }

  /** A column of JSON text, such as the value of a variable. */
  public Fields<R> json(String name, String column) {
    return compared(name, column, ValueType.JSON);
  }

  /** A list of texts, of which the row's list must hold one. */
  public Fields<R> holds(String name, String column) {
    return with(name, ListFilters.on(table, column));
  }

  /** Filters for a list of texts, each of which the row's list must meet. */
  public Fields<R> holdsEach(String name, String column) {
    FieldFilter<R> one = ListFilters.on(table, column);
    return with(
        name,
        (field, value) ->
            Comparisons.elements(value, field).stream()
                .flatMap(element -> one.read(field, element).stream())
                .toList());
  }

  /**
   * True for rows that are the newest version of what they share the id of.
   *
   * @param without true in rows that are none of the versions any more
   */
  public Fields<R> latest(String name, String idColumn, String versionColumn, String without) {
    return with(
        name,
        (field, value) ->
            Comparisons.flag(value, field)
                ? List.of(
                    Filter.eq(table, without, false),
                    new Filter.Greatest<>(
                        table.column(idColumn), table.column(versionColumn), table.column(without)))
                : List.of());
  }

  /** True or false, as the column is. */
  public Fields<R> flag(String name, String column) {
    sortable.put(name, table.column(column));
    return with(
        name, (field, value) -> List.of(Filter.eq(table, column, Comparisons.flag(value, field))));
  }

  /** True where the column holds something. */
  public Fields<R> present(String name, String column) {
    sortable.put(name, table.column(column));
    return with(
        name,
        (field, value) ->
            List.of(
                Filter.of(
                    table,
                    column,
                    Comparisons.flag(value, field) ? Operator.EXISTS : Operator.NOT_EXISTS)));
  }

  /** True for texts that are longer than so many characters. */
  public Fields<R> longer(String name, String column, int characters) {
    return with(
        name,
        (field, value) ->
            List.of(
                new Filter.Longer<>(
                    table.column(column), characters, Comparisons.flag(value, field))));
  }

  /** A list of texts, all of which the row's list must hold. */
  public Fields<R> tags(String name, String column) {
    return with(
        name,
        (field, value) ->
            Comparisons.elements(value, field).stream()
                .<Filter<R>>map(
                    tag ->
                        Filter.of(
                            table, column, Operator.CONTAINS_ANY, ValueType.scalar(tag, field)))
                .toList());
  }

  public Fields<R> with(String name, FieldFilter<R> filter) {
    filters.put(name, filter);
    return this;
  }

  public Fields<R> sort(String name, String column) {
    sortable.put(name, table.column(column));
    return this;
  }

  /** Also groups of fields, one of which must hold; a group without fields would mean all. */
  public Fields<R> alternatives() {
    return with(
        "$or",
        (field, value) ->
            List.of(
                new Filter.AnyOf<>(
                    Comparisons.elements(value, field).stream()
                        .map(group -> alternative(group, field))
                        .toList())));
  }

  private List<Filter<R>> alternative(JsonNode group, String name) {
    List<Filter<R>> all = filters(group);
    if (all.isEmpty()) {
      throw Wire.invalid(
          "Expected each group of '%s' to have at least one field, but one has none."
              .formatted(name));
    }
    return all;
  }

  private Fields<R> compared(String name, String column, ValueType type) {
    sortable.put(name, table.column(column));
    return with(name, Comparisons.of(table.column(column), type));
  }

  /**
   * @param always filters that hold whatever the request says
   */
  public Query<R> query(SearchRequest request, List<Filter<R>> always) {
    List<Filter<R>> all = new ArrayList<>(always);
    all.addAll(filters(request.filter()));
    return new Query<>(table, all, sort(request.sort()), page(request.page()), beginning);
  }

  /** What a filter asks of the rows; nothing where there is none. */
  public List<Filter<R>> filters(@Nullable JsonNode request) {
    List<Filter<R>> all = new ArrayList<>();
    if (request == null || request.isNull()) {
      return all;
    }
    if (!request.isObject()) {
      throw Wire.invalid("Expected 'filter' to be an object, but it is %s.".formatted(request));
    }
    for (Map.Entry<String, JsonNode> member : request.properties()) {
      if (!Comparisons.isGiven(member.getValue())) {
        // Newer clients know fields that are not known here, and send null for them.
        continue;
      }
      FieldFilter<R> filter = filters.get(member.getKey());
      if (filter == null) {
        throw Wire.invalid(
            "Expected a filter to have fields of %s, but it has '%s'."
                .formatted(filters.keySet(), member.getKey()));
      }
      all.addAll(filter.read(member.getKey(), member.getValue()));
    }
    return all;
  }

  private List<Sort<R>> sort(@Nullable List<SearchRequest.Order> orders) {
    return SearchRequest.whole(orders).stream().map(this::sort).toList();
  }

  private Sort<R> sort(SearchRequest.Order order) {
    String field = Wire.required(order.field(), "sort.field");
    Column<R> column = sortable.get(field);
    if (column == null) {
      throw Wire.invalid(
          "Expected 'sort.field' to be one of %s, but it is '%s'."
              .formatted(sortable.keySet(), field));
    }
    return new Sort<>(column, isDescending(order));
  }

  static boolean isDescending(SearchRequest.Order order) {
    return order.order() != null
        && Wire.constant(Direction.class, order.order(), "sort.order") == Direction.DESC;
  }

  private enum Direction {
    ASC,
    DESC
  }

  static PageRequest page(SearchRequest.@Nullable PageFields page) {
    return page == null
        ? PageRequest.first(LIMIT)
        : new PageRequest(
            page.limit() == null ? LIMIT : page.limit(),
            page.from() == null ? 0 : page.from(),
            page.after(),
            page.before());
  }
}
