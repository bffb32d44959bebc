package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One version of a decision.
 *
 * @param deleted whether nothing new can come of it
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
    boolean deleted)
    implements Row {

  /** One that is not deleted. */
  public DecisionDefinitionRow(
      long key,
      String decisionDefinitionId,
      int version,
      @Nullable String versionTag,
      String name,
      long decisionRequirementsKey,
      String decisionRequirementsId,
      long deploymentKey,
      String tenantId) {
    this(
        key,
        decisionDefinitionId,
        version,
        versionTag,
        name,
        decisionRequirementsKey,
        decisionRequirementsId,
        deploymentKey,
        tenantId,
        false);
  }

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
        true);
  }
}
