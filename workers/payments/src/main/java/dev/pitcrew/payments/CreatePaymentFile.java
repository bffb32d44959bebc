package dev.pitcrew.payments;

import dev.pitcrew.records.EffectLedger.Claim;
import dev.pitcrew.records.Entity;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Payment;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import dev.pitcrew.records.worker.ContractBroken;
import dev.pitcrew.records.worker.JobInput;
import dev.pitcrew.records.worker.JobOutcome;
import dev.pitcrew.records.worker.JobWork;
import dev.pitcrew.records.worker.Variables;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code payments.create-file}. Bindings, four eyes, the file's bytes and the release are one
 * transaction under the run's effect: a run has one file, whatever is delivered twice. Only handing
 * the bytes to the document store may happen again.
 */
final class CreatePaymentFile implements JobWork {

  static final String TYPE = "payments.create-file";
  static final List<String> VARIABLES = List.of("release");

  private static final String ROLE = "treasurer";

  private final Records records;
  private final FileStore store;

  CreatePaymentFile(Records records, FileStore store) {
    this.records = records;
    this.store = store;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var runId = ProposePayments.runId(input);
    var key = TYPE + ":" + runId;
    var outcome =
        records.inTransaction(
            () ->
                switch (records.effects().claim(key)) {
                  case Claim.Done done ->
                      JobOutcome.completed("paymentFile", Variables.fromJson(done.result()));
                  case Claim.Unresolved open ->
                      new JobOutcome.NeedsPerson(
                          "Expected to write the file of payment run %s, but that began at %s and nobody knows how it ended."
                              .formatted(runId, open.since()));
                  case Claim.Granted granted -> release(runId, input, key);
                });
    return outcome instanceof JobOutcome.Completed done ? withDocument(runId, done) : outcome;
  }

  private JobOutcome release(String runId, JobInput input, String key) {
    var run =
        records
            .paymentRuns()
            .find(runId)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected to release payment run %s, but there is no such run."
                            .formatted(runId)));
    var by = input.requiredText("release", "by");
    if (!"released".equals(input.requiredText("release", "decision"))) {
      throw new ContractBroken(
          "Expected to release payment run %s, but nobody released it.".formatted(runId));
    }
    var payments = records.paymentRuns().payments(runId);
    var dependent = dependence(by, payments);
    if (dependent.isPresent()) {
      return refuse(key, "releaser-not-independent", dependent.get());
    }
    var broken = payments.stream().flatMap(payment -> broken(payment).stream()).findFirst();
    if (broken.isPresent()) {
      return refuse(key, "binding-broken", broken.get());
    }
    var file = transfers(run, payments);
    var bytes = Pain001Writer.write(file);
    var complaint = Pain001Schema.complaint(bytes);
    if (complaint.isPresent()) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(
          "Expected to write a valid payment file, but %s".formatted(complaint.get()));
    }
    var fileName = "pain001-%s.xml".formatted(runId);
    records.paymentRuns().release(runId, by, file.messageId(), fileName, bytes);
    var result = new LinkedHashMap<String, Object>();
    result.put("fileName", fileName);
    result.put("messageId", file.messageId());
    result.put("controlSum", file.controlSum().toPlainString());
    result.put("count", file.transfers().size());
    records.effects().resolve(key, Variables.toJson(result));
    return JobOutcome.completed("paymentFile", result);
  }

  private JobOutcome refuse(String key, String code, String why) {
    records.effects().giveBack(key);
    return JobOutcome.error(code, why);
  }

  /** Judged by the records alone: whoever released it may have no part in any item. */
  private Optional<String> dependence(String by, List<Payment> payments) {
    var invoices =
        payments.stream()
            .flatMap(payment -> payment.items().stream())
            .map(Payment.Item::invoiceId)
            .toList();
    if (records.invoices().peopleOf(invoices).contains(by)) {
      return Optional.of(
          "%s validated or approved an item of the run and cannot release it.".formatted(by));
    }
    return records
        .people()
        .find(by)
        .filter(person -> !person.roles().contains(ROLE))
        .map(person -> "%s is no %s and cannot release payments.".formatted(by, ROLE));
  }

  /** What changed since the proposal; empty when nothing did. */
  private Optional<String> broken(Payment payment) {
    var vendor = records.vendors().find(payment.vendorId()).orElseThrow();
    if (vendor.iban() == null || !Iban.compact(vendor.iban()).equals(payment.iban())) {
      return Optional.of(
          "The account of %s changed since the run was proposed.".formatted(vendor.name()));
    }
    return payment.items().stream()
        .filter(item -> !holds(item, vendor))
        .findFirst()
        .map(item -> "Invoice %s changed since the run was proposed.".formatted(item.invoiceId()));
  }

  private boolean holds(Payment.Item item, Vendor vendor) {
    return records
        .invoices()
        .find(item.invoiceId())
        .filter(invoice -> invoice.state() == Invoice.State.PROPOSED)
        .filter(invoice -> invoice.payable().compareTo(item.amount()) == 0)
        .filter(invoice -> invoice.binding().equals(item.binding()))
        .filter(invoice -> Proposer.bindingNow(invoice, vendor).equals(item.binding()))
        .isPresent();
  }

  private CreditTransfers transfers(PaymentRun run, List<Payment> payments) {
    var entity = records.entities().find(run.entityId()).orElseThrow();
    var now = records.clock().instant();
    var earliest = TargetCalendar.nextAfter(LocalDate.ofInstant(now, entity.timeZone()));
    return new CreditTransfers(
        run.id(),
        now,
        debtor(entity),
        // A run that waited for its release must not ask for a day that is over.
        run.executionDate().isBefore(earliest) ? earliest : run.executionDate(),
        payments.stream().map(this::transfer).toList());
  }

  private static CreditTransfers.Party debtor(Entity entity) {
    if (!Iban.isSepa(entity.iban())) {
      throw new ContractBroken(
          "Expected to pay from the account of %s, but its IBAN is not valid."
              .formatted(entity.name()));
    }
    return new CreditTransfers.Party(
        entity.name(), Iban.compact(entity.iban()), entity.bic(), entity.address());
  }

  private CreditTransfers.Transfer transfer(Payment payment) {
    var vendor = records.vendors().find(payment.vendorId()).orElseThrow();
    return new CreditTransfers.Transfer(
        payment.endToEndId(),
        payment.amount(),
        new CreditTransfers.Party(vendor.name(), payment.iban(), vendor.bic(), vendor.address()),
        payment.remittance());
  }

  private JobOutcome withDocument(String runId, JobOutcome.Completed done) {
    var result = new LinkedHashMap<String, Object>(asMap(done.variables().get("paymentFile")));
    var kept = records.paymentRuns().find(runId).orElseThrow().document();
    if (kept == null) {
      var bytes = records.paymentRuns().file(runId).orElseThrow();
      kept =
          Variables.toJson(
              store.store(bytes, String.valueOf(result.get("fileName")), "application/xml"));
      records.paymentRuns().setDocument(runId, kept);
    }
    result.put("document", Variables.fromJson(kept));
    return JobOutcome.completed("paymentFile", result);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
