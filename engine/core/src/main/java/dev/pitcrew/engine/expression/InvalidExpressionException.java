package dev.pitcrew.engine.expression;

/** An expression or decision that does not parse; the message tells the modeler why. */
public final class InvalidExpressionException extends RuntimeException {

  public InvalidExpressionException(String message) {
    super(message);
  }
}
