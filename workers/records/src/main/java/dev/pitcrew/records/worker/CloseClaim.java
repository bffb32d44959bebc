package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.expenses.Claim;
import java.util.Map;

/** The end of an expense claim's case; the claimant was told by the turn that led to it. */
final class CloseClaim {

  private static final String POSTED_NOTHING_TO_PAY = "posted";
  private static final String REIMBURSED = "reimbursed";

  private final Records records;

  CloseClaim(Records records) {
    this.records = records;
  }

  static boolean isFor(JobInput input) {
    return input.text("claim", "claimId").isPresent() && input.at("intake").isEmpty();
  }

  /** Within a transaction. */
  JobOutcome run(JobInput input, String outcome) {
    var claim = ReceivedClaim.of(records, input, CloseCase.TYPE);
    if (!records.decisions().ofCase(claim.id()).isEmpty()) {
      records.cases().touched(claim.id());
    }
    switch (outcome) {
      case "withdrawn" -> end(claim, Claim.State.WITHDRAWN, outcome);
      case "returned" -> end(claim, Claim.State.RETURNED, outcome);
      case "refused" -> records.claims().end(claim.id(), Claim.State.REFUSED, CloseCase.TYPE);
      case REIMBURSED, POSTED_NOTHING_TO_PAY -> {
        // The posting has ended it.
      }
      default ->
          throw new ContractBroken(
              "Expected a claim to end as reimbursed, posted, refused, withdrawn or returned, but outcome is %s."
                  .formatted(outcome));
    }
    var reason =
        outcome.equals(REIMBURSED) || outcome.equals(POSTED_NOTHING_TO_PAY)
            ? null
            : input.text("reason").orElse(null);
    if (records.cases().close(claim.id(), outcome, reason)) {
      records
          .audit()
          .append(
              CloseCase.TYPE,
              "case-closed",
              "case",
              claim.id(),
              Map.of(),
              Map.of("outcome", outcome, "reason", reason == null ? "" : reason));
    }
    return JobOutcome.completed("outcome", outcome);
  }

  private void end(Claim claim, Claim.State state, String outcome) {
    records.claims().end(claim.id(), state, CloseCase.TYPE);
    records
        .decisions()
        .makeVoid(
            claim.id(), ClaimDecisions.ELEMENT, "The case ended: " + outcome + ".", CloseCase.TYPE);
  }
}
