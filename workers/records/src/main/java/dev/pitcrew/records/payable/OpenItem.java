package dev.pitcrew.records.payable;

import dev.pitcrew.records.accounts.Payees;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is owed until it is paid: an invoice to a vendor, or what an employee laid out.
 */
public sealed interface OpenItem permits Invoice, ClaimPayable {

  /** The id of the case that brought it. */
  String id();

  String entityId();

  /** Who is paid, as {@link Payees} knows it. */
  String payeeId();

  /** What the payee calls it. */
  String number();

  LocalDate issueDate();

  LocalDate dueDate();

  String currency();

  /** What is still to be paid of it; a credit is negative. */
  BigDecimal payable();

  /** Of what it is about, lower-case hex. */
  String sha256();

  /** The account that was approved for it. */
  @Nullable String iban();

  /** {@link Binding} of what was approved. */
  String binding();

  Invoice.State state();

  @Nullable String blockedReason();
}
