package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedDecision;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionInput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionOutput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MatchedDecisionRule;

/** Replies about decisions as gRPC messages. */
final class DecisionAnswers {

  private DecisionAnswers() {}

  static EvaluateDecisionResponse evaluated(Reply.DecisionEvaluated reply) {
    DecisionResult result = reply.result();
    EvaluateDecisionResponse.Builder answer =
        EvaluateDecisionResponse.newBuilder()
            .setDecisionKey(reply.decision().key())
            .setDecisionId(reply.decision().decisionDefinitionId())
            .setDecisionName(reply.decision().name())
            .setDecisionVersion(reply.decision().version())
            .setDecisionRequirementsId(reply.decision().decisionRequirementsId())
            .setDecisionRequirementsKey(reply.decision().decisionRequirementsKey())
            .setDecisionEvaluationKey(reply.evaluationKey())
            .setDecisionInstanceKey(reply.evaluationKey())
            .setTenantId(reply.decision().tenantId());
    answer.setDecisionOutput(result.outputJson() == null ? "null" : result.outputJson());
    if (result.failure() != null) {
      answer.setFailureMessage(result.failure());
    }
    if (result.failedDecisionId() != null) {
      answer.setFailedDecisionId(result.failedDecisionId());
    }
    for (EvaluatedDecision evaluated : result.evaluated()) {
      GatewayOuterClass.EvaluatedDecision.Builder decision = decision(evaluated);
      reply.instances().stream()
          .filter(row -> row.decisionDefinitionId().equals(evaluated.decisionId()))
          .findFirst()
          .ifPresent(
              instance ->
                  decision
                      .setDecisionKey(instance.decisionDefinitionKey())
                      .setDecisionVersion(instance.decisionVersion())
                      .setDecisionEvaluationInstanceKey(
                          instance.evaluationKey() + "-" + instance.position())
                      .setTenantId(instance.tenantId()));
      answer.addEvaluatedDecisions(decision);
    }
    return answer.build();
  }

  private static GatewayOuterClass.EvaluatedDecision.Builder decision(EvaluatedDecision decision) {
    GatewayOuterClass.EvaluatedDecision.Builder answer =
        GatewayOuterClass.EvaluatedDecision.newBuilder()
            .setDecisionId(decision.decisionId())
            .setDecisionName(decision.decisionName())
            .setDecisionType(decision.type().name())
            .setDecisionOutput(decision.outputJson());
    decision
        .inputs()
        .forEach(
            input ->
                answer.addEvaluatedInputs(
                    EvaluatedDecisionInput.newBuilder()
                        .setInputId(input.id())
                        .setInputName(input.name())
                        .setInputValue(input.valueJson())));
    decision.matchedRules().forEach(rule -> answer.addMatchedRules(rule(rule)));
    return answer;
  }

  private static MatchedDecisionRule rule(DecisionResult.MatchedRule rule) {
    MatchedDecisionRule.Builder answer =
        MatchedDecisionRule.newBuilder().setRuleId(rule.id()).setRuleIndex(rule.index());
    rule.outputs()
        .forEach(
            output ->
                answer.addEvaluatedOutputs(
                    EvaluatedDecisionOutput.newBuilder()
                        .setOutputId(output.id())
                        .setOutputName(output.name())
                        .setOutputValue(output.valueJson())));
    return answer.build();
  }
}
