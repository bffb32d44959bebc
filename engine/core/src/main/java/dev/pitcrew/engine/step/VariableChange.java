package dev.pitcrew.engine.step;

/**
 * A variable has been written in this step.
 *
 * @param lastKey the newest key of the step when it was, 0 before it gave one: what has a newer one
 *     of the same step has seen it already
 */
public record VariableChange(long scopeKey, String name, boolean created, long lastKey) {}
