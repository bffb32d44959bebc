package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calculating with numbers, dates, times and durations. */
public final class Arithmetic {

  private Arithmetic() {}

  /** What is calculated. */
  public enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER
  }

  /** An operator and what stands behind it. */
  public record Step(Operator operator, Node operand) {}

  /** From left to right; null where an operator does not take the types. */
  public record Chain(Node first, List<Step> steps) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object result = first.in(scope);
      for (Step step : steps) {
        scope.run.budget.look();
        result = calculate(step.operator, result, step.operand.in(scope), scope.run);
      }
      return result;
    }
  }

  private static @Nullable Object calculate(
      Operator operator, @Nullable Object x, @Nullable Object y, Run run) {
    if (x instanceof FeelError) {
      return FeelError.isFatal(x) ? x : null;
    }
    if (y instanceof FeelError) {
      return FeelError.isFatal(y) ? y : null;
    }
    Object result =
        x instanceof BigDecimal a && y instanceof BigDecimal b
            ? numbers(operator, a, b, run.budget)
            : others(operator, x, y, run);
    if (result == null) {
      run.error(Kind.INVALID_TYPE, () -> fault(operator, x, y));
    }
    return result;
  }

  /** The opposite number. */
  public record Negation(Node x) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = x.in(scope);
      if (value instanceof BigDecimal number) {
        return number.negate(Decimals.CONTEXT);
      }
      if (!(value instanceof FeelError)) {
        scope.run.error(
            Kind.INVALID_TYPE,
            () -> "Expected number but found '%s'".formatted(Texts.shortOf(value)));
      }
      return FeelError.isFatal(value) ? value : null;
    }
  }

  private static @Nullable BigDecimal numbers(
      Operator operator, BigDecimal x, BigDecimal y, Budget budget) {
    budget.spendForDigits(x.precision() + y.precision());
    return switch (operator) {
      case ADD -> checked(x.add(y, Decimals.CONTEXT));
      case SUBTRACT -> checked(x.subtract(y, Decimals.CONTEXT));
      case MULTIPLY -> checked(x.multiply(y, Decimals.CONTEXT));
      case DIVIDE -> y.signum() == 0 ? null : checked(x.divide(y, Decimals.CONTEXT));
      case POWER -> checked(Decimals.power(x, y, budget));
    };
  }

  private static BigDecimal checked(BigDecimal number) {
    Budget.checkScale(number.scale());
    return number;
  }

  private static @Nullable Object others(
      Operator operator, @Nullable Object x, @Nullable Object y, Run run) {
    return switch (operator) {
      case ADD -> add(x, y, run);
      case SUBTRACT -> subtract(x, y);
      case MULTIPLY -> multiply(x, y);
      case DIVIDE -> divide(x, y);
      case POWER -> null;
    };
  }

  private static @Nullable Object add(@Nullable Object x, @Nullable Object y, Run run) {
    if (x instanceof String a && y instanceof String b) {
      Budget.checkChars((long) a.length() + b.length());
      run.budget.spendFor((a.length() + b.length()) / 16);
      run.budget.make(2L * (a.length() + b.length()));
      return a + b;
    }
    if (x instanceof Period a && y instanceof Period b) {
      return a.plus(b).normalized();
    }
    if (x instanceof Duration a && y instanceof Duration b) {
      return a.plus(b);
    }
    if (y instanceof TemporalAmount amount) {
      return shifted(x, amount);
    }
    return x instanceof TemporalAmount amount ? shifted(y, amount) : null;
  }

  private static @Nullable Object shifted(@Nullable Object point, TemporalAmount amount) {
    return switch (point) {
      case LocalDate date ->
          amount instanceof Period
              ? date.plus(amount)
              : date.atStartOfDay().plus(amount).toLocalDate();
      case LocalDateTime time -> time.plus(amount);
      case ZonedDateTime time -> time.plus(amount);
      case LocalTime time -> amount instanceof Duration ? time.plus(amount) : null;
      case FeelTime time -> amount instanceof Duration ? time.plus(amount) : null;
      case null, default -> null;
    };
  }

  private static @Nullable Object subtract(@Nullable Object x, @Nullable Object y) {
    return switch (x) {
      case LocalTime a when y instanceof LocalTime b -> Duration.between(b, a);
      case LocalTime a when y instanceof Duration b -> a.minus(b);
      case FeelTime a when y instanceof FeelTime b -> a.between(b);
      case FeelTime a when y instanceof Duration b -> a.minus(b);
      case LocalDateTime a when y instanceof LocalDateTime b -> Duration.between(b, a);
      case LocalDateTime a when y instanceof TemporalAmount b -> a.minus(b);
      case ZonedDateTime a when y instanceof ZonedDateTime b -> Duration.between(b, a);
      case ZonedDateTime a when y instanceof TemporalAmount b -> a.minus(b);
      case LocalDate a when y instanceof LocalDate b ->
          Duration.between(b.atStartOfDay(), a.atStartOfDay());
      case LocalDate a when y instanceof Period b -> a.minus(b);
      case LocalDate a when y instanceof Duration b -> a.atStartOfDay().minus(b).toLocalDate();
      case Period a when y instanceof Period b -> a.minus(b).normalized();
      case Duration a when y instanceof Duration b -> a.minus(b);
      case null, default -> null;
    };
  }

  private static @Nullable Object multiply(@Nullable Object x, @Nullable Object y) {
    if (x instanceof BigDecimal && !(y instanceof BigDecimal)) {
      return multiply(y, x);
    }
    return switch (x) {
      case Period a when y instanceof BigDecimal b ->
          a.multipliedBy(Decimals.whole(b)).normalized();
      case Duration a when y instanceof BigDecimal b -> a.multipliedBy(Decimals.whole(b));
      case null, default -> null;
    };
  }

  private static @Nullable Object divide(@Nullable Object x, @Nullable Object y) {
    return switch (x) {
      case Period a when y instanceof BigDecimal b && b.signum() != 0 ->
          Period.ofMonths(quotient(a.toTotalMonths(), b).intValue()).normalized();
      case Period a when y instanceof Period b && b.toTotalMonths() != 0 ->
          BigDecimal.valueOf(a.toTotalMonths() / b.toTotalMonths());
      case Duration a when y instanceof Duration b && b.toMillis() != 0 ->
          BigDecimal.valueOf(a.toMillis() / b.toMillis());
      case Duration a when y instanceof BigDecimal b && b.signum() != 0 ->
          Duration.ofMillis(quotient(a.toMillis(), b).longValue());
      case null, default -> null;
    };
  }

  private static BigDecimal quotient(long dividend, BigDecimal divisor) {
    return BigDecimal.valueOf(dividend).divide(divisor, Decimals.CONTEXT);
  }

  private static String fault(Operator operator, @Nullable Object x, @Nullable Object y) {
    String left = Texts.shortOf(x);
    String right = Texts.shortOf(y);
    return switch (operator) {
      case ADD -> "Can't add '%s' to '%s'".formatted(right, left);
      case SUBTRACT -> "Can't subtract '%s' from '%s'".formatted(right, left);
      case MULTIPLY -> "Can't multiply '%s' by '%s'".formatted(left, right);
      case DIVIDE -> "Can't divide '%s' by '%s'".formatted(left, right);
      case POWER ->
          "Expected number but found '%s'".formatted(x instanceof BigDecimal ? right : left);
    };
  }
}
