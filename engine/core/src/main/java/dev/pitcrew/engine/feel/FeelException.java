package dev.pitcrew.engine.feel;

/** The whole expression fails, not only a call within it; the message is for the modeler. */
public final class FeelException extends RuntimeException {

  public FeelException(String message) {
    super(message, null, false, false);
  }
}
