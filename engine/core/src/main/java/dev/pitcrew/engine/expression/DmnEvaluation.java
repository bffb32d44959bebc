package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionLogic.Decision;
import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.LimitExceededException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates one decision and says how it came out, whatever happens. */
final class DmnEvaluation {

  private final DmnLanguage.Parsed parsed;
  private final DecisionRun run;
  private final Budget budget;

  DmnEvaluation(DmnLanguage.Parsed parsed, Variables variables, Instant now, Budget budget) {
    this.parsed = parsed;
    this.budget = budget;
    this.run = new DecisionRun(budget, now, variables, parsed.names());
  }

  DecisionResult evaluate(String decisionId) {
    @Nullable Decision decision = parsed.decisions().get(decisionId);
    if (decision == null) {
      return failed(decisionId, "no decision found with id '%s'".formatted(decisionId));
    }
    try {
      String json = ResultWriter.of(run.evaluate(decision), budget).json();
      return new DecisionResult(json, null, null, run.evaluated());
    } catch (DecisionFailedException e) {
      return failed(decisionId, String.valueOf(e.getMessage()));
    } catch (LimitExceededException e) {
      return failed(decisionId, limit(decisionId, e.getMessage()));
    } catch (StackOverflowError e) {
      return failed(decisionId, limit(decisionId, "it is nested too deeply"));
    }
  }

  static String limit(String decisionId, @Nullable String cause) {
    return "failed to evaluate decision '%s': %s".formatted(decisionId, cause);
  }

  /** The decision whose logic was looked at last is the one that failed. */
  private DecisionResult failed(String decisionId, String message) {
    List<DecisionResult.EvaluatedDecision> evaluated = run.evaluated();
    String failedId =
        evaluated.isEmpty() || !run.lastFailed() ? decisionId : evaluated.getLast().decisionId();
    return new DecisionResult(null, message, failedId, evaluated);
  }
}
