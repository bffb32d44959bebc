package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/** One version of a deployed form. */
public record FormRow(
    long key,
    String formId,
    int version,
    @Nullable String versionTag,
    String resourceName,
    String checksum,
    String schema,
    long deploymentKey,
    String tenantId)
    implements Row {}
