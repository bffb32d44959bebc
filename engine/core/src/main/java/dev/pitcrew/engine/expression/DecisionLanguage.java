package dev.pitcrew.engine.expression;

import java.time.Instant;

/** Parses and evaluates DMN. Thread-safe. */
public interface DecisionLanguage {

  /**
   * @throws InvalidExpressionException when the resource is not valid DMN; DOCTYPE is refused
   */
  DecisionModel parse(String xml);

  /** Evaluates one decision with what it requires. */
  DecisionResult evaluate(DecisionModel model, String decisionId, Variables variables, Instant now);
}
