package dev.pitcrew.engine.feel;

/** An evaluation went beyond its {@link Budget}; the message says in which respect. */
public final class LimitExceededException extends RuntimeException {

  public LimitExceededException(String message) {
    // Thrown at any depth of a hostile expression: its stack trace would cost more than it tells.
    super(message, null, false, false);
  }
}
