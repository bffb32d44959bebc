package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One version of a decision.
 *
 * @param deleted whether nothing new can come of it
 * @param decisionRequirementsName as its file has it, by which people sort
 */
public record DecisionDefinitionRow(
    long key,
    String decisionDefinitionId,
    int version,
    @Nullable String versionTag,
    String name,
    long decisionRequirementsKey,
    String decisionRequirementsId,
    long deploymentKey,
    String tenantId,
    boolean deleted,
    String decisionRequirementsName,
    int decisionRequirementsVersion)
    implements Row {

  public DecisionDefinitionRow removed() {
    return new DecisionDefinitionRow(
        key,
        decisionDefinitionId,
        version,
        versionTag,
        name,
        decisionRequirementsKey,
        decisionRequirementsId,
        deploymentKey,
        tenantId,
        true,
        decisionRequirementsName,
        decisionRequirementsVersion);
  }
}
