package dev.pitcrew.engine.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating a decision.
 *
 * @param outputJson the output as JSON text; null when it failed
 * @param failure why there is no output, in a modeler's words; null when there is one
 * @param failedDecisionId the decision in which it failed, if it failed
 * @param evaluated every decision that was evaluated, required ones first
 */
public record DecisionResult(
    @Nullable String outputJson,
    @Nullable String failure,
    @Nullable String failedDecisionId,
    List<EvaluatedDecision> evaluated) {

  /** One decision, its inputs and the rules that matched. */
  public record EvaluatedDecision(
      String decisionId,
      String decisionName,
      DecisionType type,
      String outputJson,
      List<EvaluatedInput> inputs,
      List<MatchedRule> matchedRules) {}

  public record EvaluatedInput(String id, String name, String valueJson) {}

  /** {@code index} counts from 1 in the order of the table. */
  public record MatchedRule(String id, int index, List<EvaluatedOutput> outputs) {}

  public record EvaluatedOutput(String id, String name, String valueJson) {}

  /** The kinds of decision logic. */
  public enum DecisionType {
    DECISION_TABLE,
    LITERAL_EXPRESSION,
    CONTEXT,
    INVOCATION,
    LIST,
    RELATION,
    FUNCTION,
    UNKNOWN
  }
}
