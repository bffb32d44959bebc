package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.guard.Completion;
import dev.pitcrew.records.guard.Guard;
import dev.pitcrew.records.guard.Verdict;
import dev.pitcrew.records.monthlyreport.ReviewedReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code records.guard-decision}, a completing task listener: lets a decision pass and writes it
 * into the books in one transaction, or denies it with a sentence. Safe to run twice: a task's
 * decision is written once, and what was let pass is let pass again.
 */
public final class GuardDecision implements JobWork {

  static final String TYPE = "records.guard-decision";

  /** What a task may be completed with, and what of the case its decision is judged by. */
  static final List<String> VARIABLES =
      Stream.concat(
              Stream.of(
                  "intake",
                  "claim",
                  "report",
                  "invoice",
                  "check",
                  "claimLines",
                  "matching",
                  "policy"),
              Stream.concat(ReviewedReport.VARIABLES.stream(), Guard.decisionVariables().stream()))
          .toList();

  /** Where the processes have the id of their case. */
  private static final List<List<String>> CASE_IDS =
      List.of(
          List.of("intake", "caseId"), List.of("claim", "claimId"), List.of("report", "requestId"));

  private static final String CODING = "code-invoice";

  /** The tasks at which one step of several is decided. */
  private static final Set<String> STEPS = Set.of(FourEyes.APPROVAL, ClaimDecisions.ELEMENT);

  private final Records records;
  private final Guard guard;
  private final ClaimDecisions claims;

  public GuardDecision(Records records, Guard guard) {
    this.records = records;
    this.guard = guard;
    this.claims = new ClaimDecisions(records);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var task = input.task();
    if (task == null) {
      throw new ContractBroken(
          "Expected to guard a decision as a completing task listener, but the job is none.");
    }
    var another = anotherCase(input);
    if (another.isPresent()) {
      return new JobOutcome.Denied(another.get());
    }
    var wrongNumber = wrongNumber(task.elementId(), input);
    if (wrongNumber.isPresent()) {
      return new JobOutcome.Denied(wrongNumber.get());
    }
    if (task.elementId().equals(ReviewedReport.REVIEW) && ReviewedReport.shown(input).isEmpty()) {
      return new JobOutcome.Denied(
          "There is no report here with its files, so there is nothing to review.");
    }
    return records.inTransaction(
        () -> {
          var completion =
              new Completion(
                  task.userTaskKey(),
                  task.elementId(),
                  input.processInstanceKey(),
                  task.assignee(),
                  input.variables(),
                  binding(task.elementId(), input).orElse(null));
          return switch (guard.judge(completion)) {
            case Verdict.Denied denied -> new JobOutcome.Denied(denied.reason());
            case Verdict.Passed passed -> pass(task.elementId(), passed, input);
          };
        });
  }

  private JobOutcome pass(String elementId, Verdict.Passed passed, JobInput input) {
    var decision = passed.decision();
    boolean isNew = records.decisions().find(decision.userTaskKey()).isEmpty();
    var objection =
        switch (elementId) {
          case CODING -> notBookable(input);
          // What was let pass once is not judged again: an earlier step may have been added to
          // since.
          case ClaimDecisions.ELEMENT ->
              isNew ? claims.objection(decision.caseId(), input) : Optional.<String>empty();
          default -> Optional.<String>empty();
        };
    if (objection.isPresent()) {
      return new JobOutcome.Denied(objection.get());
    }
    records.decisions().record(decision);
    if (isNew && STEPS.contains(elementId)) {
      records.approvalSteps().decided(decision.caseId(), decision.userTaskKey());
    }
    if (isNew && elementId.equals(ClaimDecisions.ELEMENT)) {
      claims.keep(decision, input);
    }
    return JobOutcome.completed();
  }

  /**
   * What a task is completed with takes the place of the process's own variables, also of the one
   * that says which case it is.
   */
  private Optional<String> anotherCase(JobInput input) {
    return records
        .cases()
        .ofInstance(input.processInstanceKey())
        .flatMap(
            own ->
                CASE_IDS.stream()
                    .flatMap(path -> input.text(path.get(0), path.get(1)).stream())
                    .filter(named -> !named.equals(own.caseId()))
                    .findFirst()
                    .map(
                        named ->
                            "This task is about case %s, and what it was completed with names another one."
                                .formatted(own.caseId())));
  }

  /** Better said to the clerk at the task than to an operator at the posting. */
  private Optional<String> notBookable(JobInput input) {
    try {
      return new Booking(records, input).objection();
    } catch (ContractBroken unclear) {
      // What is missing is not the coding's; the posting will say it.
      return Optional.empty();
    }
  }

  /** A call-back to a number that a letter names reaches whoever wrote the letter. */
  private Optional<String> wrongNumber(String elementId, JobInput input) {
    return input
        .text("bankAccount", "calledNumber")
        .filter(number -> elementId.equals(FourEyes.BANK_ACCOUNT))
        .filter(
            number -> input.text("bankAccount", "decision").filter("confirmed"::equals).isPresent())
        .flatMap(
            number ->
                input
                    .text("check", "vendorId")
                    .flatMap(records.vendors()::find)
                    .filter(vendor -> !vendor.isReachedAt(number))
                    .map(
                        vendor ->
                            "Call %s at %s, the number in the master data; %s is another one."
                                .formatted(vendor.name(), vendor.phone(), number)));
  }

  private Optional<String> binding(String elementId, JobInput input) {
    return switch (elementId) {
      case FourEyes.BANK_ACCOUNT ->
          input.text("invoice", "fields", "iban", "value").map(FourEyes::accountHash);
      case ClaimDecisions.ELEMENT ->
          records
              .cases()
              .ofInstance(input.processInstanceKey())
              .filter(one -> records.claims().find(one.caseId()).isPresent())
              .map(one -> claims.binding(one.caseId(), Policy.of(input)));
      case ReviewedReport.REVIEW -> ReviewedReport.shown(input);
      default -> content(input);
    };
  }

  /** What the person sees now; posting compares it with what is then to be posted. */
  private static Optional<String> content(JobInput input) {
    try {
      return input
          .optional(ReadInvoice.class, "invoice")
          .flatMap(
              invoice ->
                  input
                      .text("intake", "sha256")
                      .map(
                          sha256 ->
                              CheckedContent.of(
                                  invoice, input.text("check", "vendorId").orElse(null), sha256)));
    } catch (ContractBroken unreadable) {
      // An approval of nothing readable binds nothing, and posting will not count it.
      return Optional.empty();
    }
  }
}
