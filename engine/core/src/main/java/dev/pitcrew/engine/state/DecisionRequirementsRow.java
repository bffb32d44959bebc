package dev.pitcrew.engine.state;

/**
 * One version of a deployed DMN resource.
 *
 * @param deleted whether nothing new can come of it
 */
public record DecisionRequirementsRow(
    long key,
    String decisionRequirementsId,
    int version,
    String name,
    String resourceName,
    String checksum,
    String xml,
    long deploymentKey,
    String tenantId,
    boolean deleted)
    implements Row {

  /** One that is not deleted. */
  public DecisionRequirementsRow(
      long key,
      String decisionRequirementsId,
      int version,
      String name,
      String resourceName,
      String checksum,
      String xml,
      long deploymentKey,
      String tenantId) {
    this(
        key,
        decisionRequirementsId,
        version,
        name,
        resourceName,
        checksum,
        xml,
        deploymentKey,
        tenantId,
        false);
  }

  public DecisionRequirementsRow removed() {
    return new DecisionRequirementsRow(
        key,
        decisionRequirementsId,
        version,
        name,
        resourceName,
        checksum,
        xml,
        deploymentKey,
        tenantId,
        true);
  }
}
