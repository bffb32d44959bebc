package dev.pitcrew.payments;

import dev.pitcrew.records.EffectLedger.Claim;
import dev.pitcrew.records.Entity;
import dev.pitcrew.records.Payment;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.worker.ContractBroken;
import dev.pitcrew.records.worker.JobInput;
import dev.pitcrew.records.worker.JobOutcome;
import dev.pitcrew.records.worker.JobWork;
import dev.pitcrew.records.worker.Variables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code payments.propose}. The run is named after its process instance and stored in one
 * transaction with its effect, so a second delivery answers the first one's proposal, and two runs
 * never take the same item.
 */
final class ProposePayments implements JobWork {

  static final String TYPE = "payments.propose";
  static final List<String> VARIABLES = List.of("runDate", "dueUntil", "debtorId");

  /** How far apart runs are: what falls due before the next one is paid in this one. */
  private static final int DAYS_TO_NEXT_RUN = 7;

  private final Records records;

  ProposePayments(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var runId = runId(input);
    var key = TYPE + ":" + runId;
    return records.inTransaction(
        () ->
            switch (records.effects().claim(key)) {
              case Claim.Done done ->
                  JobOutcome.completed("proposal", Variables.fromJson(done.result()));
              case Claim.Unresolved open ->
                  new JobOutcome.NeedsPerson(
                      "Expected to propose payments, but that began at %s and nobody knows how it ended."
                          .formatted(open.since()));
              case Claim.Granted granted -> {
                var proposal = propose(runId, input);
                records.effects().resolve(key, Variables.toJson(proposal));
                yield JobOutcome.completed("proposal", proposal);
              }
            });
  }

  /** A run is its process instance's: a variable that names another run is not asked. */
  static String runId(JobInput input) {
    return "PR-" + input.processInstanceKey();
  }

  private Map<String, Object> propose(String runId, JobInput input) {
    var entity = entity(input);
    var now = records.clock().instant();
    var today = LocalDate.ofInstant(now, entity.timeZone());
    var runDate = date(input, "runDate").orElse(today);
    var dueUntil = date(input, "dueUntil").orElse(runDate.plusDays(DAYS_TO_NEXT_RUN - 1L));
    var executionDate = TargetCalendar.nextAfter(runDate.isBefore(today) ? today : runDate);
    var proposal =
        Proposer.propose(
            runId, records.invoices().open(entity.id(), dueUntil), records.vendors().all(), now);
    var total =
        proposal.payments().stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!proposal.payments().isEmpty()) {
      records
          .paymentRuns()
          .propose(
              new PaymentRun(
                  runId,
                  entity.id(),
                  PaymentRun.State.PROPOSED,
                  runDate,
                  executionDate,
                  "EUR",
                  total,
                  proposal.payments().size(),
                  now,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null),
              proposal.payments(),
              TYPE);
    }
    var variable = new LinkedHashMap<String, Object>();
    variable.put("runId", runId);
    variable.put("count", proposal.payments().size());
    variable.put("total", total.toPlainString());
    variable.put("currency", "EUR");
    variable.put("executionDate", executionDate.toString());
    variable.put("items", items(proposal));
    variable.put(
        "held",
        proposal.held().stream()
            .map(one -> Map.of("invoiceId", one.invoiceId(), "reason", one.reason()))
            .toList());
    return variable;
  }

  private List<Map<String, Object>> items(Proposal proposal) {
    var items = new ArrayList<Map<String, Object>>();
    for (var payment : proposal.payments()) {
      var vendor = records.vendors().find(payment.vendorId()).orElseThrow();
      for (var part : payment.items()) {
        var invoice = records.invoices().find(part.invoiceId()).orElseThrow();
        var item = new LinkedHashMap<String, Object>();
        item.put("invoiceId", invoice.id());
        item.put("vendorId", vendor.id());
        item.put("vendor", vendor.name());
        item.put("iban", payment.iban());
        item.put("amount", part.amount().toPlainString());
        item.put("invoiceNumber", invoice.number());
        item.put("dueDate", invoice.dueDate().toString());
        items.add(item);
      }
    }
    return items;
  }

  private Entity entity(JobInput input) {
    var wanted = input.text("debtorId");
    return records.entities().all().stream()
        .filter(entity -> wanted.isEmpty() || wanted.get().equals(entity.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to pay for company %s, but there is no such company."
                        .formatted(wanted.orElse("(any)"))));
  }

  private static Optional<LocalDate> date(JobInput input, String name) {
    return input
        .text(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeParseException e) {
                throw new ContractBroken(
                    "Expected to read variable %s, but it is no date such as 2026-11-30."
                        .formatted(name));
              }
            });
  }
}
