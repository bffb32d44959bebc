package dev.pitcrew.engine.state;

/** One version of a deployed DMN resource. */
public record DecisionRequirementsRow(
    long key,
    String decisionRequirementsId,
    int version,
    String name,
    String resourceName,
    String checksum,
    String xml,
    long deploymentKey,
    String tenantId)
    implements Row {}
