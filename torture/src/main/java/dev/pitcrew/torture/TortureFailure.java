package dev.pitcrew.torture;

/** A promise was not kept; the message says which. */
final class TortureFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TortureFailure(String message) {
    super(message);
  }
}
