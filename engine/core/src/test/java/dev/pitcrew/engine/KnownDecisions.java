package dev.pitcrew.engine;

import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.DecisionModel;
import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.LongEvaluations;
import dev.pitcrew.engine.expression.ParseBudget;
import dev.pitcrew.engine.expression.Variables;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * DMN, but what all random processes deploy is parsed once for all: again for each of them, and
 * after each restart, takes longer than all the rest. What others deploy is parsed each time.
 */
final class KnownDecisions implements DecisionLanguage {

  private final DecisionLanguage dmn = new DmnLanguage();
  private final AtomicReference<DecisionModel> known = new AtomicReference<>();

  @Override
  public DecisionModel parse(String xml, ParseBudget budget) {
    if (!xml.equals(RandomModel.DECISION)) {
      return dmn.parse(xml, budget);
    }
    DecisionModel parsed = known.get();
    if (parsed == null) {
      parsed = dmn.parse(xml, budget);
      known.set(parsed);
    }
    return parsed;
  }

  @Override
  public DecisionResult evaluate(
      DecisionModel model,
      String decisionId,
      Variables variables,
      Instant now,
      LongEvaluations longEvaluations) {
    return dmn.evaluate(model, decisionId, variables, now, longEvaluations);
  }
}
