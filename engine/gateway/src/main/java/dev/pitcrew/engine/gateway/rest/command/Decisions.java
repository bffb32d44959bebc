package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request to evaluate a decision, and its answer. */
final class Decisions {

  private Decisions() {}

  record Evaluation(
      @Nullable String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      @Nullable JsonObject variables,
      @Nullable String tenantId) {}

  record Evaluated(
      String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      String decisionDefinitionName,
      int decisionDefinitionVersion,
      String decisionRequirementsId,
      @Nullable String decisionRequirementsKey,
      @Nullable String decisionEvaluationKey,
      @Nullable String decisionInstanceKey,
      String output,
      @Nullable String failedDecisionDefinitionId,
      @Nullable String failureMessage,
      String tenantId,
      List<EvaluatedDecision> evaluatedDecisions) {

    static Evaluated of(Reply.DecisionEvaluated reply) {
      DecisionResult result = reply.result();
      String key = Wire.key(reply.evaluationKey());
      return new Evaluated(
          reply.decision().decisionDefinitionId(),
          Wire.key(reply.decision().key()),
          reply.decision().name(),
          reply.decision().version(),
          reply.decision().decisionRequirementsId(),
          Wire.key(reply.decision().decisionRequirementsKey()),
          key,
          key,
          result.outputJson() == null ? "null" : result.outputJson(),
          result.failedDecisionId(),
          result.failure(),
          reply.decision().tenantId(),
          result.evaluated().stream()
              .map(one -> EvaluatedDecision.of(one, instance(reply, one.decisionId())))
              .toList());
    }
  }

  private static @Nullable DecisionInstanceRow instance(
      Reply.DecisionEvaluated reply, String decisionId) {
    return reply.instances().stream()
        .filter(row -> row.decisionDefinitionId().equals(decisionId))
        .findFirst()
        .orElse(null);
  }

  record EvaluatedDecision(
      String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      String decisionDefinitionName,
      int decisionDefinitionVersion,
      String decisionDefinitionType,
      @Nullable String decisionEvaluationInstanceKey,
      String output,
      @Nullable String tenantId,
      List<Input> evaluatedInputs,
      List<Rule> matchedRules) {

    static EvaluatedDecision of(
        DecisionResult.EvaluatedDecision decision, @Nullable DecisionInstanceRow instance) {
      return new EvaluatedDecision(
          decision.decisionId(),
          instance == null ? null : Wire.key(instance.decisionDefinitionKey()),
          decision.decisionName(),
          instance == null ? 0 : instance.decisionVersion(),
          decision.type().name(),
          instance == null ? null : instance.evaluationKey() + "-" + instance.position(),
          decision.outputJson(),
          instance == null ? null : instance.tenantId(),
          decision.inputs().stream().map(Input::of).toList(),
          decision.matchedRules().stream().map(Rule::of).toList());
    }
  }

  record Input(String inputId, String inputName, String inputValue) {
    static Input of(DecisionResult.EvaluatedInput input) {
      return new Input(input.id(), input.name(), input.valueJson());
    }
  }

  record Rule(String ruleId, int ruleIndex, List<Output> evaluatedOutputs) {
    static Rule of(DecisionResult.MatchedRule rule) {
      return new Rule(
          rule.id(),
          rule.index(),
          rule.outputs().stream().map(output -> Output.of(output, rule)).toList());
    }
  }

  record Output(
      String outputId, String outputName, String outputValue, String ruleId, int ruleIndex) {
    static Output of(DecisionResult.EvaluatedOutput output, DecisionResult.MatchedRule rule) {
      return new Output(output.id(), output.name(), output.valueJson(), rule.id(), rule.index());
    }
  }
}
