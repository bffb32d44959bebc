package dev.pitcrew.documents.page;

/** A file that no reader can turn into pages; its message is meant for the person who sent it. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  public enum Reason {
    EMPTY,
    WRONG_TYPE,
    BROKEN,
    ENCRYPTED,
    TOO_LARGE,
    TOO_SLOW,
    NO_TEXT
  }

  private final Reason reason;

  public UnreadableException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public UnreadableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
