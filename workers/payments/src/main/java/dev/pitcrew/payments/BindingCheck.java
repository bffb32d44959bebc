package dev.pitcrew.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what is about to be paid is what people approved and what the releasing person was shown.
 * The books are the truth; the process's proposal is only held against them, because that is what
 * the person saw.
 */
final class BindingCheck {

  private final Records records;

  BindingCheck(Records records) {
    this.records = records;
  }

  /** What does not hold; empty when everything does. */
  Optional<String> broken(PaymentRun run, List<Payment> payments, JobInput input) {
    return payments.stream()
        .flatMap(payment -> broken(payment).stream())
        .findFirst()
        .or(() -> discountLost(run, payments))
        .or(() -> shownOtherwise(run, payments, input));
  }

  private Optional<String> broken(Payment payment) {
    var payee = records.payees().find(payment.vendorId()).orElseThrow();
    if (payee.iban() == null || !Iban.compact(payee.iban()).equals(payment.iban())) {
      return Optional.of(
          "The account of %s changed since the run was proposed.".formatted(payee.name()));
    }
    for (var item : payment.items()) {
      if (!holds(item, payee)) {
        return Optional.of(
            "%s %s changed since the run was proposed."
                .formatted(isClaim(item.invoiceId()) ? "Claim" : "Invoice", item.invoiceId()));
      }
      var fourEyes =
          isClaim(item.invoiceId()) ? ofClaim(item.invoiceId()) : fourEyes(item.invoiceId());
      if (fourEyes.isPresent()) {
        return fourEyes;
      }
    }
    return Optional.empty();
  }

  /** A run that was released late must not take a discount whose day is over. */
  private Optional<String> discountLost(PaymentRun run, List<Payment> payments) {
    var entity = records.entities().find(run.entityId()).orElseThrow();
    var day = ExecutionDate.of(run, entity, records.clock().instant());
    return payments.stream()
        .flatMap(payment -> payment.items().stream())
        .filter(item -> item.discount().signum() != 0)
        .filter(
            item -> records.discounts().on(item.invoiceId(), day).compareTo(item.discount()) != 0)
        .findFirst()
        .map(
            item ->
                "The discount on invoice %s is over: the money would move on %s."
                    .formatted(item.invoiceId(), day));
  }

  private boolean holds(Payment.Item item, Payee payee) {
    return records
        .openItems()
        .find(item.invoiceId())
        .filter(invoice -> invoice.state() == Invoice.State.PROPOSED)
        .filter(invoice -> invoice.payable().compareTo(item.settles()) == 0)
        .filter(invoice -> invoice.binding().equals(item.binding()))
        .filter(invoice -> Obstacles.bindingNow(invoice, payee).equals(item.binding()))
        .isPresent();
  }

  /** Once more after posting: the approvals still stand, by people who did nothing else to it. */
  private Optional<String> fourEyes(String invoiceId) {
    var approvals = records.decisions().standing(invoiceId, "approve-invoice");
    boolean everApproved =
        records.decisions().ofCase(invoiceId).stream()
            .anyMatch(decision -> decision.element().equals("approve-invoice"));
    if (everApproved && approvals.isEmpty()) {
      return Optional.of("The approval of invoice %s is void.".formatted(invoiceId));
    }
    var busy = new HashSet<String>();
    records
        .decisions()
        .standing(invoiceId, "validate-invoice")
        .forEach(decision -> busy.addAll(people(decision)));
    for (var approval : approvals) {
      if (!approval.decision().equals("approved")) {
        return Optional.of("%s rejected invoice %s.".formatted(approval.by(), invoiceId));
      }
      if (people(approval).stream().anyMatch(busy::contains)) {
        return Optional.of(
            "%s approved invoice %s, but validated it or approved it before."
                .formatted(approval.by(), invoiceId));
      }
      busy.addAll(people(approval));
    }
    return Optional.empty();
  }

  private boolean isClaim(String itemId) {
    return records.claimPayables().find(itemId).isPresent();
  }

  /** The claim is what was decided, and nobody decided on their own or twice. */
  private Optional<String> ofClaim(String claimId) {
    var claim = records.claims().find(claimId).orElseThrow();
    var payable = records.claimPayables().find(claimId).orElseThrow();
    if (!records.claimContents().content(claimId).equals(payable.sha256())) {
      return Optional.of("Claim %s was changed after it was posted.".formatted(claimId));
    }
    var decisions = records.decisions().standing(claimId, "decide-claim");
    if (decisions.size() < claim.steps()) {
      return Optional.of("The decision on claim %s is void.".formatted(claimId));
    }
    var busy = new HashSet<>(Set.of(claim.claimant()));
    for (var decision : decisions) {
      if (people(decision).stream().anyMatch(busy::contains)) {
        return Optional.of(
            "%s decided on claim %s, but handed it in or decided on it before."
                .formatted(decision.by(), claimId));
      }
      busy.addAll(people(decision));
    }
    return Optional.empty();
  }

  private static Set<String> people(Decision decision) {
    return decision.onBehalfOf() == null
        ? Set.of(decision.by())
        : new HashSet<>(List.of(decision.by(), decision.onBehalfOf()));
  }

  private Optional<String> shownOtherwise(PaymentRun run, List<Payment> payments, JobInput input) {
    var inBooks = new HashSet<String>();
    for (var payment : payments) {
      var payee = records.payees().find(payment.vendorId()).orElseThrow();
      payment
          .items()
          .forEach(
              item ->
                  inBooks.add(line(item.invoiceId(), payee.name(), payment.iban(), item.amount())));
    }
    var shown = new HashSet<String>();
    input.at("proposal", "items").ifPresent(items -> items.forEach(item -> shown.add(line(item))));
    boolean same =
        shown.equals(inBooks)
            && input
                .text("proposal", "total")
                .filter(total -> isSame(total, run.total()))
                .isPresent();
    return same
        ? Optional.empty()
        : Optional.of(
            "The proposal that was shown for release is not what the books say now: it, or a"
                + " vendor’s name, was changed since.");
  }

  private static String line(JsonNode item) {
    var amount = item.path("amount").asText();
    return amount.matches("-?\\d{1,15}(\\.\\d{1,6})?")
        ? line(
            item.path("invoiceId").asText(),
            item.path("vendor").asText(),
            item.path("iban").asText(),
            new BigDecimal(amount))
        : "";
  }

  private static String line(String invoiceId, String vendor, String iban, BigDecimal amount) {
    return String.join(
        "|", invoiceId, vendor, Iban.compact(iban), amount.stripTrailingZeros().toPlainString());
  }

  private static boolean isSame(String text, BigDecimal amount) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,6})?") && new BigDecimal(text).compareTo(amount) == 0;
  }
}
