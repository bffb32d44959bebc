package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/** One version of a deployed process. */
public record ProcessDefinitionRow(
    long key,
    String processDefinitionId,
    int version,
    @Nullable String versionTag,
    @Nullable String name,
    String resourceName,
    String checksum,
    String xml,
    long deploymentKey,
    @Nullable String startFormId,
    String tenantId)
    implements Row {}
