package dev.pitcrew.engine.expression;

/**
 * A parsed expression: a FEEL expression ({@code =...} in a model) or a static value.
 *
 * @param source as it stands in the model, with the leading {@code =} where it has one
 * @param parsed what the evaluator made of it; only this package looks inside
 */
public record Expression(String source, Object parsed) {

  /** Whether the value is the same whatever the variables are. */
  public boolean isStatic() {
    return !source.startsWith("=");
  }
}
