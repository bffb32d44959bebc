package dev.pitcrew.browser.run;

/** A step could not be done; the message says why, in words. */
final class StepFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean again;

  StepFailed(String message) {
    this(message, true);
  }

  /**
   * @param again whether another try may help
   */
  StepFailed(String message, boolean again) {
    super(message);
    this.again = again;
  }

  boolean again() {
    return again;
  }
}
