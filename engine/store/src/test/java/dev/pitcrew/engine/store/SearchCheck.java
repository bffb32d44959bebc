package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A random search, answered by the store and by hand. */
final class SearchCheck {

  private final Store store;
  private final ModelState model;
  private final Random random;
  private final RandomRows rows;
  private final String seed;

  SearchCheck(Store store, ModelState model, Random random, RandomRows rows, String seed) {
    this.store = store;
    this.model = model;
    this.random = random;
    this.rows = rows;
    this.seed = seed;
  }

  <R extends Row> void check(Table<R> table) {
    List<Filter<R>> filters = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      filters.add(
          switch (random.nextInt(6)) {
            case 0 -> anyOf(table);
            case 1 -> named(table);
            default -> comparison(table);
          });
    }
    check(table, filters);
  }

  <R extends Row> void check(Table<R> table, List<Filter<R>> filters) {
    List<Sort<R>> sort = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      sort.add(new Sort<>(column(table), random.nextBoolean()));
    }
    List<R> expected =
        model.rows(table).values().stream()
            .filter(row -> filters.stream().allMatch(f -> holds(table, f, row)))
            .sorted(order(table, sort))
            .toList();
    String what = seed + ": " + table + filters + sort;
    Query<R> query = new Query<>(table, filters, sort, PageRequest.first(10_000));
    List<R> found = store.search(query).items();
    assertThat(found).extracting(Row::key).as(what).isEqualTo(keys(expected));
    assertThat(found).isEqualTo(expected);
    checkPages(table, filters, sort, expected, what);
  }

  private static <R extends Row> List<Long> keys(List<R> rows) {
    return rows.stream().map(Row::key).toList();
  }

  private <R extends Row> void checkPages(
      Table<R> table, List<Filter<R>> filters, List<Sort<R>> sort, List<R> expected, String what) {
    int limit = 1 + random.nextInt(20);
    List<R> forward = new ArrayList<>();
    @Nullable String after = null;
    @Nullable String last = null;
    do {
      Page<R> page =
          store.search(new Query<>(table, filters, sort, new PageRequest(limit, 0, after, null)));
      assertThat(page.totalItems()).as(what).isEqualTo(expected.size());
      forward.addAll(page.items());
      last = page.startCursor() == null ? last : page.startCursor();
      after = page.endCursor();
    } while (after != null);
    assertThat(keys(forward)).as(what).isEqualTo(keys(expected));
    if (last != null) {
      checkBackward(table, filters, sort, expected, limit, last, what);
    }
  }

  private <R extends Row> void checkBackward(
      Table<R> table,
      List<Filter<R>> filters,
      List<Sort<R>> sort,
      List<R> expected,
      int limit,
      String from,
      String what) {
    List<R> backward = new ArrayList<>();
    @Nullable String before = from;
    while (before != null) {
      Page<R> page =
          store.search(new Query<>(table, filters, sort, new PageRequest(limit, 0, null, before)));
      List<R> items = new ArrayList<>(page.items());
      Collections.reverse(items);
      backward.addAll(items);
      before = page.startCursor();
    }
    Collections.reverse(backward);
    int lastPage = (expected.size() - 1) / limit * limit;
    assertThat(keys(backward)).as(what).isEqualTo(keys(expected.subList(0, lastPage)));
  }

  private <R extends Row> Column<R> column(Table<R> table) {
    return table.columns().get(random.nextInt(table.columns().size()));
  }

  private <R extends Row> Filter<R> anyOf(Table<R> table) {
    return new Filter.AnyOf<>(
        List.of(List.of(comparison(table), comparison(table)), List.of(comparison(table))));
  }

  private <R extends Row> Filter<R> named(Table<R> table) {
    List<Column<R>> keys =
        table.columns().stream().filter(c -> ColumnKind.of(c) == ColumnKind.LONG).toList();
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = rows.text();
      names.add(random.nextBoolean() ? TaskNames.user(name) : TaskNames.group(name));
    }
    return new Filter.Named<>(
        keys.get(random.nextInt(keys.size())),
        random.nextBoolean() ? Filter.Reach.TASK : Filter.Reach.SCOPES,
        names);
  }

  private boolean holds(Filter.Named<?> named, long key) {
    List<UserTaskRow> tasks =
        model.rows(Tables.USER_TASK).values().stream()
            .filter(task -> isNamed(task, named.names()))
            .toList();
    return named.reach() == Filter.Reach.TASK
        ? tasks.stream().anyMatch(task -> task.key() == key)
        : tasks.stream().anyMatch(task -> shows(task, key));
  }

  private boolean shows(UserTaskRow task, long scopeKey) {
    Set<Long> seen = new HashSet<>();
    long scope = task.elementInstanceKey();
    while (seen.add(scope) && !(task.showsInputsOnly() && seen.size() > 1)) {
      if (scope == scopeKey) {
        return true;
      }
      ElementInstanceRow row = model.get(Tables.ELEMENT_INSTANCE, scope);
      if (row == null || row.scopeKey() == 0) {
        return false;
      }
      scope = row.scopeKey();
    }
    return false;
  }

  /** Nobody has a name so long that an index cannot hold it. */
  private static boolean isNamed(UserTaskRow task, List<String> names) {
    boolean open =
        Objects.requireNonNull(Indexes.OPEN_USER_TASKS_BY_ELEMENT.filter())
            .values()
            .contains(task.state());
    Stream<String> own =
        Stream.of(
                Stream.ofNullable(task.assignee()).map(TaskNames::user),
                task.candidateUsers().stream().map(TaskNames::user),
                task.candidateGroups().stream().map(TaskNames::group))
            .flatMap(one -> one);
    return open && own.anyMatch(name -> name.length() < 1_000 && names.contains(name));
  }

  private <R extends Row> Filter.Comparison<R> comparison(Table<R> table) {
    Column<R> column = column(table);
    List<Filter.Operator> fitting =
        Arrays.stream(Filter.Operator.values()).filter(o -> fits(o, column)).toList();
    Filter.Operator operator = fitting.get(random.nextInt(fitting.size()));
    List<Object> values = new ArrayList<>();
    int count =
        switch (operator) {
          case EXISTS, NOT_EXISTS -> 0;
          case IN, NOT_IN, CONTAINS_ANY -> random.nextInt(4);
          default -> 1;
        };
    while (values.size() < count) {
      boolean isPattern =
          operator == Filter.Operator.LIKE || operator == Filter.Operator.CONTAINS_LIKE;
      Object value = isPattern ? pattern() : rows.value(column);
      if (operator == Filter.Operator.CONTAINS_ANY) {
        ((List<?>) value).forEach(values::add);
        count = values.size();
      } else if (value != null) {
        values.add(value);
      }
    }
    return new Filter.Comparison<>(column, operator, values);
  }

  private String pattern() {
    List<String> patterns =
        List.of(
            "*", "a*", "?", "*b*", "a\\?b", "ab\\*", "*%", "[x]", "[*", "back\\\\*", "??", "a_?");
    return patterns.get(random.nextInt(patterns.size()));
  }

  private static boolean fits(Filter.Operator operator, Column<?> column) {
    ColumnKind kind = ColumnKind.of(column);
    return switch (operator) {
      case LIKE -> kind == ColumnKind.TEXT;
      case CONTAINS_ANY, CONTAINS_LIKE -> kind == ColumnKind.LIST;
      case GT, GTE, LT, LTE -> kind.isNumber() && kind != ColumnKind.BOOLEAN;
      case EXISTS, NOT_EXISTS -> kind != ColumnKind.LIST;
      default -> kind != ColumnKind.LIST;
    };
  }

  private <R extends Row> boolean holds(Table<R> table, Filter<R> filter, R row) {
    return switch (filter) {
      case Filter.Comparison<R> c -> holds(c, table.value(row, c.column()));
      case Filter.AnyOf<R> any ->
          any.groups().stream().anyMatch(g -> g.stream().allMatch(f -> holds(table, f, row)));
      case Filter.Related<R, ?> related -> throw new AssertionError("not made here");
      case Filter.Unrelated<R, ?> unrelated -> throw new AssertionError("not made here");
      case Filter.Greatest<R> greatest -> throw new AssertionError("not made here");
      case Filter.Longer<R> longer -> throw new AssertionError("not made here");
      case Filter.Named<R> named -> holds(named, (Long) table.value(row, named.column()));
    };
  }

  private static boolean holds(Filter.Comparison<?> comparison, @Nullable Object value) {
    List<?> values = comparison.values();
    return switch (comparison.operator()) {
      case EXISTS -> exists(value);
      case NOT_EXISTS -> !exists(value);
      case EQ, IN -> value != null && values.contains(value);
      case NEQ, NOT_IN -> value == null || !values.contains(value);
      case LIKE ->
          value != null && regex((String) values.getFirst()).matcher((String) value).matches();
      case GT -> compared(value, values) > 0;
      case GTE -> compared(value, values) >= 0;
      case LT -> compared(value, values) < 0;
      case LTE -> compared(value, values) <= 0;
      case CONTAINS_ANY -> ((List<?>) value).stream().anyMatch(values::contains);
      case CONTAINS_LIKE -> {
        Pattern pattern = regex((String) values.getFirst());
        yield ((List<?>) value).stream().anyMatch(one -> pattern.matcher((String) one).matches());
      }
    };
  }

  private static boolean exists(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Number number -> number.longValue() != 0;
      case Boolean flag -> flag;
      default -> true;
    };
  }

  private static int compared(Object value, List<?> values) {
    return Long.compare(((Number) value).longValue(), ((Number) values.getFirst()).longValue());
  }

  private static Pattern regex(String wildcards) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      if (c == '\\' && i + 1 < wildcards.length()) {
        regex.append(Pattern.quote(String.valueOf(wildcards.charAt(++i))));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static <R extends Row> Comparator<R> order(Table<R> table, List<Sort<R>> sort) {
    return Stream.concat(sort.stream(), Stream.of(new Sort<>(table.columns().getFirst(), false)))
        .map(s -> SearchCheck.<R>order(table, s))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static <R extends Row> Comparator<R> order(Table<R> table, Sort<R> sort) {
    Comparator<R> ascending =
        (a, b) -> {
          Object x = ColumnKind.of(sort.column()).toSql(table.value(a, sort.column()));
          Object y = ColumnKind.of(sort.column()).toSql(table.value(b, sort.column()));
          if (ColumnKind.of(sort.column()).isNumber()) {
            return Long.compare(((Number) x).longValue(), ((Number) y).longValue());
          }
          return Arrays.compareUnsigned(utf8((String) x), utf8((String) y));
        };
    return sort.descending() ? ascending.reversed() : ascending;
  }

  private static byte[] utf8(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }
}
