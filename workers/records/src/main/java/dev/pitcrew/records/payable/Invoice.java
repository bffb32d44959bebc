package dev.pitcrew.records.payable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item of the invoice register. Amounts carry their sign: a credit note is negative.
 *
 * @param id the id of the case that brought it
 * @param total what the document charges
 * @param payable what is still to be paid of it; the only amount a payment may use
 * @param iban the account that was approved for it
 * @param sha256 of the original document's bytes, lower-case hex
 * @param document JSON of the reference to the archived original
 * @param binding {@link Binding} of what was approved; whatever changes it makes the approval void
 * @param intercompany whether one of our own companies sent it: booked on both sides, not paid by
 *     SEPA
 * @param refersTo the item that a credit note or a correction is about, or that a final invoice
 *     deducts
 * @param supersededBy the correction that took its place, or the final invoice that deducted it
 */
public record Invoice(
    String id,
    String entityId,
    String vendorId,
    Type type,
    String number,
    LocalDate issueDate,
    LocalDate dueDate,
    String currency,
    @Nullable BigDecimal net,
    @Nullable BigDecimal tax,
    BigDecimal total,
    BigDecimal payable,
    @Nullable String iban,
    String sha256,
    @Nullable String document,
    String binding,
    State state,
    @Nullable String blockedReason,
    Instant postedAt,
    boolean intercompany,
    @Nullable String refersTo,
    @Nullable String supersededBy)
    implements OpenItem {

  @Override
  public String payeeId() {
    return vendorId;
  }

  /** An item of an outside vendor that stands for itself. */
  public Invoice(
      String id,
      String entityId,
      String vendorId,
      Type type,
      String number,
      LocalDate issueDate,
      LocalDate dueDate,
      String currency,
      @Nullable BigDecimal net,
      @Nullable BigDecimal tax,
      BigDecimal total,
      BigDecimal payable,
      @Nullable String iban,
      String sha256,
      @Nullable String document,
      String binding,
      State state,
      @Nullable String blockedReason,
      Instant postedAt) {
    this(
        id,
        entityId,
        vendorId,
        type,
        number,
        issueDate,
        dueDate,
        currency,
        net,
        tax,
        total,
        payable,
        iban,
        sha256,
        document,
        binding,
        state,
        blockedReason,
        postedAt,
        false,
        null,
        null);
  }

  /** What the document asks for: money from us, or less of it. */
  public enum Type {
    INVOICE("invoice"),
    CREDIT_NOTE("credit-note"),
    /** Asks for money before anything was delivered; the final invoice deducts it. */
    PREPAYMENT("prepayment"),
    /** Takes the place of an invoice that was wrong. */
    CORRECTION("correction");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** The word used in variables and in the books. */
    public String word() {
      return word;
    }

    static Type of(String word) {
      return Arrays.stream(values())
          .filter(type -> type.word.equals(word))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("Expected a type of item, but got " + word));
    }
  }

  /** Where the item stands on its way to being paid. */
  public enum State {
    POSTED,
    PROPOSED,
    RELEASED,
    PAID,
    RETURNED,
    BLOCKED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
