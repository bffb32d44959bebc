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

  private static void add(Builtins functions, String name, OfNumber body, String parameter) {
    functions.add(
        name,
        (a, run) -> a[0] instanceof BigDecimal number ? body.call(number) : FeelFunction.ILLEGAL,
        parameter);
  }

  static void addTo(Builtins functions) {
    rounding(functions, "decimal", RoundingMode.HALF_EVEN, "scale");
    functions.add("decimal", (a, run) -> decimal(a), "n", "scale", "mode");
    add(functions, "floor", n -> round(n, BigDecimal.ZERO, RoundingMode.FLOOR), "n");
    rounding(functions, "floor", RoundingMode.FLOOR, "scale");
    add(functions, "ceiling", n -> round(n, BigDecimal.ZERO, RoundingMode.CEILING), "n");
    rounding(functions, "ceiling", RoundingMode.CEILING, "scale");
    rounding(functions, "round up", RoundingMode.UP, "scale");
    rounding(functions, "round down", RoundingMode.DOWN, "scale");
    rounding(functions, "round half up", RoundingMode.HALF_UP, "scale");
    rounding(functions, "round half down", RoundingMode.HALF_DOWN, "scale");
    functions.add("abs", (a, run) -> abs(a[0]), "number");
    functions.add("abs", (a, run) -> abs(a[0]), "n");
    functions.add("modulo", (a, run) -> modulo(a[0], a[1]), "dividend", "divisor");
    add(functions, "sqrt", n -> n.signum() < 0 ? null : Decimals.sqrt(n), "number");
    add(functions, "log", Decimals::log, "number");
    add(functions, "exp", Decimals::exp, "number");
    add(functions, "odd", n -> remainder(n.abs(), TWO).compareTo(BigDecimal.ONE) == 0, "number");
    add(functions, "even", n -> remainder(n, TWO).signum() == 0, "number");
    functions.add(
        "random number",
        (a, run) -> new BigDecimal(run.random().nextDouble()).round(Decimals.CONTEXT));
  }

  private static void rounding(Builtins functions, String name, RoundingMode mode, String scale) {
    FeelFunction.Body body =
        (a, run) ->
            a[0] instanceof BigDecimal n && a[1] instanceof BigDecimal places
                ? round(n, places, mode)
                : FeelFunction.ILLEGAL;
    functions.add(name, body, "n", scale);
    if (name.equals("floor") || name.equals("round half down")) {
      // As the library that models were made with misspells it.
      functions.add(name, body, "n", "scala");
    }
  }

  private static Object decimal(@Nullable Object[] a) {
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
        : round(n, scale, mode);
  }

  private static Object round(BigDecimal number, BigDecimal scale, RoundingMode mode) {
    if (scale.abs().compareTo(BigDecimal.valueOf(Budget.SCALE_MAX)) > 0) {
      Budget.checkScale(Long.MAX_VALUE);
    }
    try {
      int places = scale.intValue();
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

  private static Object modulo(@Nullable Object dividend, @Nullable Object divisor) {
    if (!(dividend instanceof BigDecimal x) || !(divisor instanceof BigDecimal y)) {
      return FeelFunction.ILLEGAL;
    }
    if (y.signum() == 0) {
      throw new FeelException("modulo: Can't divide '%s' by zero".formatted(Texts.shortOf(x)));
    }
    return remainder(remainder(x, y).add(y, Decimals.CONTEXT), y);
  }

  private static BigDecimal remainder(BigDecimal x, BigDecimal y) {
    return x.remainder(y, Decimals.CONTEXT);
  }
}
