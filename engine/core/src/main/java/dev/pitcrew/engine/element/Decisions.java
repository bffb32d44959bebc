package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates deployed decisions and records how they came out. */
public final class Decisions {

  private final StepRun run;
  private final Definitions definitions;
  private final DecisionLanguage dmn;

  Decisions(StepRun run, Definitions definitions, DecisionLanguage dmn) {
    this.run = run;
    this.definitions = definitions;
    this.dmn = dmn;
  }

  /** What an evaluation came to, with a row for each decision that took part. */
  public record Evaluated(
      long evaluationKey, DecisionResult result, List<DecisionInstanceRow> instances) {}

  /**
   * @param element whose evaluation it is; absent where a client asked
   */
  public Evaluated evaluate(
      DecisionDefinitionRow decision, Variables variables, @Nullable ElementInstanceRow element) {
    DecisionResult result =
        dmn.evaluate(
            definitions.decisionModel(decision.decisionRequirementsKey()),
            decision.decisionDefinitionId(),
            variables,
            run.now(),
            run.context().longEvaluations());
    long evaluationKey = run.newKey();
    Map<String, DecisionDefinitionRow> byId = new HashMap<>();
    for (DecisionDefinitionRow row :
        run.state()
            .findAll(
                Indexes.DECISION_DEFINITIONS_BY_REQUIREMENTS, decision.decisionRequirementsKey())) {
      byId.put(row.decisionDefinitionId(), row);
    }
    List<DecisionInstanceRow> rows = new ArrayList<>();
    for (DecisionResult.EvaluatedDecision evaluated : result.evaluated()) {
      DecisionDefinitionRow definition = byId.get(evaluated.decisionId());
      if (definition != null) {
        boolean failed =
            result.failure() != null && evaluated.decisionId().equals(result.failedDecisionId());
        rows.add(
            row(
                evaluationKey,
                rows.size() + 1,
                decision.key(),
                definition,
                evaluated,
                failed,
                result,
                element));
      }
    }
    for (DecisionInstanceRow row : rows) {
      run.append(new Event.DecisionEvaluated(row));
    }
    return new Evaluated(evaluationKey, result, rows);
  }

  private DecisionInstanceRow row(
      long evaluationKey,
      int position,
      long rootDecisionDefinitionKey,
      DecisionDefinitionRow definition,
      DecisionResult.EvaluatedDecision evaluated,
      boolean failed,
      DecisionResult result,
      @Nullable ElementInstanceRow element) {
    return new DecisionInstanceRow(
        run.newKey(),
        evaluationKey,
        position,
        definition.decisionDefinitionId(),
        definition.key(),
        definition.name(),
        definition.version(),
        evaluated.type().name(),
        rootDecisionDefinitionKey,
        failed,
        failed ? result.failure() : null,
        evaluated.outputJson(),
        inputs(evaluated.inputs()),
        rules(evaluated.matchedRules()),
        element == null ? 0 : element.processInstanceKey(),
        element == null ? 0 : element.processDefinitionKey(),
        element == null ? "" : element.processDefinitionId(),
        element == null ? 0 : element.key(),
        element == null ? null : element.elementId(),
        run.nowMillis(),
        definition.tenantId());
  }

  private static String inputs(List<DecisionResult.EvaluatedInput> inputs) {
    List<String> texts = new ArrayList<>();
    for (DecisionResult.EvaluatedInput input : inputs) {
      texts.add(
          "{\"id\":%s,\"name\":%s,\"value\":%s}"
              .formatted(
                  JsonText.quote(input.id()), JsonText.quote(input.name()), input.valueJson()));
    }
    return JsonText.array(texts);
  }

  private static String rules(List<DecisionResult.MatchedRule> rules) {
    List<String> texts = new ArrayList<>();
    for (DecisionResult.MatchedRule rule : rules) {
      List<String> outputs = new ArrayList<>();
      for (DecisionResult.EvaluatedOutput output : rule.outputs()) {
        outputs.add(
            "{\"id\":%s,\"name\":%s,\"value\":%s}"
                .formatted(
                    JsonText.quote(output.id()),
                    JsonText.quote(output.name()),
                    output.valueJson()));
      }
      texts.add(
          "{\"ruleId\":%s,\"ruleIndex\":%d,\"outputs\":%s}"
              .formatted(JsonText.quote(rule.id()), rule.index(), JsonText.array(outputs)));
    }
    return JsonText.array(texts);
  }
}
