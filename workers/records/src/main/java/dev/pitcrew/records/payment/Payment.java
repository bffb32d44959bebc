package dev.pitcrew.records.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One credit transfer of a run.
 *
 * @param endToEndId unique for ever; the bank statement brings it back
 * @param iban the vendor's account in the master data when the run was proposed
 * @param amount what is paid: the sum of its items, always positive
 * @param bookedOn the day it left our account, by the bank statement
 * @param returned present when the money came back or was never sent
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
    List<Item> items,
    @Nullable LocalDate bookedOn,
    @Nullable Return returned) {

  public Payment {
    items = List.copyOf(items);
  }

  /** A payment of which the bank has said nothing yet. */
  public Payment(
      String endToEndId,
      String runId,
      String vendorId,
      String iban,
      BigDecimal amount,
      String currency,
      String remittance,
      State state,
      List<Item> items) {
    this(endToEndId, runId, vendorId, iban, amount, currency, remittance, state, items, null, null);
  }

  /**
   * That the bank gave the money back, or never sent it.
   *
   * @param code of the ISO list of reasons, such as {@code AC04}; absent when the bank gave none
   * @param reason the same in words
   */
  public record Return(LocalDate on, @Nullable String code, String reason) {}

  /**
   * What part of a payment is for which invoice; a credit note's amount is negative.
   *
   * @param discount what less is paid than is payable, because it is paid early
   */
  public record Item(String invoiceId, BigDecimal amount, String binding, BigDecimal discount) {

    public Item(String invoiceId, BigDecimal amount, String binding) {
      this(invoiceId, amount, binding, BigDecimal.ZERO);
    }

    /** What is no longer owed when it is paid. */
    public BigDecimal settles() {
      return amount.add(discount);
    }
  }

  /** Where the transfer stands. */
  public enum State {
    PROPOSED,
    RELEASED,
    BANK_ACCEPTED,
    DISCARDED,
    PAID,
    RETURNED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
