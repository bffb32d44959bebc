package dev.pitcrew.records.worker;

import dev.pitcrew.records.Binding;
import dev.pitcrew.records.EffectLedger.Claim;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Invoices.Part;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import dev.pitcrew.records.check.ReadInvoice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          "approval",
          "approvals");

  private final Records records;

  PostInvoice(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
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
    var vendor =
        input
            .text("check", "vendorId")
            .flatMap(records.vendors()::find)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected to post an invoice, but its vendor is not in the master data."));
    if (changedSinceCheck(input, vendor)) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(
          "Expected to post the invoice that was checked and approved, but its data were changed since.");
    }
    var newIban = confirmedAccount(input, vendor);
    var item = item(input, vendor, newIban.orElse(vendor.iban()));
    if (!records.invoices().post(item, TYPE)) {
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
    var posting = posting(item);
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

  private Invoice item(
      JobInput input, Vendor vendor, @org.jspecify.annotations.Nullable String iban) {
    var read = input.required(ReadInvoice.class, "invoice");
    var type = read.isCreditNote() ? Invoice.Type.CREDIT_NOTE : Invoice.Type.INVOICE;
    var issued = read.date("issue_date").orElseThrow(() -> missing("issue_date"));
    var currency = read.currency().orElseThrow(() -> missing("currency"));
    var payable = signed(type, read.payable().orElseThrow(() -> missing("total")));
    var sha256 = input.requiredText("intake", "sha256");
    return new Invoice(
        input.requiredText("intake", "caseId"),
        input.requiredText("check", "entityId"),
        vendor.id(),
        type,
        read.text("invoice_number").orElseThrow(() -> missing("invoice_number")),
        issued,
        read.date("due_date").orElse(issued.plusDays(vendor.termsDays())),
        currency,
        read.amount("net").map(amount -> signed(type, amount)).orElse(null),
        read.amount("tax").map(amount -> signed(type, amount)).orElse(null),
        signed(type, read.amount("total").orElseThrow(() -> missing("total"))),
        payable,
        iban,
        sha256,
        input.at("document").map(Variables::toJson).orElse(null),
        Binding.of(vendor.id(), iban, payable, currency, sha256),
        Invoice.State.POSTED,
        null,
        records.clock().instant());
  }

  /** Credit notes are written with either sign; in the books they are negative. */
  private static BigDecimal signed(Invoice.Type type, BigDecimal amount) {
    return type == Invoice.Type.CREDIT_NOTE ? amount.abs().negate() : amount;
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

  private static Map<String, Object> posting(Invoice item) {
    var posting = new LinkedHashMap<String, Object>();
    posting.put("invoiceId", item.id());
    posting.put("dueDate", item.dueDate().toString());
    posting.put("payable", item.payable().toPlainString());
    posting.put("currency", item.currency());
    return posting;
  }

  private static ContractBroken missing(String field) {
    return new ContractBroken(
        "Expected to post an invoice, but its field %s is missing or malformed.".formatted(field));
  }
}
