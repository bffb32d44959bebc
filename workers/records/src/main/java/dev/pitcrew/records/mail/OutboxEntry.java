package dev.pitcrew.records.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox, and how far it got.
 *
 * @param key it is written once under
 * @param attempts how often its sending failed for its own sake
 * @param nextTry absent when at once, or never again
 * @param messageId it went out with
 * @param problem why it is not sent, or to whom it could not be
 * @param leaseEnds until when it is its sender's; absent when nobody is at it
 * @param changedAt when its state changed; absent when it never did
 */
public record OutboxEntry(
    long id,
    String key,
    OutboxDraft draft,
    Instant writtenAt,
    State state,
    int attempts,
    @Nullable Instant nextTry,
    @Nullable String messageId,
    @Nullable String problem,
    @Nullable Instant leaseEnds,
    @Nullable Instant changedAt) {

  /**
   * {@code written}: waits to be sent; {@code sending}: somebody is at it; {@code failed}: it is
   * not tried again by itself; {@code unsure}: nobody knows whether it went out, a person must say;
   * {@code settled}: it is not sent, and a person has dealt with that.
   */
  public enum State {
    WRITTEN,
    SENDING,
    SENT,
    FAILED,
    UNSURE,
    SETTLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What its sending is claimed under in the effect ledger. */
  public String effectKey() {
    return "mail:" + id + ":" + key;
  }
}
