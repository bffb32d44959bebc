package dev.pitcrew.engine.expression;

/** A decision has no value; the message tells the modeler why. */
final class DecisionFailedException extends RuntimeException {

  DecisionFailedException(String message) {
    super(message, null, false, false);
  }
}
