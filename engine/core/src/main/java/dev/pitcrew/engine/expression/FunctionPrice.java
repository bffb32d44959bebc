package dev.pitcrew.engine.expression;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import scala.collection.immutable.List;

/** What a call of a built-in function may cost, found out before it is made. */
final class FunctionPrice {

  private static final Set<String> ROUNDING =
      Set.of(
          "decimal",
          "floor",
          "ceiling",
          "round up",
          "round down",
          "round half up",
          "round half down");

  private static final BigDecimal PLACES_MAX = BigDecimal.valueOf(Budget.SCALE_MAX);

  private FunctionPrice() {}

  static void pay(String name, List<Val> arguments, Budget budget) {
    long weight = 0;
    for (var rest = arguments.iterator(); rest.hasNext(); ) {
      weight += Weight.of(rest.next(), budget.elementsLeft());
    }
    switch (name) {
      // These compare each item with each other.
      case "distinct values", "duplicate values", "union", "mode" ->
          budget.spendFor(square(weight));
      case "string join" -> budget.spendFor(weight + (weight * length(arguments, 1)));
      case "matches", "extract", "split" -> payForPattern(name, arguments, budget);
      case "replace" ->
          budget.spendFor(payForPattern(name, arguments, budget) * length(arguments, 2));
      default -> {
        if (ROUNDING.contains(name)) {
          checkPlaces(arguments);
        }
        budget.spendFor(weight);
      }
    }
  }

  private static long square(long weight) {
    return weight > Integer.MAX_VALUE ? Long.MAX_VALUE : weight * weight;
  }

  private static long length(List<Val> arguments, int index) {
    return arguments.size() > index && arguments.apply(index) instanceof ValString text
        ? text.value().length()
        : 0;
  }

  /** Rounding to a thousand million places would fill the memory. */
  private static void checkPlaces(List<Val> arguments) {
    if (arguments.size() > 1 && arguments.apply(1) instanceof ValNumber places) {
      if (places.value().bigDecimal().abs().compareTo(PLACES_MAX) > 0) {
        Budget.checkScale(Long.MAX_VALUE);
      }
    }
  }

  /**
   * Backtracking has no price that could be told beforehand, so the pattern is tried first on a
   * text that charges for every look at a character.
   *
   * @return how often it was found
   */
  private static long payForPattern(String name, List<Val> arguments, Budget budget) {
    if (arguments.size() < 2
        || !(arguments.apply(0) instanceof ValString text)
        || !(arguments.apply(1) instanceof ValString pattern)) {
      return 0;
    }
    Matcher matcher;
    try {
      matcher =
          Pattern.compile(pattern.value(), flags(name, arguments))
              .matcher(new ChargingText(text.value(), budget));
    } catch (PatternSyntaxException e) {
      // The function itself says so to the modeler.
      return 0;
    }
    long found = 0;
    while (matcher.find() && !name.equals("matches")) {
      found++;
      budget.spend(1);
    }
    return found;
  }

  private static int flags(String name, List<Val> arguments) {
    int index = name.equals("replace") ? 3 : 2;
    if (arguments.size() <= index || !(arguments.apply(index) instanceof ValString flags)) {
      return 0;
    }
    String text = flags.value();
    return (text.contains("s") ? Pattern.DOTALL : 0)
        | (text.contains("m") ? Pattern.MULTILINE : 0)
        | (text.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
        | (text.contains("x") ? Pattern.COMMENTS : 0);
  }

  /** Charges for each look at a character. */
  private record ChargingText(String text, Budget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
      budget.look();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
