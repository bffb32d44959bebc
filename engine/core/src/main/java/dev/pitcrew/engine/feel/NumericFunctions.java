package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. */
final class NumericFunctions {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static final Map<String, RoundingMode> MODES =
      Arrays.stream(RoundingMode.values())
          .collect(Collectors.toMap(RoundingMode::name, mode -> mode));

  private NumericFunctions() {}

  /** A function of one number. */
  @FunctionalInterface
  private interface OfNumber {
    @Nullable Object call(BigDecimal number);
  }

  /**
   * @param steps what it takes with a number of usual length
   */
  private static void add(
      Builtins functions, String name, int steps, OfNumber body, String parameter) {
    functions.add(
        name,
        (a, run) -> {
          if (!(a[0] instanceof BigDecimal number)) {
            return FeelFunction.ILLEGAL;
          }
          run.budget.spend(steps);
          run.budget.spendForDigits(number.precision());
          return body.call(number);
        },
        parameter);
  }

  static void addTo(Builtins functions) {
    rounding(functions, "decimal", RoundingMode.HALF_EVEN, "scale");
    functions.add("decimal", (a, run) -> decimal(a, run.budget), "n", "scale", "mode");
    whole(functions, "floor", RoundingMode.FLOOR);
    rounding(functions, "floor", RoundingMode.FLOOR, "scale");
    whole(functions, "ceiling", RoundingMode.CEILING);
    rounding(functions, "ceiling", RoundingMode.CEILING, "scale");
    rounding(functions, "round up", RoundingMode.UP, "scale");
    rounding(functions, "round down", RoundingMode.DOWN, "scale");
    rounding(functions, "round half up", RoundingMode.HALF_UP, "scale");
    rounding(functions, "round half down", RoundingMode.HALF_DOWN, "scale");
    functions.add("abs", (a, run) -> abs(a[0]), "number");
    functions.add("abs", (a, run) -> abs(a[0]), "n");
    functions.add("modulo", (a, run) -> modulo(a[0], a[1], run.budget), "dividend", "divisor");
    add(
        functions,
        "sqrt",
        Decimals.ROOT_STEPS,
        n -> n.signum() < 0 ? null : Decimals.sqrt(n),
        "number");
    add(functions, "log", Decimals.LOG_STEPS, Decimals::log, "number");
    add(functions, "exp", Decimals.EXP_STEPS, Decimals::exp, "number");
    add(functions, "odd", 1, n -> remainder(n.abs(), TWO).compareTo(BigDecimal.ONE) == 0, "number");
    add(functions, "even", 1, n -> remainder(n, TWO).signum() == 0, "number");
    functions.add(
        "random number",
        (a, run) -> new BigDecimal(run.random().nextDouble()).round(Decimals.CONTEXT));
  }

  private static void whole(Builtins functions, String name, RoundingMode mode) {
    functions.add(
        name,
        (a, run) ->
            a[0] instanceof BigDecimal n
                ? round(n, BigDecimal.ZERO, mode, run.budget)
                : FeelFunction.ILLEGAL,
        "n");
  }

  private static void rounding(Builtins functions, String name, RoundingMode mode, String scale) {
    FeelFunction.Body body =
        (a, run) ->
            a[0] instanceof BigDecimal n && a[1] instanceof BigDecimal places
                ? round(n, places, mode, run.budget)
                : FeelFunction.ILLEGAL;
    functions.add(name, body, "n", scale);
    if (name.equals("floor") || name.equals("round half down")) {
      // As the library that models were made with misspells it.
      functions.add(name, body, "n", "scala");
    }
  }

  private static Object decimal(@Nullable Object[] a, Budget budget) {
    if (!(a[0] instanceof BigDecimal n)
        || !(a[1] instanceof BigDecimal scale)
        || !(a[2] instanceof String name)) {
      return FeelFunction.ILLEGAL;
    }
    RoundingMode mode = MODES.get(name.toUpperCase(Locale.ROOT));
    return mode == null
        ? new FeelError(
            "Illegal argument '%s' for rounding mode. Must be one of: %s"
                .formatted(
                    Texts.shortened(name),
                    "UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY"))
        : round(n, scale, mode, budget);
  }

  private static Object round(
      BigDecimal number, BigDecimal scale, RoundingMode mode, Budget budget) {
    if (scale.abs().compareTo(BigDecimal.valueOf(Budget.SCALE_MAX)) > 0) {
      Budget.checkScale(Long.MAX_VALUE);
    }
    int places = scale.intValue();
    budget.spendForDigits(number.precision() + Math.abs((long) number.scale() - places));
    try {
      return number.scale() == places
          ? number
          : number.setScale(places, mode).round(Decimals.CONTEXT);
    } catch (ArithmeticException e) {
      return new FeelError(
          "Failed to apply rounding mode '%s': %s".formatted(mode, e.getMessage()));
    }
  }

  private static Object abs(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> number.signum() < 0 ? number.negate(Decimals.CONTEXT) : number;
      case Period duration -> duration.isNegative() ? duration.negated() : duration;
      case Duration duration -> duration.abs();
      case null, default -> FeelFunction.ILLEGAL;
    };
  }

  private static Object modulo(@Nullable Object dividend, @Nullable Object divisor, Budget budget) {
    if (!(dividend instanceof BigDecimal x) || !(divisor instanceof BigDecimal y)) {
      return FeelFunction.ILLEGAL;
    }
    budget.spendForDigits(x.precision() + y.precision());
    if (y.signum() == 0) {
      throw new FeelException("modulo: Can't divide '%s' by zero".formatted(Texts.shortOf(x)));
    }
    return remainder(remainder(x, y).add(y, Decimals.CONTEXT), y);
  }

  private static BigDecimal remainder(BigDecimal x, BigDecimal y) {
    return x.remainder(y, Decimals.CONTEXT);
  }
}
