package dev.pitcrew.records.worker;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChanges.Outcome;
import dev.pitcrew.records.decisions.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another account that an invoice brought and a person confirmed: it goes the same way as every
 * change of bank details. Who validated the invoice asks, or the reader when nobody did; who called
 * the vendor back confirms, and must be somebody else.
 */
final class ConfirmedAccount {

  private static final String READER = "documents.read";

  private ConfirmedAccount() {}

  /** Why the account stays the old one; empty when it is the new one now. */
  static Optional<String> takeOver(
      Records records,
      String caseId,
      String vendorId,
      String iban,
      @Nullable String bic,
      @Nullable String calledNumber) {
    var confirmed =
        records.decisions().standing(caseId, FourEyes.BANK_ACCOUNT).stream()
            .filter(decision -> decision.decision().equals("confirmed"))
            .reduce((earlier, later) -> later);
    if (confirmed.isEmpty()) {
      return Optional.of("Nobody confirmed the account.");
    }
    var asks =
        records.decisions().standing(caseId, FourEyes.VALIDATION).stream()
            .reduce((earlier, later) -> later)
            .map(Decision::by)
            .orElse(READER);
    return switch (records
        .bankChanges()
        .request(vendorId, iban, bic, asks, "Invoice of case " + caseId + " names it.")) {
      case Outcome.Refused refused -> Optional.of(refused.reason());
      case Outcome.Done asked ->
          switch (records
              .bankChanges()
              .confirm(asked.change().id(), confirmed.get(), calledNumber)) {
            case Outcome.Refused refused -> Optional.of(refused.reason());
            case Outcome.Done done -> Optional.empty();
          };
    };
  }
}
