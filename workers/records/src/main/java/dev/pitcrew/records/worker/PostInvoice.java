package dev.pitcrew.records.worker;

import dev.pitcrew.records.EffectLedger.Claim;
import dev.pitcrew.records.Invoices.Part;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.coding.NotBookable;
import java.util.List;
import java.util.Optional;

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

  PostInvoice(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    try {
      return inTransaction(input);
    } catch (NotBookable no) {
      // Nothing of it is in the books; the message says what has to be coded otherwise.
      return new JobOutcome.NeedsPerson(
          "Expected to book the invoice as it is coded. " + no.getMessage());
    }
  }

  private JobOutcome inTransaction(JobInput input) {
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
              case Claim.Granted granted -> post(input, key);
            });
  }

  private JobOutcome post(JobInput input, String key) {
    var objection = FourEyes.objection(input, records.people());
    if (objection.isPresent()) {
      records.effects().giveBack(key);
      return JobOutcome.error("approval-void", objection.get());
    }
    var booking = new Booking(records, input);
    var vendor = booking.vendor();
    if (changedSinceCheck(input, vendor)) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(
          "Expected to post the invoice that was checked and approved, but its data were changed since.");
    }
    var newIban = confirmedAccount(input, vendor);
    var item = booking.item(newIban.orElse(vendor.iban()));
    if (!booking.post(item)) {
      records.effects().giveBack(key);
      return JobOutcome.error(
          "already-posted", "%s of %s was posted before.".formatted(item.number(), vendor.name()));
    }
    newIban.ifPresent(
        iban ->
            records
                .vendors()
                .changeBankAccount(
                    vendor.id(),
                    iban,
                    input.text("invoice", "fields", "bic", "value").orElse(null),
                    input.requiredText("bankAccount", "by")));
    notePeople(input, item.id());
    var posting = booking.posting(item);
    records.effects().resolve(key, Variables.toJson(posting));
    return JobOutcome.completed("posting", posting);
  }

  private boolean changedSinceCheck(JobInput input, Vendor vendor) {
    var invoice = input.required(ReadInvoice.class, "invoice");
    var content = CheckedContent.of(invoice, vendor.id(), input.requiredText("intake", "sha256"));
    return !records.cases().wasChecked(input.requiredText("intake", "caseId"), content);
  }

  private static Optional<String> confirmedAccount(JobInput input, Vendor vendor) {
    return input
        .text("bankAccount", "decision")
        .filter("confirmed"::equals)
        .flatMap(yes -> input.text("invoice", "fields", "iban", "value"))
        .map(Iban::compact)
        .filter(Iban::isValid)
        .filter(iban -> vendor.iban() == null || !iban.equals(Iban.compact(vendor.iban())));
  }

  private void notePeople(JobInput input, String invoiceId) {
    input
        .text("validation", "by")
        .ifPresent(who -> records.invoices().addPerson(invoiceId, Part.VALIDATED, who));
    input
        .text("bankAccount", "by")
        .ifPresent(who -> records.invoices().addPerson(invoiceId, Part.VERIFIED_BANK_ACCOUNT, who));
    FourEyes.approvers(input)
        .forEach(who -> records.invoices().addPerson(invoiceId, Part.APPROVED, who));
  }
}
