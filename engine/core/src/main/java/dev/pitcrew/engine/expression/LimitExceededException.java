package dev.pitcrew.engine.expression;

/** An evaluation went beyond its {@link Budget}; the message says in which respect. */
final class LimitExceededException extends RuntimeException {

  LimitExceededException(String message) {
    // Thrown at any depth of a hostile expression: its stack trace would cost more than it tells.
    super(message, null, false, false);
  }
}
