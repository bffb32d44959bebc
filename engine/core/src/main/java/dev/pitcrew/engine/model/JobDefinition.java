package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job an element creates.
 *
 * @param type evaluates to text
 * @param retries evaluates to a number
 * @param headers the task headers
 */
public record JobDefinition(
    Expression type,
    Expression retries,
    @Nullable Expression priority,
    Map<String, String> headers) {}
