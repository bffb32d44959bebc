package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import java.util.List;
import java.util.Optional;

/**
 * {@code records.remind-approver}. Safe to run twice: each reminder has one job, and its message is
 * written once.
 */
final class RemindApprover implements JobWork {

  static final String TYPE = "records.remind-approver";
  static final List<String> VARIABLES = List.of("intake", "check", "claim", "step");

  private final Records records;

  RemindApprover(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    if (CloseClaim.isFor(input)) {
      remindOfClaim(input);
      return JobOutcome.completed();
    }
    records
        .outbox()
        .write(
            TYPE + ":" + input.jobKey(),
            new OutboxDraft(
                    List.of(input.text("step", "role").orElse("approver")),
                    "An invoice waits for approval",
                    "%s of %s, %s %s, has waited for a working day."
                        .formatted(
                            input.text("intake", "caseId").orElse("An invoice"),
                            input.text("check", "vendorName").orElse("a vendor"),
                            input.text("check", "amount").orElse("?"),
                            input.text("check", "currency").orElse("")))
                .withLink("/inbox"));
    return JobOutcome.completed();
  }

  /** The one person who is asked, by the books; else everybody with the role. */
  private void remindOfClaim(JobInput input) {
    var id = ReceivedClaim.id(records, input);
    var step = records.approvalSteps().current(id);
    records
        .outbox()
        .write(
            TYPE + ":" + input.jobKey(),
            step.flatMap(one -> Optional.ofNullable(one.username()))
                .or(() -> step.map(one -> one.role()))
                .orElse("controller"),
            "An expense claim waits for a decision",
            "%s has waited for a working day.".formatted(id));
  }
}
