package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests of an input value that is not named. */
public final class UnaryTests {

  private UnaryTests() {}

  /** The tests, with the value as their input. */
  public record In(Node x, Node test) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object input = x.in(scope);
      return input instanceof FeelError ? input : test.in(scope.with(Scope.INPUT, input));
    }
  }

  /** The input, where a test names it. */
  public record InputSymbol() implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = scope.variable(Scope.INPUT_SYMBOL);
      return value == Scope.ABSENT
          ? FeelError.fatal(
              "No input value available. '?' can only be used inside an unary-test expression.")
          : value;
    }
  }

  /** Less or greater than a value. */
  public record InputComparison(Logic.Order order, Node x) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object input = input(scope);
      return input instanceof FeelError
          ? input
          : Logic.compare(order, input, x.in(scope), scope.run);
    }
  }

  /** Equal to a value. */
  public record InputEquality(Node x) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object input = input(scope);
      return input instanceof FeelError ? input : Logic.equal(input, x.in(scope), scope.run);
    }
  }

  /** Between two values. */
  public record InputInRange(Lists.Range range) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object start = range.start().in(scope);
      Object end = range.end().in(scope);
      Object input = input(scope);
      if (input instanceof FeelError) {
        return input;
      }
      if (!Types.isSame(input, start)
          || !Types.isSame(input, end)
          || !Types.isOrdered(input)
          || !Types.isOrdered(start)
          || !Types.isOrdered(end)) {
        scope.run.error(
            Kind.NOT_COMPARABLE,
            () ->
                "Can't compare '%s' with '%s' and '%s'"
                    .formatted(Texts.shortOf(input), Texts.shortOf(start), Texts.shortOf(end)));
        return null;
      }
      int fromStart = Comparing.order(input, start, scope.run.budget);
      int fromEnd = Comparing.order(input, end, scope.run.budget);
      return (range.isStartClosed() ? fromStart >= 0 : fromStart > 0)
          && (range.isEndClosed() ? fromEnd <= 0 : fromEnd < 0);
    }
  }

  private static @Nullable Object input(Scope scope) {
    Object value = scope.variable(Scope.INPUT);
    if (value == Scope.ABSENT) {
      scope.run.error(Kind.NO_VARIABLE_FOUND, () -> "No input value found.");
      return null;
    }
    return value;
  }

  /** An expression that is true of the input, is the input, or a list that has it. */
  public record Any(Node x) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object input = input(scope);
      if (input instanceof FeelError) {
        return input;
      }
      Object value = x.in(scope);
      if (FeelError.isFatal(value)) {
        Object named = x.in(scope.variable(Scope.INPUT_SYMBOL, input));
        return named instanceof Boolean ? named : null;
      }
      if (Boolean.TRUE.equals(value)) {
        return true;
      }
      if (value instanceof List<?> list && Lists.contains(list, input, scope.run.budget)) {
        return true;
      }
      Object equal = Logic.equal(input, value, scope.run);
      if (Boolean.TRUE.equals(equal)) {
        return true;
      }
      return equal != null || Boolean.FALSE.equals(value) || value instanceof List ? false : null;
    }
  }
}
