package dev.pitcrew.payments;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payment.PaymentRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code payments.propose}, for one of our companies at a time; the others get runs of their own.
 * The run is named after its process instance and stored in one transaction with its effect, so a
 * second delivery answers the first one's proposal, and two runs never take the same item.
 */
final class ProposePayments implements JobWork {

  static final String TYPE = "payments.propose";
  static final List<String> VARIABLES = List.of("runDate", "dueUntil", "debtorId");

  /** How far apart runs are: what falls due before the next one is paid in this one. */
  private static final int DAYS_TO_NEXT_RUN = 7;

  private final Records records;
  private final OtherRuns others;

  ProposePayments(Records records, OtherRuns others) {
    this.records = records;
    this.others = others;
  }

  /** Starts a run of the same process with these variables. */
  @FunctionalInterface
  interface OtherRuns {
    void start(String processId, Map<String, Object> variables);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var runId = runId(input);
    var key = TYPE + ":" + runId;
    var outcome =
        records.inTransaction(
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
    if (outcome instanceof JobOutcome.Completed done) {
      startOthers(input, done);
    }
    return outcome;
  }

  /**
   * Each of the other companies gets a run of its own. One that is started twice finds nothing left
   * to pay, so what is not known to have happened is done again.
   */
  private void startOthers(JobInput input, JobOutcome.Completed done) {
    var proposal = (Map<?, ?>) done.variables().get("proposal");
    for (var company : (List<?>) proposal.get("alsoDue")) {
      var key = "%s:%s:also:%s".formatted(TYPE, runId(input), company);
      if (records.effects().claim(key) instanceof Claim.Done) {
        continue;
      }
      var variables = new LinkedHashMap<String, Object>();
      variables.put("debtorId", company);
      for (var name : List.of("runDate", "dueUntil")) {
        input.text(name).ifPresent(text -> variables.put(name, text));
      }
      others.start(input.processId(), variables);
      records.effects().resolve(key, "{}");
    }
  }

  /** A run is its process instance's: a variable that names another run is not asked. */
  static String runId(JobInput input) {
    return "PR-" + input.processInstanceKey();
  }

  private Map<String, Object> propose(String runId, JobInput input) {
    records
        .paymentReturns()
        .payees()
        .forEach(payeeId -> records.rebindings().reopenAfterChange(payeeId, TYPE));
    var plans = companies(input).stream().map(entity -> plan(runId, entity, input)).toList();
    var plan =
        plans.stream()
            .filter(one -> !one.proposal().payments().isEmpty())
            .findFirst()
            .orElseGet(plans::getFirst);
    if (!plan.proposal().payments().isEmpty()) {
      records
          .paymentRuns()
          .propose(run(runId, plan, records.clock().instant()), plan.proposal().payments(), TYPE);
    }
    var variable = new LinkedHashMap<String, Object>();
    variable.put("runId", runId);
    variable.put("debtorId", plan.entity().id());
    variable.put("debtor", plan.entity().name());
    variable.put("debtorIban", Iban.compact(plan.entity().iban()));
    variable.put("count", (int) plan.items());
    variable.put("transfers", plan.proposal().payments().size());
    variable.put("total", plan.proposal().total().toPlainString());
    variable.put("currency", "EUR");
    variable.put("executionDate", plan.executionDate().toString());
    variable.put("items", items(plan.proposal()));
    variable.put("held", held(plan));
    variable.put(
        "alsoDue",
        plans.stream()
            .filter(other -> other != plan && !other.proposal().payments().isEmpty())
            .map(other -> other.entity().id())
            .toList());
    return variable;
  }

  /** What a run would do for one of our companies. */
  private record Plan(
      Entity entity,
      LocalDate runDate,
      LocalDate executionDate,
      LocalDate dueUntil,
      Proposal proposal) {

    long items() {
      return proposal.payments().stream().mapToLong(payment -> payment.items().size()).sum();
    }
  }

