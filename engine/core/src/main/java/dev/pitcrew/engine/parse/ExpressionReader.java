package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.InvalidExpressionException;
import dev.pitcrew.engine.expression.ParseBudget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the expressions of a model; one that does not parse is a fault of its element. */
final class ExpressionReader {

  /** Stands where a fault was found: no graph with a fault is ever given out. */
  private static final Expression FAULTY = new Expression("", "");

  private final ExpressionLanguage language;
  private final Faults faults;
  private final ParseBudget budget;

  ExpressionReader(ExpressionLanguage language, Faults faults, ParseBudget budget) {
    this.language = language;
    this.faults = faults;
    this.budget = budget;
  }

  /** One whose faults go elsewhere. */
  ExpressionReader noting(Faults others) {
    return new ExpressionReader(language, others, ParseBudget.ofEachText());
  }

  /** Notes a fault when there is nothing. */
  @Nullable String required(String elementId, String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      faults.add(elementId, "Expected %s to be present, but found nothing.".formatted(what));
    }
    return text;
  }

  /**
   * A FEEL expression or a static text. Where the validators of the model library demand one, its
   * absence is told by them alone.
   */
  Expression any(String elementId, String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      faults.addIfNothingElse(
          elementId, "Expected %s to be present, but found nothing.".formatted(what));
      return FAULTY;
    }
    if (budget.isOver()) {
      // The resource is refused for what was found before; unless that was in another one.
      faults.addOfResourceIfNothingElse(budget.reasonOver());
      return FAULTY;
    }
    try {
      return language.parse(text.strip(), budget);
    } catch (InvalidExpressionException e) {
      faults.add(
          elementId,
          "Expected %s to be a valid expression, but it is not: %s"
              .formatted(what, e.getMessage()));
      return FAULTY;
    }
  }

  Set<String> namesIn(Expression expression) {
    return expression == FAULTY ? Set.of() : language.namesIn(expression);
  }

  /** What an agent has to bring for what stands there, as JSON. */
  List<String> agentParameters(String elementId, @Nullable String text) {
    if (text == null || !text.startsWith("=") || budget.hasInvalid()) {
      return List.of();
    }
    Expression expression;
    try {
      expression = language.parse(text.strip(), budget);
    } catch (InvalidExpressionException e) {
      // Whoever reads the mapping tells that.
      return List.of();
    }
    try {
      return language.agentParameters(expression, budget);
    } catch (InvalidExpressionException e) {
      faults.addByLaterRule(
          elementId,
          "Failed to extract ad-hoc activity parameters for element '%s'. %s"
              .formatted(elementId, e.getMessage()));
      return List.of();
    }
  }

  @Nullable Expression optional(String elementId, String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : any(elementId, what, text);
  }

  /** A FEEL expression: a static text makes no sense there. */
  Expression dynamic(String elementId, String what, @Nullable String text) {
    Expression expression = any(elementId, what, text);
    if (expression != FAULTY && expression.isStatic()) {
      faults.add(
          elementId,
          "Expected %s to be an expression, but found the static text '%s'. An expression must start with '=' (e.g. '=%s')."
              .formatted(what, expression.source(), expression.source()));
    }
    return expression;
  }

  @Nullable Expression optionalDynamic(String elementId, String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : dynamic(elementId, what, text);
  }

  /** An expression, or a static whole number within the bounds. */
  Expression wholeNumber(String elementId, String what, @Nullable String text, int min, int max) {
    Expression expression = any(elementId, what, text);
    if (expression != FAULTY && expression.isStatic() && !isWithin(expression.source(), min, max)) {
      String bounds = max == Integer.MAX_VALUE ? "from " + min : "from " + min + " to " + max;
      faults.add(
          elementId,
          "Expected %s to be a whole number %s, but found '%s'."
              .formatted(what, bounds, expression.source()));
    }
    return expression;
  }

  private static boolean isWithin(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      return number >= min && number <= max;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
