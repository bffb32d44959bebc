package dev.pitcrew.records.coding;

/** An invoice cannot be booked as it is coded; the message says what a person has to change. */
public final class NotBookable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotBookable(String message) {
    super(message);
  }
}
