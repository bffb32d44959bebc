package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, contexts and ranges, as they stand in the text. */
public final class Lists {

  /** What an item of a list takes, beside itself. */
  static final long ITEM_BYTES = 8;

  private Lists() {}

  /** Of its items. */
  public record Items(List<Node> items) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      scope.run.budget.make(ITEM_BYTES * (3L + items.size()));
      for (Node item : items) {
        Object value = item.in(scope);
        if (value instanceof FeelError error) {
          return handedOn(error);
        }
        values.add(value);
      }
      return Collections.unmodifiableList(values);
    }
  }

  /** Outside of its list or context an error is a usual one. */
  private static FeelError handedOn(FeelError error) {
    return error.isFatal() ? new FeelError(error::toString) : error;
  }

  /** Each entry knows those before it. */
  public record Entries(List<String> keys, List<Node> values) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      scope.run.budget.make(64 * (2L + keys.size()));
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      Map<String, FeelFunction> functions = Map.of();
      Scope inner = scope;
      for (int i = 0; i < keys.size(); i++) {
        String key = keys.get(i);
        Object value = values.get(i).in(inner);
        if (value instanceof FeelError error) {
          return handedOn(error);
        }
        inner = inner.with(key, value);
        if (value instanceof FeelFunction function) {
          functions = functions.isEmpty() ? new LinkedHashMap<>() : functions;
          functions.putIfAbsent(key, function);
        } else {
          entries.put(key, value);
        }
      }
      return new FeelContext(Collections.unmodifiableMap(entries), functions, 0);
    }
  }

  /** From a value to another. */
  public record Range(Node start, boolean isStartClosed, Node end, boolean isEndClosed)
      implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object from = start.in(scope);
      if (from instanceof FeelError) {
        return from;
      }
      Object to = end.in(scope);
      if (to instanceof FeelError) {
        return to;
      }
      if (from == null || to == null || !Types.isPoint(from) || !Types.isSame(from, to)) {
        return scope.run.error(
            Kind.INVALID_TYPE,
            () ->
                "Invalid range definition from '%s' to '%s'"
                    .formatted(Texts.shortOf(from), Texts.shortOf(to)));
      }
      return new FeelRange(from, isStartClosed, to, isEndClosed);
    }
  }

  /** The numbers from one to another, up or down. */
  public record Numbers(Node start, Node end) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object from = start.in(scope);
      Object to = end.in(scope);
      if (from instanceof BigDecimal x && to instanceof BigDecimal y) {
        return numbers(x, y, scope.run.budget);
      }
      Object wrong = from instanceof BigDecimal ? to : from;
      return wrong instanceof FeelError
          ? wrong
          : scope.run.error(
              Kind.INVALID_TYPE,
              () -> "Expected number but found '%s'".formatted(Texts.shortOf(wrong)));
    }
  }

  private static List<Object> numbers(BigDecimal from, BigDecimal to, Budget budget) {
    budget.spendForDigits(
        Math.abs((long) from.scale() - to.scale()) + from.precision() + to.precision());
    BigDecimal distance = to.subtract(from).abs();
    Budget.checkItems(
        distance.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
            ? Integer.MAX_VALUE
            : distance.longValue());
    int count = distance.intValue() + 1;
    budget.spendFor(count * 8L);
    budget.make(count * (ITEM_BYTES + 40));
    BigDecimal step = from.compareTo(to) < 0 ? BigDecimal.ONE : BigDecimal.ONE.negate();
    List<Object> numbers = new ArrayList<>(count);
    BigDecimal number = from;
    for (int i = 0; i < count; i++) {
      numbers.add(number);
      number = number.add(step, Decimals.CONTEXT);
    }
    return Collections.unmodifiableList(numbers);
  }

  static boolean contains(List<?> list, @Nullable Object wanted, Budget budget) {
    for (Object item : list) {
      if (Comparing.areSame(item, wanted, budget)) {
        return true;
      }
    }
    return false;
  }
}
