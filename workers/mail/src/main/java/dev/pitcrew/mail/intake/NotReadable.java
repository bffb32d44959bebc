package dev.pitcrew.mail.intake;

/** A mail that is not taken apart to its end; the message is a sentence for a person. */
final class NotReadable extends Exception {

  private static final long serialVersionUID = 1L;

  NotReadable(String message) {
    super(message);
  }
}
