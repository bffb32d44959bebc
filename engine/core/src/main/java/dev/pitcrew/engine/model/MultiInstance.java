package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/** The multi-instance marker of an activity. */
public record MultiInstance(
    boolean sequential,
    Expression inputCollection,
    @Nullable String inputElement,
    @Nullable String outputCollection,
    @Nullable Expression outputElement,
    @Nullable Expression completionCondition) {}