  private Plan plan(String runId, Entity entity, JobInput input) {
    var now = records.clock().instant();
    var today = LocalDate.ofInstant(now, entity.timeZone());
    var runDate = date(input, "runDate").orElse(today);
    var nextRun = TargetCalendar.onOrAfter(runDate.plusDays(DAYS_TO_NEXT_RUN));
    var dueUntil = date(input, "dueUntil").orElse(nextRun.minusDays(1));
    var executionDate = TargetCalendar.nextAfter(runDate.isBefore(today) ? today : runDate);
    var obstacles = new Obstacles(records.entities().all(), now);
    var due = new ArrayList<>(records.openItems().open(entity.id(), dueUntil));
    // A discount that the next run could not take any more is taken now.
    records
        .discounts()
        .ending(entity.id(), executionDate, TargetCalendar.nextAfter(nextRun).minusDays(1))
        .stream()
        .filter(item -> due.stream().noneMatch(one -> one.id().equals(item.id())))
        .forEach(due::add);
    return new Plan(
        entity,
        runDate,
        executionDate,
        dueUntil,
        Proposer.propose(
            runId,
            bound(due, obstacles),
            records.payees()::find,
            obstacles,
            item ->
                item instanceof Invoice
                    ? records.discounts().on(item.id(), executionDate)
                    : BigDecimal.ZERO));
  }

  /** The open items; those of an account that two people changed are bound to the new one. */
  private List<OpenItem> bound(List<OpenItem> due, Obstacles obstacles) {
    var items = new ArrayList<OpenItem>();
    for (var item : due) {
      var payee = records.payees().find(item.payeeId()).orElseThrow();
      boolean needsBinding =
          !obstacles.coolsOff(payee) && !item.binding().equals(Obstacles.bindingNow(item, payee));
      items.add(needsBinding ? records.rebindings().rebind(item, payee, TYPE).orElse(item) : item);
    }
    return items;
  }

  private static PaymentRun run(String runId, Plan plan, Instant now) {
    return new PaymentRun(
        runId,
        plan.entity().id(),
        PaymentRun.State.PROPOSED,
        plan.runDate(),
        plan.executionDate(),
        "EUR",
        plan.proposal().total(),
        plan.proposal().payments().size(),
        now,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private List<Map<String, Object>> held(Plan plan) {
    var held = new ArrayList<Map<String, Object>>();
    for (var one : plan.proposal().held()) {
      held.add(held(one.invoiceId(), one.kind(), one.reason()));
    }
    for (var blocked : records.paymentRuns().blockedDue(plan.entity().id(), plan.dueUntil())) {
      held.add(
          held(
              blocked.id(),
              Proposal.Kind.BLOCKED,
              blocked.blockedReason() == null ? "It is blocked." : blocked.blockedReason()));
    }
    return held;
  }

  private static Map<String, Object> held(String invoiceId, Proposal.Kind kind, String reason) {
    return Map.of(
        "invoiceId", invoiceId, "kind", kind.name().toLowerCase(Locale.ROOT), "reason", reason);
  }

  private List<Map<String, Object>> items(Proposal proposal) {
    var items = new ArrayList<Map<String, Object>>();
    for (var payment : proposal.payments()) {
      var payee = records.payees().find(payment.vendorId()).orElseThrow();
      for (var part : payment.items()) {
        var invoice = records.openItems().find(part.invoiceId()).orElseThrow();
        var item = new LinkedHashMap<String, Object>();
        item.put("invoiceId", invoice.id());
        item.put("vendorId", payee.id());
        item.put("vendor", payee.name());
        item.put("iban", payment.iban());
        item.put("amount", part.amount().toPlainString());
        if (part.discount().signum() != 0) {
          item.put("discount", part.discount().toPlainString());
        }
        item.put("invoiceNumber", invoice.number());
        item.put("dueDate", invoice.dueDate().toString());
        items.add(item);
      }
    }
    return items;
  }

  /** The company that was asked for, else all: the first with something to pay is paid for. */
  private List<Entity> companies(JobInput input) {
    var wanted = input.text("debtorId");
    var companies =
        records.entities().all().stream()
            .filter(entity -> wanted.isEmpty() || wanted.get().equals(entity.id()))
            .toList();
    if (companies.isEmpty()) {
      throw new ContractBroken(
          "Expected to pay for company %s, but there is no such company."
              .formatted(wanted.orElse("(any)")));
    }
    return companies;
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
