package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is done for each item of lists. */
public final class Loops {

  private Loops() {}

  /** A name that stands for each item of a list in turn. */
  public record Iterator(String name, Node list) {}

  /** A list of what comes of each item. */
  public record For(List<Iterator> iterators, Node body) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      List<@Nullable Object> results = new ArrayList<>();
      Object fault =
          each(
              iterators,
              scope,
              inner -> {
                scope.run.budget.make(Lists.ITEM_BYTES + 40);
                results.add(body.in(inner.variable("partial", new Partial(results))));
                return true;
              });
      return fault != null
          ? FeelError.isFatal(fault) ? fault : null
          : Collections.unmodifiableList(results);
    }
  }

  /** What there is of a list while it is being made: it grows, but no view of it does. */
  private static final class Partial extends AbstractList<@Nullable Object> {
    private final List<@Nullable Object> results;
    private final int size;

    Partial(List<@Nullable Object> results) {
      this.results = results;
      this.size = results.size();
    }

    @Override
    public @Nullable Object get(int index) {
      if (index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      return results.get(index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /**
   * Whether some or every item fulfils the condition.
   *
   * @param isSome else every
   */
  public record Quantified(boolean isSome, List<Iterator> iterators, Node condition)
      implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      @Nullable Object[] result = {!isSome};
      Object fault =
          each(
              iterators,
              scope,
              inner -> {
                result[0] = Logic.join(isSome, result[0], condition.in(inner), scope.run);
                return !Logic.isDecided(isSome, result[0]);
              });
      return fault != null ? FeelError.isFatal(fault) ? fault : null : result[0];
    }
  }

  /**
   * Calls the body for each combination of items as long as it wants more.
   *
   * @return why there are no lists to go through, else null
   */
  private static @Nullable FeelError each(
      List<Iterator> iterators, Scope scope, Predicate<Scope> body) {
    List<List<?>> lists = new ArrayList<>(iterators.size());
    FeelError fault = null;
    long product = 1;
    for (Iterator iterator : iterators) {
      Object value = iterator.list().in(scope);
      if (value instanceof List<?> list) {
        lists.add(list);
        product *= list.size();
        Budget.checkItems(product);
      } else {
        FeelError error =
            value instanceof FeelError before
                ? before
                : scope.run.error(
                    Kind.INVALID_TYPE,
                    () -> "Expected list but found '%s'".formatted(Texts.shortOf(value)));
        fault = fault == null ? error : fault;
      }
    }
    if (fault == null) {
      each(iterators, lists, 0, scope, body);
    }
    return fault;
  }

  private static boolean each(
      List<Iterator> iterators,
      List<List<?>> lists,
      int index,
      Scope scope,
      Predicate<Scope> body) {
    if (index == lists.size()) {
      return body.test(scope);
    }
    String name = iterators.get(index).name();
    for (Object item : lists.get(index)) {
      if (!each(iterators, lists, index + 1, scope.variable(name, item), body)) {
        return false;
      }
    }
    return true;
  }
}
