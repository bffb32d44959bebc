package dev.pitcrew.payments;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a run was released by somebody who may, judged by the books alone: a decision that
 * stands, confirmed with a second factor, by a treasurer who had no part in any item, also not as a
 * substitute.
 */
final class ReleaseCheck {

  static final String ELEMENT = "release-payments";

  private static final String ROLE = "treasurer";

  private final Records records;

  ReleaseCheck(Records records) {
    this.records = records;
  }

  /** The answer: who released it, or why nobody did. */
  sealed interface Answer {
    record Released(String by) implements Answer {}

    record Refused(String reason) implements Answer {}
  }

  Answer of(PaymentRun run, List<Payment> payments) {
    var decisions = records.decisions().standing(run.id(), ELEMENT);
    if (decisions.isEmpty()) {
      return new Answer.Refused("Nobody’s release of %s stands in the books.".formatted(run.id()));
    }
    var decision = decisions.getLast();
    return objection(run, decision, payments)
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> new Answer.Released(decision.by()));
  }

  private Optional<String> objection(PaymentRun run, Decision decision, List<Payment> payments) {
    var by = decision.by();
    if (!decision.decision().equals("released")) {
      return Optional.of("%s did not release %s.".formatted(by, run.id()));
    }
    var asked = decision.onBehalfOf() == null ? by : decision.onBehalfOf();
    if (records.people().find(asked).filter(ReleaseCheck::isTreasurer).isEmpty()) {
      return Optional.of("%s is no %s and cannot release payments.".formatted(asked, ROLE));
    }
    if (!records
        .secondFactors()
        .wasConfirmed(by, "release:" + decision.userTaskKey(), decision.at())) {
      return Optional.of("%s released %s without a second factor.".formatted(by, run.id()));
    }
    var parts = parts(payments);
    return Stream.of(by, asked)
        .filter(parts::contains)
        .findFirst()
        .map(
            who ->
                "%s had a part in an item of the run and cannot release it%s."
                    .formatted(
                        who, who.equals(by) ? "" : ", nor can %s as a substitute".formatted(by)));
  }

  private static boolean isTreasurer(Person person) {
    return person.active() && person.roles().contains(ROLE);
  }

  /** Everybody with a part in an item, or in the account it is paid to. */
  private Set<String> parts(List<Payment> payments) {
    var parts = new HashSet<String>();
    for (var payment : payments) {
      for (var item : payment.items()) {
        parts.addAll(records.invoices().people().of(List.of(item.invoiceId())));
        Payee.employee(payment.vendorId()).ifPresent(parts::add);
        parts.addAll(records.paymentReturns().confirmedBy(item.invoiceId()));
        for (var decision : records.decisions().ofCase(item.invoiceId())) {
          parts.add(decision.by());
          if (decision.onBehalfOf() != null) {
            parts.add(decision.onBehalfOf());
          }
        }
      }
      records.bankChanges().ofVendor(payment.vendorId()).stream()
          .filter(change -> change.state() == BankChange.State.CONFIRMED)
          .filter(change -> change.iban().equals(payment.iban()))
          .forEach(
              change -> {
                parts.add(change.requestedBy());
                parts.add(String.valueOf(change.decidedBy()));
              });
    }
    return parts;
  }
}
