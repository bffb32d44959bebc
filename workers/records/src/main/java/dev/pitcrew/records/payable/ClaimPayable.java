package dev.pitcrew.records.payable;

import dev.pitcrew.records.accounts.Payee;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to an employee for one expense claim.
 *
 * @param id the claim's id
 * @param iban the employee's account in the master data when it was posted
 * @param sha256 of what the decisions on the claim hold for
 */
public record ClaimPayable(
    String id,
    String entityId,
    String username,
    LocalDate issueDate,
    LocalDate dueDate,
    String currency,
    BigDecimal payable,
    @Nullable String iban,
    String sha256,
    String binding,
    Invoice.State state,
    @Nullable String blockedReason,
    Instant postedAt)
    implements OpenItem {

  @Override
  public String payeeId() {
    return Payee.ofEmployee(username);
  }

  @Override
  public String number() {
    return id;
  }
}
