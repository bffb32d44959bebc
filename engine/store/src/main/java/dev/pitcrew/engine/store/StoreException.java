package dev.pitcrew.engine.store;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be read or written: an outage, not a refusal.
 *
 * <p>After a failed commit it is not known whether the batch is in force; {@link Store#recover}
 * tells.
 */
public final class StoreException extends RuntimeException {

  /** What kind of trouble it is. */
  public enum Kind {
    /** The database does not answer, is full or refuses to write. */
    UNAVAILABLE,
    /** Another process owns the store: this one must stop writing for good. */
    OWNED_BY_ANOTHER,
    /** A newer program has written it: this one does not know its schema. */
    NEWER_SCHEMA,
    /** What was read is not what was written. */
    CORRUPT,
    /** A search took longer than it may. */
    TOO_SLOW
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
