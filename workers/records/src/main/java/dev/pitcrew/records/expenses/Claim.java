package dev.pitcrew.records.expenses;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An expense claim as a whole.
 *
 * @param id the case's id, {@code EXP-} and 12 hex digits
 * @param locale how the claimant writes and is written to
 * @param currency of the books it goes into
 * @param content hash of what was matched last; absent before
 * @param steps how many decisions the policy asked for, the most of all times it was asked
 * @param total what was claimed, in the currency of the books
 * @param reimbursable what the employee gets, once it is posted
 * @param companyCard what the company's card paid of what was approved
 * @param refused what was claimed and not approved
 */
public record Claim(
    String id,
    String claimant,
    String entityId,
    String channel,
    @Nullable String title,
    @Nullable String locale,
    Instant submittedAt,
    String currency,
    State state,
    @Nullable String content,
    int steps,
    @Nullable BigDecimal total,
    @Nullable BigDecimal reimbursable,
    @Nullable BigDecimal companyCard,
    @Nullable BigDecimal refused,
    @Nullable Instant postedAt) {

  /** What became of it. */
  public enum State {
    OPEN,
    POSTED,
    REFUSED,
    WITHDRAWN,
    RETURNED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** One that was just handed in. */
  public static Claim received(
      String id,
      String claimant,
      String entityId,
      String channel,
      @Nullable String title,
      @Nullable String locale,
      Instant submittedAt,
      String currency) {
    return new Claim(
        id,
        claimant,
        entityId,
        channel,
        title,
        locale,
        submittedAt,
        currency,
        State.OPEN,
        null,
        0,
        null,
        null,
        null,
        null,
        null);
  }
}
