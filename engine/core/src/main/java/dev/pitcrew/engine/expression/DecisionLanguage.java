package dev.pitcrew.engine.expression;

import java.time.Instant;

/** Parses and evaluates DMN. Thread-safe. */
public interface DecisionLanguage {

  /**
   * @throws InvalidExpressionException when the resource is not valid DMN; DOCTYPE is refused
   */
  default DecisionModel parse(String xml) {
    return parse(xml, ParseBudget.ofEachText());
  }

  /**
   * @throws InvalidExpressionException also when the budget is spent
   */
  DecisionModel parse(String xml, ParseBudget budget);

  /** Evaluates one decision with what it requires. */
  default DecisionResult evaluate(
      DecisionModel model, String decisionId, Variables variables, Instant now) {
    return evaluate(model, decisionId, variables, now, LongEvaluations.AT_ONCE);
  }

  /**
   * As the other, but what takes long is done by others.
   *
   * @throws TooLongException when they have not done it yet
   */
  DecisionResult evaluate(
      DecisionModel model,
      String decisionId,
      Variables variables,
      Instant now,
      LongEvaluations longEvaluations);
}
