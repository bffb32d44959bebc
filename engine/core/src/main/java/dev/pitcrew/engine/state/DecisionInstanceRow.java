package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/** One evaluation of a decision. */
public record DecisionInstanceRow(
    long key,
    long evaluationKey,
    int position,
    String decisionDefinitionId,
    long decisionDefinitionKey,
    String decisionName,
    int decisionVersion,
    String decisionType,
    long rootDecisionDefinitionKey,
    boolean failed,
    @Nullable String failure,
    String result,
    String inputs,
    String matchedRules,
    long processInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    long elementInstanceKey,
    @Nullable String elementId,
    long evaluatedMillis,
    String tenantId)
    implements Row {}
