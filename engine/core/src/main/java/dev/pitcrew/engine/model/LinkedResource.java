package dev.pitcrew.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * A deployed file that a job's worker is told of.
 *
 * @param type what the worker makes of it
 * @param linkName what the worker knows it by; absent where the model has none
 */
public record LinkedResource(
    String resourceId,
    String type,
    @Nullable String linkName,
    BindingType binding,
    @Nullable String versionTag) {}
