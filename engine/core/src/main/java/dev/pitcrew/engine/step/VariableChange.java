package dev.pitcrew.engine.step;

/**
 * A variable has been written in this step.
 *
 * @param lastKey the newest key of the step when it was: what has a newer one has seen it already
 */
public record VariableChange(long scopeKey, String name, boolean created, long lastKey) {}
