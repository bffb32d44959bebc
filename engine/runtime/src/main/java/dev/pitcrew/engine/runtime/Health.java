package dev.pitcrew.engine.runtime;

/**
 * Whether commands are taken.
 *
 * @param detail for a person: why not, and what happens next
 */
public record Health(Status status, String detail) {

  /** What the engine can do now. */
  public enum Status {
    READY,
    /** The last commit failed; commands are answered UNAVAILABLE until commits work again. */
    UNAVAILABLE,
    CLOSED
  }

  static final Health READY = new Health(Status.READY, "Commands are taken.");
  static final Health CLOSED = new Health(Status.CLOSED, "The engine was closed.");

  static Health unavailable(String reason) {
    return new Health(
        Status.UNAVAILABLE, reason + " Commands are refused; the store is tried again and again.");
  }
}
