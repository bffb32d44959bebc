package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions that make one value of all items of a list. */
final class AggregateFunctions {

  private AggregateFunctions() {}

  static void addTo(Builtins functions) {
    add(functions, "min", 4, (list, budget) -> extreme(list, -1, budget));
    add(functions, "max", 4, (list, budget) -> extreme(list, 1, budget));
    add(functions, "sum", 8, ofNumbers(null, AggregateFunctions::sum));
    add(functions, "product", 32, ofNumbers(null, AggregateFunctions::product));
    add(functions, "mean", 8, ofNumbers(null, AggregateFunctions::mean));
    add(functions, "median", 64, ofNumbers(null, AggregateFunctions::median));
    add(functions, "stddev", 384, ofNumbers(null, AggregateFunctions::deviation));
    add(functions, "mode", 64, ofNumbers(List.of(), AggregateFunctions::mode));
    for (String name : List.of("and", "all")) {
      add(functions, name, 1, (list, budget) -> junction(list, false));
    }
    for (String name : List.of("or", "any")) {
      add(functions, name, 1, (list, budget) -> junction(list, true));
    }
  }

  /**
   * @param looks what it does for each item, as looks at an element
   */
  private static void add(
      Builtins functions,
      String name,
      int looks,
      BiFunction<List<?>, Budget, @Nullable Object> body) {
    functions.addVariadic(
        name,
        (a, run) -> {
          if (!(a[0] instanceof List<?> list)) {
            return FeelFunction.ILLEGAL;
          }
          run.budget.spendFor((long) looks * list.size());
          return body.apply(list, run.budget);
        },
        "list");
  }

  private static BiFunction<List<?>, Budget, @Nullable Object> ofNumbers(
      @Nullable Object ofNone, Function<List<BigDecimal>, Object> body) {
    return (list, budget) -> {
      if (list.isEmpty()) {
        return ofNone;
      }
      List<BigDecimal> numbers = new ArrayList<>(list.size());
      for (Object item : list) {
        if (!(item instanceof BigDecimal number)) {
          return new FeelError(
              () -> "expected number but found '%s'".formatted(Texts.shortOf(item)));
        }
        budget.spendForDigits(number.precision());
        numbers.add(number);
      }
      return body.apply(numbers);
    };
  }

  private static @Nullable Object extreme(List<?> list, int sign, Budget budget) {
    if (list.isEmpty()) {
      return null;
    }
    if (!Types.isOrdered(list)) {
      return new FeelError(() -> Texts.shortOf(list) + " is not comparable");
    }
    Object extreme = list.getFirst();
    for (Object item : list) {
      if (Comparing.order(item, extreme, budget) * sign > 0) {
        extreme = item;
      }
    }
    return extreme;
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal number : numbers) {
      sum = sum.add(number, Decimals.CONTEXT);
    }
    return sum;
  }

  private static BigDecimal product(List<BigDecimal> numbers) {
    BigDecimal product = BigDecimal.ONE;
    for (BigDecimal number : numbers) {
      product = product.multiply(number, Decimals.CONTEXT);
      Budget.checkScale(product.scale());
    }
    return product;
  }

  private static BigDecimal mean(List<BigDecimal> numbers) {
    return sum(numbers).divide(BigDecimal.valueOf(numbers.size()), Decimals.CONTEXT);
  }

  private static BigDecimal median(List<BigDecimal> numbers) {
    Collections.sort(numbers);
    int middle = numbers.size() / 2;
    return numbers.size() % 2 == 1
        ? numbers.get(middle)
        : numbers
            .get(middle - 1)
            .add(numbers.get(middle), Decimals.CONTEXT)
            .divide(BigDecimal.valueOf(2), Decimals.CONTEXT);
  }

  private static BigDecimal deviation(List<BigDecimal> numbers) {
    if (numbers.size() == 1) {
      throw new FeelException("the standard deviation takes more than one number");
    }
    BigDecimal mean = mean(numbers);
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal number : numbers) {
      squares =
          squares.add(
              number.subtract(mean, Decimals.CONTEXT).pow(2, Decimals.CONTEXT), Decimals.CONTEXT);
    }
    return Decimals.sqrt(squares.divide(BigDecimal.valueOf(numbers.size() - 1L), Decimals.CONTEXT));
  }

  private static List<Object> mode(List<BigDecimal> numbers) {
    // Sorted by value, so that 1 and 1.0 are the same.
    Map<BigDecimal, Integer> counts = new TreeMap<>();
    numbers.forEach(number -> counts.merge(number, 1, Integer::sum));
    int most = Collections.max(counts.values());
    List<Object> modes = new ArrayList<>();
    counts.forEach(
        (number, count) -> {
          if (count == most) {
            modes.add(number);
          }
        });
    return Collections.unmodifiableList(modes);
  }

  /** What is no truth makes null of the rest, but for what decides. */
  private static @Nullable Object junction(List<?> list, boolean decisive) {
    Object result = !decisive;
    for (Object item : list) {
      if (result instanceof Boolean && item instanceof Boolean) {
        result = item;
      } else {
        result = item instanceof Boolean truth && truth == decisive ? item : null;
      }
      if (result instanceof Boolean truth && truth == decisive) {
        return result;
      }
    }
    return result;
  }
}
