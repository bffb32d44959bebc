package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How points and ranges lie to each other. */
final class RangeFunctions {

  private RangeFunctions() {}

  /** A relation of two ranges. */
  @FunctionalInterface
  private interface OfRanges {
    boolean holds(FeelRange x, FeelRange y);
  }

  /** A relation of a point and a range. */
  @FunctionalInterface
  private interface OfPoint {
    boolean holds(Object point, FeelRange range);
  }

  /** A relation of two points. */
  @FunctionalInterface
  private interface OfPoints {
    boolean holds(Object x, Object y);
  }

  /** What there is of each relation. */
  private record Relation(
      @Nullable OfPoints points,
      @Nullable OfPoint pointToRange,
      @Nullable OfPoint rangeToPoint,
      @Nullable OfRanges ranges) {

    @Nullable Object of(@Nullable Object x, @Nullable Object y, Budget budget) {
      if (!areComparable(x, y)) {
        return FeelFunction.ILLEGAL;
      }
      spendFor(x, y, budget);
      if (x instanceof FeelRange a) {
        return y instanceof FeelRange b
            ? ranges == null ? FeelFunction.ILLEGAL : (Object) ranges.holds(a, b)
            : rangeToPoint == null || y == null
                ? FeelFunction.ILLEGAL
                : (Object) rangeToPoint.holds(y, a);
      }
      if (x == null || y == null) {
        return FeelFunction.ILLEGAL;
      }
      if (y instanceof FeelRange b) {
        return pointToRange == null ? FeelFunction.ILLEGAL : (Object) pointToRange.holds(x, b);
      }
      return points == null ? FeelFunction.ILLEGAL : (Object) points.holds(x, y);
    }
  }

  private static boolean areComparable(@Nullable Object x, @Nullable Object y) {
    Object a = x instanceof FeelRange range ? range.start() : x;
    Object b = y instanceof FeelRange range ? range.start() : y;
    return Types.isPoint(a) && Types.isPoint(b) && Types.isSame(a, b);
  }

  /** Each end may be compared with each, twice. */
  private static void spendFor(@Nullable Object x, @Nullable Object y, Budget budget) {
    for (Object a : ends(x)) {
      for (Object b : ends(y)) {
        if (a instanceof BigDecimal m && b instanceof BigDecimal n) {
          budget.spendForDigits(2L * Math.abs((long) m.scale() - n.scale()));
        }
      }
    }
  }

  private static List<Object> ends(@Nullable Object value) {
    return value instanceof FeelRange range
        ? List.of(range.start(), range.end())
        : value == null ? List.of() : List.of(value);
  }

  static void addTo(Builtins functions) {
    add(
        functions,
        "before",
        new Relation(
            (x, y) -> order(x, y) < 0,
            (point, range) -> isBefore(point, range),
            (point, range) ->
                order(range.end(), point) < 0
                    || (order(range.end(), point) == 0 && !range.isEndClosed()),
            RangeFunctions::isBefore),
        "point1 point2|point range|range point|range1 range2");
    add(
        functions,
        "after",
        new Relation(
            (x, y) -> order(x, y) > 0,
            (point, range) ->
                order(point, range.end()) > 0
                    || (order(point, range.end()) == 0 && !range.isEndClosed()),
            (point, range) -> isBefore(point, range),
            (x, y) -> isBefore(y, x)),
        "point1 point2|point range|range point|range1 range2");
    add(functions, "meets", ranges(RangeFunctions::meets), "range1 range2");
    add(functions, "met by", ranges((x, y) -> meets(y, x)), "range1 range2");
    add(functions, "overlaps", ranges(RangeFunctions::overlaps), "range1 range2");
    add(functions, "overlaps before", ranges(RangeFunctions::overlapsBefore), "range1 range2");
    add(functions, "overlaps after", ranges((x, y) -> overlapsBefore(y, x)), "range1 range2");
    add(
        functions,
        "finishes",
        new Relation(null, RangeFunctions::isEnd, null, RangeFunctions::finishes),
        "point range|range1 range2");
    add(
        functions,
        "finished by",
        new Relation(null, null, RangeFunctions::isEnd, (x, y) -> finishes(y, x)),
        "point range|range1 range2");
    add(
        functions,
        "includes",
        new Relation(null, null, RangeFunctions::isWithin, RangeFunctions::includes),
        "range point|range1 range2");
    add(
        functions,
        "during",
        new Relation(null, RangeFunctions::isWithin, null, (x, y) -> includes(y, x)),
        "point range|range1 range2");
    add(
        functions,
        "starts",
        new Relation(null, RangeFunctions::isStart, null, RangeFunctions::starts),
        "point range|range1 range2");
    add(
        functions,
        "started by",
        new Relation(null, null, RangeFunctions::isStart, (x, y) -> starts(y, x)),
        "range point|range1 range2");
    add(
        functions,
        "coincides",
        new Relation(
            (x, y) -> x.equals(y) || sameNumber(x, y), null, null, RangeFunctions::coincides),
        "point1 point2|range1 range2");
  }

