package dev.pitcrew.records.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bank statement and what it is to us.
 *
 * @param statement id of the statement in the books
 * @param amount signed; what left the account is negative
 * @param endToEndId of our payment when it is one, else what the bank says
 * @param detail a sentence: which payments it settled, or what is wrong
 */
public record BankEntry(
    long id,
    long statement,
    int line,
    int part,
    LocalDate bookedOn,
    BigDecimal amount,
    @Nullable String endToEndId,
    @Nullable String messageId,
    @Nullable String counterparty,
    @Nullable String counterpartyIban,
    @Nullable String remittance,
    @Nullable String returnCode,
    @Nullable String returnReason,
    State state,
    @Nullable String detail) {

  /** What it is to us. */
  public enum State {
    /** A payment of ours, as it should be. */
    MATCHED,
    /** Nothing that we sent. */
    UNMATCHED,
    /** It names a payment of ours but differs from it: a person has to look. */
    FINDING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
