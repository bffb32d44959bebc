package dev.pitcrew.documents.child;

/** A request that its child could not answer. */
public final class ChildFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** How it ended. */
  public enum Kind {
    /** It refused, with a message that was meant for the caller. */
    REFUSED,
    /** It was killed because it took too long. */
    TOO_SLOW,
    /** It was killed, or ended itself, because it took too much memory. */
    TOO_LARGE,
    /** It crashed. */
    CRASHED,
    /** It could not be started. */
    NOT_STARTED
  }

  private final Kind kind;
  private final byte[] refusal;

  ChildFailure(Kind kind, String message, byte[] refusal) {
    super(message);
    this.kind = kind;
    this.refusal = refusal.clone();
  }

  ChildFailure(Kind kind, String message) {
    this(kind, message, new byte[0]);
  }

  public Kind kind() {
    return kind;
  }

  /** What the child said where it refused. */
  public byte[] refusal() {
    return refusal.clone();
  }
}
