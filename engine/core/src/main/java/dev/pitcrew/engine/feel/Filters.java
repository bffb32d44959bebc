package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picking from a list. */
public final class Filters {

  private Filters() {}

  /** The item at an index from 1 on, or from the end below 0; or the items that fulfil it. */
  public record Filter(Node list, Node filter) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = list.in(scope);
      if (value instanceof List<?> items) {
        return picked(items, scope);
      }
      if (!(value instanceof FeelError)) {
        scope.run.error(
            Kind.INVALID_TYPE,
            () -> "Expected list but found '%s'".formatted(Texts.shortOf(value)));
      }
      return FeelError.isFatal(value) ? value : null;
    }

    private @Nullable Object picked(List<?> items, Scope scope) {
      if (filter instanceof Logic.Test
          || filter instanceof Calls.Call
          || filter instanceof Calls.MemberCall) {
        return fulfilling(items, scope);
      }
      return filter.in(scope) instanceof BigDecimal index
          ? at(items, index)
          : fulfilling(items, scope);
    }

    private @Nullable Object fulfilling(List<?> items, Scope scope) {
      List<@Nullable Object> fulfilled = new ArrayList<>();
      scope.run.budget.make(Lists.ITEM_BYTES * items.size());
      boolean isFirst = true;
      for (Object item : items) {
        Object value = filter.in(around(item, scope));
        if (isFirst && value instanceof FeelError) {
          return FeelError.isFatal(value) ? value : null;
        }
        if (isFirst && value instanceof BigDecimal index) {
          return at(items, index);
        }
        if (Boolean.TRUE.equals(value)) {
          fulfilled.add(item);
        }
        isFirst = false;
      }
      return Collections.unmodifiableList(fulfilled);
    }
  }

  private static Scope around(@Nullable Object item, Scope scope) {
    Scope inner = scope.with("item", item);
    return item instanceof FeelContext context ? inner.with(context) : inner;
  }

  private static @Nullable Object at(List<?> items, BigDecimal index) {
    BigDecimal position =
        index.signum() > 0
            ? index.subtract(BigDecimal.ONE)
            : index.add(BigDecimal.valueOf(items.size()));
    return position.signum() < 0 || position.compareTo(BigDecimal.valueOf(items.size())) >= 0
        ? null
        : items.get(position.intValue());
  }
}
