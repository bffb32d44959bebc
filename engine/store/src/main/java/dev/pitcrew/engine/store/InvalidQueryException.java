package dev.pitcrew.engine.store;

/** A search that cannot be answered; the message is for the caller. */
public final class InvalidQueryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidQueryException(String message) {
    super(message);
  }
}
