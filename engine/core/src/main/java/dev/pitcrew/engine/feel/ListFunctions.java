package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions of lists. */
final class ListFunctions {

  private ListFunctions() {}

  /** A function of a list and the other arguments. */
  @FunctionalInterface
  private interface OfList {
    @Nullable Object call(List<?> list, @Nullable Object[] arguments, Run run);
  }

  private static FeelFunction.Body of(OfList body) {
    return (arguments, run) ->
        arguments[0] instanceof List<?> list
            ? body.call(list, arguments, run)
            : FeelFunction.ILLEGAL;
  }

  static void addTo(Builtins functions) {
    functions.add(
        "list contains",
        of((list, a, run) -> Lists.contains(list, a[1], run.budget)),
        "list",
        "element");
    functions.add("count", of((list, a, run) -> BigDecimal.valueOf(list.size())), "list");
    functions.add("is empty", of((list, a, run) -> list.isEmpty()), "list");
    functions.add("reverse", of((list, a, run) -> list.reversed()), "list");
    functions.add("sublist", of((list, a, run) -> sublist(list, a[1], null)), "list", "start");
    functions.add(
        "sublist",
        of(
            (list, a, run) ->
                a[2] instanceof BigDecimal length
                    ? sublist(list, a[1], length)
                    : FeelFunction.ILLEGAL),
        "list",
        "start",
        "length");
    functions.addVariadic("append", of(ListFunctions::append), "list", "items");
    functions.addVariadic("concatenate", of((list, a, run) -> concatenated(list, run)), "lists");
    functions.add("insert before", of(ListFunctions::insertBefore), "list", "position", "newItem");
    functions.add("remove", of(ListFunctions::remove), "list", "position");
    functions.add("index of", of(ListFunctions::indexOf), "list", "match");
    functions.addVariadic(
        "union", of((list, a, run) -> distinct(concatenated(list, run), run.budget)), "lists");
    functions.add("distinct values", of((list, a, run) -> distinct(list, run.budget)), "list");
    functions.add("duplicate values", of(ListFunctions::duplicates), "list");
    functions.add("flatten", of((list, a, run) -> flatten(list, run)), "list");
    functions.add("sort", of(ListFunctions::sort), "list", "precedes");
    functions.add("partition", of(ListFunctions::partition), "list", "size");
    functions.add(
        "string join", of((list, a, run) -> join(list, null, null, null, run.budget)), "list");
    functions.add("string join", of(ListFunctions::joinBy), "list", "delimiter");
    functions.add(
        "string join", of(ListFunctions::joinAll), "list", "delimiter", "prefix", "suffix");
  }

  private static Object sublist(List<?> list, @Nullable Object start, @Nullable BigDecimal length) {
    if (!(start instanceof BigDecimal number)) {
      return FeelFunction.ILLEGAL;
    }
    if (number.signum() == 0) {
      return new FeelError("start position must be a non-zero number");
    }
    int from = index(list, number.intValue());
    int to = length == null ? list.size() : from + length.intValue();
    return slice(list, from, to);
  }

  private static List<?> slice(List<?> list, int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(to, list.size());
    return start >= end ? List.of() : list.subList(start, end);
  }

  private static int index(List<?> list, int position) {
    return position > 0 ? position - 1 : list.size() + position;
  }

  private static Object append(List<?> list, @Nullable Object[] a, Run run) {
    return a[1] instanceof List<?> items ? joined(list, items) : FeelFunction.ILLEGAL;
  }

  private static List<?> joined(List<?>... lists) {
    List<@Nullable Object> all = new ArrayList<>();
    for (List<?> list : lists) {
      all.addAll(list);
      Budget.checkItems(all.size());
    }
    return Collections.unmodifiableList(all);
  }

