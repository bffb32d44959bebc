package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A sequence flow.
 *
 * @param condition absent where the flow is taken without one
 */
public record SequenceFlow(
    String id, String sourceId, String targetId, @Nullable Expression condition) {}
