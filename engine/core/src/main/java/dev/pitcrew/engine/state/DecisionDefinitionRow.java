package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/** One version of a decision. */
public record DecisionDefinitionRow(
    long key,
    String decisionDefinitionId,
    int version,
    @Nullable String versionTag,
    String name,
    long decisionRequirementsKey,
    String decisionRequirementsId,
    long deploymentKey,
    String tenantId)
    implements Row {}
