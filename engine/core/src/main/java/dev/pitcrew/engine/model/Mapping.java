package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;

/**
 * One input or output mapping.
 *
 * @param target a variable name, or a path with dots into one
 */
public record Mapping(Expression source, String target) {}
