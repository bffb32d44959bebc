package dev.pitcrew.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One credit transfer of a run.
 *
 * @param endToEndId unique for ever; the bank statement brings it back
 * @param iban the vendor's account in the master data when the run was proposed
 * @param amount what is paid: the sum of its items, always positive
 */
public record Payment(
    String endToEndId,
    String runId,
    String vendorId,
    String iban,
    BigDecimal amount,
    String currency,
    String remittance,
    State state,
    List<Item> items) {

  public Payment {
    items = List.copyOf(items);
  }

  /** What part of a payment is for which invoice; a credit note's amount is negative. */
  public record Item(String invoiceId, BigDecimal amount, String binding) {}

  /** Where the transfer stands. */
  public enum State {
    PROPOSED,
    RELEASED,
    DISCARDED,
    PAID,
    RETURNED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
