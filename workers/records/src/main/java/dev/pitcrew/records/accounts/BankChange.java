package dev.pitcrew.records.accounts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish that a vendor be paid to another account, and what a second person said to it.
 *
 * @param oldIban the account when it was asked for; absent when the vendor had none
 * @param reason why, or where the new account comes from
 * @param requestedBy user name, or the job type when a document brought the account
 * @param calledNumber where the vendor was called back, from the master data
 * @param decisionReason why it was refused
 */
public record BankChange(
    long id,
    String vendorId,
    @Nullable String oldIban,
    @Nullable String oldBic,
    String iban,
    @Nullable String bic,
    State state,
    String reason,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String calledNumber,
    @Nullable String decisionReason) {

  /** Where it stands. */
  public enum State {
    REQUESTED,
    CONFIRMED,
    REFUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