  private static List<@Nullable Object> concatenated(List<?> lists, Run run) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object item : lists) {
      if (item instanceof List<?> list) {
        run.budget.spendFor(list.size());
        all.addAll(list);
      } else {
        all.add(item);
      }
      Budget.checkItems(all.size());
    }
    return Collections.unmodifiableList(all);
  }

  private static Object insertBefore(List<?> list, @Nullable Object[] a, Run run) {
    if (!(a[1] instanceof BigDecimal position)) {
      return FeelFunction.ILLEGAL;
    }
    if (position.signum() == 0) {
      return new FeelError("position must be a non-zero number");
    }
    int index = index(list, position.intValue());
    return joined(
        slice(list, 0, index), Collections.singletonList(a[2]), slice(list, index, list.size()));
  }

  private static Object remove(List<?> list, @Nullable Object[] a, Run run) {
    if (!(a[1] instanceof BigDecimal position)) {
      return FeelFunction.ILLEGAL;
    }
    if (position.signum() == 0) {
      return new FeelError("position must be a non-zero number");
    }
    int index = index(list, position.intValue());
    // One behind the last is the last but none: the list as it is, and its end once more.
    int rest = index(list, position.intValue() + 1);
    return joined(slice(list, 0, index), slice(list, rest, list.size()));
  }

  private static Object indexOf(List<?> list, @Nullable Object[] a, Run run) {
    List<Object> found = new ArrayList<>();
    int position = 0;
    for (Object item : list) {
      position++;
      if (Comparing.areEqual(item, a[1], run.budget)) {
        found.add(BigDecimal.valueOf(position));
      }
    }
    return Collections.unmodifiableList(found);
  }

  private static List<?> distinct(List<?> list, Budget budget) {
    Set<Comparing.Key> seen = new HashSet<>();
    return filtered(list, item -> seen.add(new Comparing.Key(item, budget)));
  }

  private static List<?> duplicates(List<?> list, @Nullable Object[] a, Run run) {
    Map<Comparing.Key, Integer> counts = new HashMap<>();
    for (Object item : list) {
      counts.merge(new Comparing.Key(item, run.budget), 1, Integer::sum);
    }
    return filtered(
        distinct(list, run.budget),
        item -> counts.getOrDefault(new Comparing.Key(item, run.budget), 0) > 1);
  }

  private static List<?> filtered(List<?> list, Predicate<@Nullable Object> wanted) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : list) {
      if (wanted.test(item)) {
        kept.add(item);
      }
    }
    return Collections.unmodifiableList(kept);
  }

  private static List<?> flatten(List<?> list, Run run) {
    List<@Nullable Object> flat = new ArrayList<>();
    flatten(list, flat, run.budget);
    return Collections.unmodifiableList(flat);
  }

  private static void flatten(List<?> list, List<@Nullable Object> flat, Budget budget) {
    for (Object item : list) {
      budget.look();
      if (item instanceof List<?> inner) {
        flatten(inner, flat, budget);
      } else {
        flat.add(item);
        Budget.checkItems(flat.size());
      }
    }
  }

  private static Object sort(List<?> list, @Nullable Object[] a, Run run) {
    if (!(a[1] instanceof FeelFunction precedes)) {
      return FeelFunction.ILLEGAL;
    }
    if (precedes.parameters().size() != 2) {
      return new FeelError(
          "expect boolean function with 2 arguments, but found '%d'"
              .formatted(precedes.parameters().size()));
    }
    List<@Nullable Object> sorted = new ArrayList<>(list);
    try {
      sorted.sort(
          (x, y) -> precedes(precedes, x, y, run) ? -1 : precedes(precedes, y, x, run) ? 1 : 0);
    } catch (FeelException | ArithmeticException | DateTimeException | IllegalArgumentException e) {
      return new FeelError("fail to sort list by given precedes function: " + e.getMessage());
    }
    return Collections.unmodifiableList(sorted);
  }

  private static boolean precedes(
      FeelFunction function, @Nullable Object x, @Nullable Object y, Run run) {
    Object value = function.body().call(new @Nullable Object[] {x, y}, run);
    if (value instanceof Boolean precedes) {
      return precedes;
    }
    throw new FeelException(
        "expected boolean but found '%s'"
            .formatted(value == FeelFunction.ILLEGAL ? "nothing" : Texts.shortOf(value)));
  }

  private static Object partition(List<?> list, @Nullable Object[] a, Run run) {
    if (!(a[1] instanceof BigDecimal size)) {
      return FeelFunction.ILLEGAL;
    }
    int count = size.intValue();
    if (count <= 0) {
      return new FeelError("'size' should be greater than zero but was '%s'".formatted(size));
    }
    List<Object> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += Math.min(count, list.size())) {
      parts.add(slice(list, from, (int) Math.min((long) from + count, list.size())));
    }
    return Collections.unmodifiableList(parts);
  }

  private static Object joinBy(List<?> list, @Nullable Object[] a, Run run) {
    return a[1] == null || a[1] instanceof String
        ? join(list, (String) a[1], null, null, run.budget)
        : FeelFunction.ILLEGAL;
  }

  private static Object joinAll(List<?> list, @Nullable Object[] a, Run run) {
    boolean isDelimited = a[1] == null || a[1] instanceof String;
    boolean isWrapped = a[2] instanceof String && a[3] instanceof String;
    return isDelimited && (isWrapped || (a[2] == null && a[3] == null))
        ? join(list, (String) a[1], (String) a[2], (String) a[3], run.budget)
        : FeelFunction.ILLEGAL;
  }

  private static Object join(
      List<?> list,
      @Nullable String delimiter,
      @Nullable String prefix,
      @Nullable String suffix,
      Budget budget) {
    StringBuilder text = new StringBuilder(prefix == null ? "" : prefix);
    boolean isFirst = true;
    for (Object item : list) {
      if (item != null && !(item instanceof String)) {
        return new FeelError(
            () -> "expected a list of strings but found '%s'".formatted(Texts.shortOf(list)));
      }
      if (item instanceof String string) {
        int before = text.length();
        text.append(isFirst || delimiter == null ? "" : delimiter).append(string);
        budget.spendFor(text.length() - before);
        Budget.checkChars(text.length());
        isFirst = false;
      }
    }
    return text.append(suffix == null ? "" : suffix).toString();
  }
}
