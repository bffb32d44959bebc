package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.coding.NotBookable;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payable.InvoicePeople.Part;
import dev.pitcrew.records.policy.DueApprovals;
import dev.pitcrew.records.policy.Policies;
import dev.pitcrew.records.policy.PolicyBook;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.post-invoice}. Claim, register entry, the people who had a part, a confirmed new
 * bank account and the result are one transaction, so it is safe to run twice: the second run finds
 * the first one's result.
 */
final class PostInvoice implements JobWork {

  static final String TYPE = "records.post-invoice";
  static final List<String> VARIABLES =
      List.of(
          "document",
          "intake",
          "invoice",
          "check",
          "validation",
          "bankAccount",
          "coding",
          "approval",
          "approvals");

  private final Records records;
  private final PolicyBook policies;

  PostInvoice(Records records, Policies policies) {
    this.records = records;
    this.policies = new PolicyBook(records, policies);
  }

  @Override
  public JobOutcome run(JobInput input) {
    records.cases().requireOwn(input.requiredText("intake", "caseId"), input.processInstanceKey());
    try {
      return inTransaction(input, due(input));
    } catch (NotBookable no) {
      // Nothing of it is in the books; the message says what has to be coded otherwise.
      return new JobOutcome.NeedsPerson(
          "Expected to book the invoice as it is coded. " + no.getMessage());
    }
  }

  /** What the policy asks for, by the books and by the coding that is booked. */
  private Optional<DueApprovals> due(JobInput input) {
    var costCentres = new ArrayList<@Nullable String>();
    Booking.coding(records, input).lines().forEach(line -> costCentres.add(line.costCentre()));
    return policies.ofInvoice(input.requiredText("intake", "caseId"), costCentres);
  }

  private JobOutcome inTransaction(JobInput input, Optional<DueApprovals> due) {
    var key = TYPE + ":" + input.requiredText("intake", "caseId");
    return records.inTransaction(
        () ->
            switch (records.effects().claim(key)) {
              case Claim.Done done ->
                  JobOutcome.completed("posting", Variables.fromJson(done.result()));
              case Claim.Unresolved open ->
                  new JobOutcome.NeedsPerson(
                      "Expected to post an invoice, but posting began at %s and nobody knows how it ended."
                          .formatted(open.since()));
              case Claim.Granted granted -> post(input, key, due);
            });
  }

  private JobOutcome post(JobInput input, String key, Optional<DueApprovals> due) {
    var booking = new Booking(records, input);
    var vendor = booking.vendor();
    var objection = objection(input, vendor, due);
    if (objection.isPresent()) {
      records.effects().giveBack(key);
      return refused(input, due, objection.get());
    }
    var newIban = confirmedAccount(input, vendor);
    var refusal = newIban.flatMap(iban -> takeOver(input, vendor, iban));
    if (refusal.isPresent()) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(
          "Expected to pay the account that was confirmed, but it is not the vendor's. "
              + refusal.get());
    }
    var item = booking.item(newIban.orElse(vendor.iban()));
    if (!booking.post(item)) {
      records.effects().giveBack(key);
      return JobOutcome.error(
          "already-posted", "%s of %s was posted before.".formatted(item.number(), vendor.name()));
    }
    notePeople(input, item.id());
    noteDue(input, due.orElseThrow());
    var posting = booking.posting(item);
    records.effects().resolve(key, Variables.toJson(posting));
    return JobOutcome.completed("posting", posting);
  }

  private JobOutcome refused(JobInput input, Optional<DueApprovals> due, String objection) {
    var caseId = input.requiredText("intake", "caseId");
    return due.flatMap(
            asked ->
                Shortened.stop(
                    records,
                    input,
                    TYPE,
                    "case",
                    caseId,
                    asked,
                    FourEyes.approvals(records, caseId),
                    objection))
        .orElseGet(
            () -> {
              records.decisions().makeVoid(caseId, FourEyes.APPROVAL, objection, TYPE);
              return JobOutcome.error("approval-void", objection);
            });
  }

  /** Why what was checked and approved is not what would be posted; empty when it is. */
  private Optional<String> objection(JobInput input, Vendor vendor, Optional<DueApprovals> due) {
    var caseId = input.requiredText("intake", "caseId");
    var invoice = input.required(ReadInvoice.class, "invoice");
    var content = CheckedContent.of(invoice, vendor.id(), input.requiredText("intake", "sha256"));
    if (!records.cases().wasChecked(caseId, content)) {
      return Optional.of("The data of the invoice were changed after it was checked.");
    }
    if (due.isEmpty()) {
      return Optional.of("It was checked before the books kept what the policy is asked.");
    }
    return FourEyes.objection(records, caseId, due.get(), content)
        .or(() -> accountChanged(caseId, invoice, vendor));
  }

  /** The approvers saw an account that is no longer the one which would be paid. */
  private Optional<String> accountChanged(String caseId, ReadInvoice invoice, Vendor vendor) {
    var changed = vendor.bankChangedAt();
    if (changed == null || vendor.iban() == null) {
      return Optional.empty();
    }
    boolean seen = invoice.iban().filter(Iban.compact(vendor.iban())::equals).isPresent();
    boolean later =
        FourEyes.approvals(records, caseId).stream()
            .anyMatch(approval -> changed.isAfter(approval.at()));
    boolean calledBack =
        invoice.iban().filter(iban -> FourEyes.isConfirmed(records, caseId, iban)).isPresent();
    return later && !seen && !calledBack
        ? Optional.of(
            "The bank account of %s was changed after the approval.".formatted(vendor.name()))
        : Optional.empty();
  }

  private Optional<String> confirmedAccount(JobInput input, Vendor vendor) {
    var caseId = input.requiredText("intake", "caseId");
    return input
        .text("invoice", "fields", "iban", "value")
        .map(Iban::compact)
        .filter(Iban::isValid)
        .filter(iban -> FourEyes.isConfirmed(records, caseId, iban))
        .filter(iban -> vendor.iban() == null || !iban.equals(Iban.compact(vendor.iban())));
  }

  private Optional<String> takeOver(JobInput input, Vendor vendor, String iban) {
    return ConfirmedAccount.takeOver(
        records,
        input.requiredText("intake", "caseId"),
        vendor.id(),
        iban,
        input.text("invoice", "fields", "bic", "value").orElse(null),
        input.text("bankAccount", "calledNumber").filter(vendor::isReachedAt).orElse(null));
  }

  /** What an auditor asks first: by which version of the policy it was posted. */
  private void noteDue(JobInput input, DueApprovals due) {
    var caseId = input.requiredText("intake", "caseId");
    records
        .audit()
        .append(
            TYPE,
            "policy-applied",
            "case",
            caseId,
            Map.of(),
            due.facts(FourEyes.approvals(records, caseId)));
  }

  private void notePeople(JobInput input, String invoiceId) {
    var caseId = input.requiredText("intake", "caseId");
    note(invoiceId, Part.VALIDATED, records.decisions().standing(caseId, FourEyes.VALIDATION));
    note(
        invoiceId,
        Part.VERIFIED_BANK_ACCOUNT,
        records.decisions().standing(caseId, FourEyes.BANK_ACCOUNT));
    note(invoiceId, Part.APPROVED, FourEyes.approvals(records, caseId));
  }

  private void note(String invoiceId, Part part, List<Decision> decisions) {
    decisions.forEach(decision -> records.invoices().people().add(invoiceId, part, decision.by()));
  }
}