  private static Relation ranges(OfRanges relation) {
    return new Relation(null, null, null, relation);
  }

  private static void add(Builtins functions, String name, Relation relation, String parameters) {
    for (String pair : parameters.split("\\|")) {
      functions.add(name, (a, run) -> relation.of(a[0], a[1], run.budget), pair.split(" "));
    }
  }

  private static int order(Object x, Object y) {
    return Comparing.points(x, y);
  }

  /** Equal is more than of equal order: a date and time also has to have the same zone. */
  private static boolean same(Object x, Object y) {
    return x.equals(y) || sameNumber(x, y);
  }

  private static boolean sameNumber(Object x, Object y) {
    return x instanceof BigDecimal && order(x, y) == 0;
  }

  private static boolean isBefore(Object point, FeelRange range) {
    return order(point, range.start()) < 0
        || (same(point, range.start()) && !range.isStartClosed());
  }

  private static boolean isBefore(FeelRange x, FeelRange y) {
    return order(x.end(), y.start()) < 0
        || ((!x.isEndClosed() || !y.isStartClosed()) && same(x.end(), y.start()));
  }

  private static boolean meets(FeelRange x, FeelRange y) {
    return x.isEndClosed() && y.isStartClosed() && same(x.end(), y.start());
  }

  private static boolean reaches(FeelRange x, FeelRange y) {
    return order(x.end(), y.start()) > 0 || meets(x, y);
  }

  private static boolean overlaps(FeelRange x, FeelRange y) {
    return reaches(x, y) && reaches(y, x);
  }

  private static boolean overlapsBefore(FeelRange x, FeelRange y) {
    boolean startsBefore =
        order(x.start(), y.start()) < 0
            || (same(x.start(), y.start()) && x.isStartClosed() && !y.isStartClosed());
    return startsBefore && reaches(x, y) && endsWithin(x, y);
  }

  /** The first ends no later than the second. */
  private static boolean endsWithin(FeelRange x, FeelRange y) {
    return order(x.end(), y.end()) < 0
        || (same(x.end(), y.end()) && (!x.isEndClosed() || y.isEndClosed()));
  }

  /** The first starts no earlier than the second. */
  private static boolean startsWithin(FeelRange x, FeelRange y) {
    return order(x.start(), y.start()) > 0
        || (same(x.start(), y.start()) && (!x.isStartClosed() || y.isStartClosed()));
  }

  private static boolean finishes(FeelRange x, FeelRange y) {
    return x.isEndClosed() == y.isEndClosed() && same(x.end(), y.end()) && startsWithin(x, y);
  }

  private static boolean starts(FeelRange x, FeelRange y) {
    return x.isStartClosed() == y.isStartClosed() && same(x.start(), y.start()) && endsWithin(x, y);
  }

  private static boolean includes(FeelRange x, FeelRange y) {
    return startsWithin(y, x) && endsWithin(y, x);
  }

  private static boolean coincides(FeelRange x, FeelRange y) {
    return same(x.start(), y.start())
        && x.isStartClosed() == y.isStartClosed()
        && same(x.end(), y.end())
        && x.isEndClosed() == y.isEndClosed();
  }

  private static boolean isEnd(Object point, FeelRange range) {
    return range.isEndClosed() && same(range.end(), point);
  }

  private static boolean isStart(Object point, FeelRange range) {
    return range.isStartClosed() && same(range.start(), point);
  }

  private static boolean isWithin(Object point, FeelRange range) {
    return (order(range.start(), point) < 0 && order(range.end(), point) > 0)
        || isStart(point, range)
        || isEnd(point, range);
  }
}
