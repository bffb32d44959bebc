package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality and order of values. */
final class Comparing {

  private Comparing() {}

  /** Null where values of these types cannot be compared. */
  static @Nullable Boolean equality(@Nullable Object x, @Nullable Object y, Budget budget) {
    budget.look();
    if (x == null || y == null) {
      return isNothing(x) && isNothing(y);
    }
    if (x instanceof BigDecimal a && y instanceof BigDecimal b) {
      return numbers(a, b, budget) == 0;
    }
    if (x instanceof String a && y instanceof String b) {
      return texts(a, b, budget);
    }
    if (x instanceof List<?> a && y instanceof List<?> b) {
      return lists(a, b, budget);
    }
    if (x instanceof FeelContext a && y instanceof FeelContext b) {
      return contexts(a, b, budget);
    }
    if (!Types.isSame(x, y) || x instanceof FeelFunction || x instanceof FeelRange) {
      return null;
    }
    return x instanceof FeelError ? null : (Boolean) x.equals(y);
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null || (value instanceof FeelError error && !error.isFatal());
  }

  static boolean areEqual(@Nullable Object x, @Nullable Object y, Budget budget) {
    return Boolean.TRUE.equals(equality(x, y, budget));
  }

  /** As {@link #areEqual}, but also ranges can be equal. */
  static boolean areSame(@Nullable Object x, @Nullable Object y, Budget budget) {
    return x instanceof FeelRange a && y instanceof FeelRange b
        ? a.isStartClosed() == b.isStartClosed()
            && a.isEndClosed() == b.isEndClosed()
            && areEqual(a.start(), b.start(), budget)
            && areEqual(a.end(), b.end(), budget)
        : areEqual(x, y, budget);
  }

  /** Numbers of different scales are brought to one of them. */
  private static int numbers(BigDecimal x, BigDecimal y, Budget budget) {
    budget.spendForDigits(Math.abs((long) x.scale() - y.scale()));
    return x.compareTo(y);
  }

  private static boolean texts(String x, String y, Budget budget) {
    if (x.length() != y.length()) {
      return false;
    }
    budget.spendFor(x.length());
    return x.equals(y);
  }

  private static boolean lists(List<?> x, List<?> y, Budget budget) {
    if (x.size() != y.size()) {
      return false;
    }
    Iterator<?> other = y.iterator();
    for (Object item : x) {
      if (!areEqual(item, other.next(), budget)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contexts(FeelContext x, FeelContext y, Budget budget) {
    if (x.entries().size() != y.entries().size()) {
      return false;
    }
    for (Map.Entry<String, ?> entry : x.entries().entrySet()) {
      budget.spendFor(entry.getKey().length());
      if (!y.entries().containsKey(entry.getKey())
          || !areEqual(entry.getValue(), y.entries().get(entry.getKey()), budget)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws FeelException where they have no order
   */
  static int order(@Nullable Object x, @Nullable Object y, Budget budget) {
    if (x instanceof BigDecimal a && y instanceof BigDecimal b) {
      return numbers(a, b, budget);
    }
    if (x instanceof String a && y instanceof String b) {
      budget.spendFor(Math.min(a.length(), b.length()));
      return a.compareTo(b);
    }
    return points(x, y);
  }

  /**
   * What ranges are made of; numbers that may be of far different scales are to be paid for before.
   */
  static int points(@Nullable Object x, @Nullable Object y) {
    if (x instanceof BigDecimal a && y instanceof BigDecimal b) {
      return a.compareTo(b);
    }
    if (x instanceof LocalDate a && y instanceof LocalDate b) {
      return a.compareTo(b);
    }
    if (x instanceof LocalTime a && y instanceof LocalTime b) {
      return a.compareTo(b);
    }
    if (x instanceof FeelTime a && y instanceof FeelTime b) {
      return Long.compare(a.utcNanos(), b.utcNanos());
    }
    if (x instanceof LocalDateTime a && y instanceof LocalDateTime b) {
      return a.compareTo(b);
    }
    if (x instanceof ZonedDateTime a && y instanceof ZonedDateTime b) {
      return a.compareTo(b);
    }
    if (x instanceof Period a && y instanceof Period b) {
      return Long.compare(a.toTotalMonths(), b.toTotalMonths());
    }
    if (x instanceof Duration a && y instanceof Duration b) {
      return a.compareTo(b);
    }
    throw new FeelException(
        "%s can not be compared to %s".formatted(Texts.shortOf(x), Texts.shortOf(y)));
  }

  /** A value as a key of a map, equal as the language says. */
  record Key(@Nullable Object value, Budget budget) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && areEqual(value, key.value, budget);
    }

    @Override
    public int hashCode() {
      return hash(value);
    }

    private int hash(@Nullable Object part) {
      budget.look();
      return switch (part) {
        case BigDecimal number -> {
          budget.spendForDigits(number.precision());
          yield number.stripTrailingZeros().hashCode();
        }
        case String text -> {
          budget.spendFor(text.length());
          yield text.hashCode();
        }
        case List<?> list -> {
          int hash = 1;
          for (Object item : list) {
            hash = 31 * hash + hash(item);
          }
          yield hash;
        }
        case FeelContext context -> {
          int hash = 0;
          for (Map.Entry<String, ?> entry : context.entries().entrySet()) {
            budget.spendFor(entry.getKey().length());
            hash ^= entry.getKey().hashCode() ^ hash(entry.getValue());
          }
          yield hash;
        }
        case null, default -> Objects.hashCode(part);
      };
    }
  }
}
