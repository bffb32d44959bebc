package dev.pitcrew.payments;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code payments.create-file}. Bindings, four eyes, the file's bytes and the release are one
 * transaction under the run's effect: a run has one file, whatever is delivered twice. Only handing
 * the bytes to the document store may happen again.
 */
final class CreatePaymentFile implements JobWork {

  static final String TYPE = "payments.create-file";
  static final List<String> VARIABLES = List.of("proposal");

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
    var payments = records.paymentRuns().payments(runId);
    return switch (new ReleaseCheck(records).of(run, payments)) {
      case ReleaseCheck.Answer.Refused refused -> {
        // Somebody else has to release it, and that will be another decision.
        records.decisions().makeVoid(runId, ReleaseCheck.ELEMENT, refused.reason(), TYPE);
        yield refuse(runId, key, "releaser-not-independent", refused.reason());
      }
      case ReleaseCheck.Answer.Released released -> {
        var broken = new BindingCheck(records).broken(run, payments, input);
        yield broken.isPresent()
            ? refuse(runId, key, "binding-broken", broken.get())
            : write(run, payments, released.by(), key);
      }
    };
  }

  private JobOutcome write(PaymentRun run, List<Payment> payments, String by, String key) {
    var file = transfers(run, payments);
    var bytes = Pain001Writer.write(file);
    var complaint = Pain001Schema.complaint(bytes);
    if (complaint.isPresent()) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(
          "Expected to write a valid payment file, but %s".formatted(complaint.get()));
    }
    var fileName = "pain001-%s.xml".formatted(run.id());
    records.paymentRuns().release(run.id(), by, file.messageId(), fileName, bytes);
    payments.forEach(this::advise);
    var result = new LinkedHashMap<String, Object>();
    result.put("fileName", fileName);
    result.put("messageId", file.messageId());
    result.put("controlSum", file.controlSum().toPlainString());
    result.put("count", file.transfers().size());
    records.effects().resolve(key, Variables.toJson(result));
    return JobOutcome.completed("paymentFile", result);
  }

  /** Whoever gets a transfer that cannot name all its items is told by mail. */
  private void advise(Payment payment) {
    var payee = records.payees().find(payment.vendorId()).orElseThrow();
    var items =
        payment.items().stream()
            .flatMap(item -> records.openItems().find(item.invoiceId()).stream())
            .toList();
    if (payee.email() != null && !Remittance.isWhole(items, payment.items())) {
      records
          .outbox()
          .write(
              TYPE + ":" + payment.endToEndId(),
              payee.email(),
              "What our transfer %s pays".formatted(payment.endToEndId()),
              Remittance.advice(items, payment));
    }
  }

  private JobOutcome refuse(String runId, String key, String code, String why) {
    records.effects().giveBack(key);
    records.paymentRuns().refuse(runId, TYPE, code, why);
    return JobOutcome.error(code, why);
  }

  private CreditTransfers transfers(PaymentRun run, List<Payment> payments) {
    var entity = records.entities().find(run.entityId()).orElseThrow();
    var now = records.clock().instant();
    return new CreditTransfers(
        run.id(),
        now,
        debtor(entity),
        ExecutionDate.of(run, entity, now),
        payments.stream().map(this::transfer).toList());
  }

  private static CreditTransfers.Party debtor(Entity entity) {
    if (!Iban.isSepa(entity.iban())) {
      throw new ContractBroken(
          "Expected to pay from the account of %s, but its IBAN is not valid."
              .formatted(entity.name()));
    }
    return new CreditTransfers.Party(
        entity.name(), Iban.compact(entity.iban()), bic(entity.bic()), entity.address());
  }

  private CreditTransfers.Transfer transfer(Payment payment) {
    var payee = records.payees().find(payment.vendorId()).orElseThrow();
    return new CreditTransfers.Transfer(
        payment.endToEndId(),
        payment.amount(),
        new CreditTransfers.Party(payee.name(), payment.iban(), bic(payee.bic()), payee.address()),
        payment.remittance(),
        payee.kind() == Payee.Kind.EMPLOYEE
            ? CreditTransfers.Purpose.EXPENSES
            : CreditTransfers.Purpose.SUPPLIER);
  }

  /** Within the European Economic Area a BIC may be left out, so one that cannot be right is. */
  private static @Nullable String bic(@Nullable String bic) {
    return Obstacles.isBic(bic) ? bic : null;
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
