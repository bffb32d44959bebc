package dev.pitcrew.payments.bank;

/** A file from a bank cannot be believed; the message is a sentence for who imports it. */
final class BrokenFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenFile(String message) {
    super(message);
  }
}
