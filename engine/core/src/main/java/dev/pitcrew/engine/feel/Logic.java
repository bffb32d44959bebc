package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparing, and what is made of truth. */
public final class Logic {

  private Logic() {}

  /** How two values stand to each other. */
  public enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean holds(int order) {
      return switch (this) {
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  /** An operator that, as a filter, is asked for each item. */
  sealed interface Test extends Node {}

  /** Null where the types are not of one kind. */
  public record Comparison(Order order, Node x, Node y) implements Test {
    @Override
    public @Nullable Object value(Scope scope) {
      return compare(order, x.in(scope), y.in(scope), scope.run);
    }
  }

  static @Nullable Object compare(Order order, @Nullable Object x, @Nullable Object y, Run run) {
    if (x instanceof FeelError) {
      return x;
    }
    if (y instanceof FeelError) {
      return y;
    }
    if (!Types.isSame(x, y) || !Types.isOrdered(x) || !Types.isOrdered(y)) {
      run.error(Kind.NOT_COMPARABLE, () -> incomparable(x, y));
      return null;
    }
    return order.holds(Comparing.order(x, y, run.budget));
  }

  private static String incomparable(@Nullable Object x, @Nullable Object y) {
    return "Can't compare '%s' with '%s'".formatted(Texts.shortOf(x), Texts.shortOf(y));
  }

  /** Null where the types differ. */
  public record Equality(Node x, Node y) implements Test {
    @Override
    public @Nullable Object value(Scope scope) {
      return equal(x.in(scope), y.in(scope), scope.run);
    }
  }

  static @Nullable Object equal(@Nullable Object x, @Nullable Object y, Run run) {
    if (x instanceof FeelError) {
      return x;
    }
    if (y instanceof FeelError) {
      return y;
    }
    Boolean equal = Comparing.equality(x, y, run.budget);
    if (equal == null) {
      run.error(Kind.NOT_COMPARABLE, () -> incomparable(x, y));
    }
    return equal;
  }

  /** The opposite, null of what is no truth. */
  public record Not(Node x) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = truth(x.in(scope), scope.run);
      return value instanceof Boolean truth ? !truth : value;
    }
  }

  /** True or false, a fatal error, or null for all else. */
  private static @Nullable Object truth(@Nullable Object value, Run run) {
    if (value instanceof Boolean || FeelError.isFatal(value)) {
      return value;
    }
    if (!(value instanceof FeelError)) {
      run.error(
          Kind.INVALID_TYPE,
          () -> "Expected boolean but found '%s'".formatted(Texts.shortOf(value)));
    }
    return null;
  }

  /**
   * And, or: the first {@code decisive} truth decides; what is no truth makes null of the rest.
   *
   * @param decisive false for "and", true for "or"
   */
  public record Junction(boolean decisive, List<Node> parts) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object result = !decisive;
      for (Node part : parts) {
        result = join(decisive, result, part.in(scope), scope.run);
        if (isDecided(decisive, result)) {
          return result;
        }
      }
      return result;
    }
  }

  static @Nullable Object join(
      boolean decisive, @Nullable Object before, @Nullable Object value, Run run) {
    if (before == null) {
      return isDecided(decisive, value) ? value : null;
    }
    return truth(value, run);
  }

  static boolean isDecided(boolean decisive, @Nullable Object result) {
    return FeelError.isFatal(result) || (result instanceof Boolean truth && truth == decisive);
  }

  /** A condition that is no truth counts as false. */
  public record If(Node condition, Node then, Node otherwise) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = condition.in(scope);
      if (FeelError.isFatal(value)) {
        return value;
      }
      Object truth = truth(value, scope.run);
      Object result = Boolean.TRUE.equals(truth) ? then.in(scope) : otherwise.in(scope);
      // A branch without a value counts as a condition that is not met.
      return result instanceof FeelError && !FeelError.isFatal(result)
          ? otherwise.in(scope)
          : result;
    }
  }

  /** Whether the value is of the type. */
  public record InstanceOf(Node x, String type) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = x.in(scope);
      return value instanceof FeelError ? value : (Object) Types.isInstance(value, type);
    }
  }
}
