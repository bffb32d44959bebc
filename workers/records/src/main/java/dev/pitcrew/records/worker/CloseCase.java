package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code records.close-case}. Records how a case ended, and writes to the sender when it was
 * refused. Safe to run twice: the first outcome stays, and the letter stands in the outbox once.
 */
final class CloseCase implements JobWork {

  static final String TYPE = "records.close-case";
  static final List<String> VARIABLES =
      List.of(
          "intake",
          "claim",
          "report",
          "review",
          "outcome",
          "reason",
          "check",
          "validation",
          "bankAccount",
          "orderDecision",
          "approvals");

  private static final Map<String, String> REFUSALS =
      Map.of(
          "rejected", "We cannot accept your invoice",
          "duplicate", "We have this invoice already",
          "not-an-invoice", "Your document is not an invoice",
          "unreadable", "We could not read your document");

  private final Records records;

  CloseCase(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var outcome = input.requiredText("outcome");
    if (CloseClaim.isFor(input)) {
      return records.inTransaction(() -> new CloseClaim(records).run(input, outcome));
    }
    var caseId = input.requiredText("intake", "caseId");
    var reason = reason(input, outcome);
    return records.inTransaction(
        () -> {
          records.cases().requireOwn(caseId, input.processInstanceKey());
          records
              .cases()
              .open(
                  caseId,
                  input.processId(),
                  input.processInstanceKey(),
                  input.text("intake", "fileName").orElse(null),
                  input.text("intake", "sha256").orElse(null),
                  input
                      .text("intake", "receivedAt")
                      .map(Instant::parse)
                      .orElseGet(records.clock()::instant));
          if (touched(input)) {
            records.cases().touched(caseId);
          }
          if (!outcome.equals("posted")) {
            records.orderClaims().release(caseId);
            // When the case is opened again, nobody's earlier word may count for it.
            records
                .decisions()
                .makeVoid(caseId, FourEyes.APPROVAL, "The case ended: " + outcome + ".", TYPE);
          }
          if (records.cases().close(caseId, outcome, reason.orElse(null))) {
            records
                .audit()
                .append(
                    TYPE,
                    "case-closed",
                    "case",
                    caseId,
                    Map.of(),
                    Map.of("outcome", outcome, "reason", reason.orElse("")));
            writeToSender(input, caseId, outcome, reason);
          }
          return JobOutcome.completed("outcome", outcome);
        });
  }

  private void writeToSender(
      JobInput input, String caseId, String outcome, Optional<String> reason) {
    var subject = REFUSALS.get(outcome);
    // A report that was given up was nobody's document: there is no sender to write to.
    if (subject != null && input.at("report").isEmpty()) {
      records
          .outbox()
          .write(
              letterKey(caseId),
              input
                  .text("intake", "sender")
                  .orElse("sender of " + input.text("intake", "fileName").orElse(caseId)),
              subject,
              "%s (%s): %s"
                  .formatted(
                      input.text("intake", "fileName").orElse("Your document"),
                      caseId,
                      reason.orElse("Please ask us for the reason.")));
    }
  }

  /** A case that was reopened and refused again is another letter. */
  private String letterKey(String caseId) {
    int attempt = records.cases().attempt(caseId);
    return TYPE + ":" + caseId + (attempt == 1 ? "" : "#" + attempt);
  }

  private static boolean touched(JobInput input) {
    return input.at("validation").isPresent()
        || input.at("bankAccount").isPresent()
        || input.at("orderDecision").isPresent()
        || input.at("approvals").filter(list -> !list.isEmpty()).isPresent();
  }

  /** The reason of whoever refused last; the bot's own reason when no person did. */
  private static Optional<String> reason(JobInput input, String outcome) {
    return switch (outcome) {
      case "posted", "published" -> Optional.empty();
      case "duplicate" ->
          input
              .text("check", "duplicateOf")
              .map("It was posted before as %s."::formatted)
              .or(() -> input.text("reason"));
      default ->
          rejection(input)
              .or(() -> refused(input, "orderDecision", "reject"))
              .or(() -> refused(input, "review", "rejected"))
              .or(() -> refused(input, "bankAccount", "refused"))
              .or(() -> refused(input, "validation", "reject"))
              .or(() -> refused(input, "validation", "not-an-invoice"))
              .or(() -> input.text("reason"))
              .or(() -> input.text("check", "rejectReason"));
    };
  }

  private static Optional<String> rejection(JobInput input) {
    return input
        .at("approvals")
        .flatMap(
            list -> {
              for (var one : list) {
                if (one.path("decision").asText().equals("rejected")) {
                  return Optional.of(one.path("reason").asText("")).filter(text -> !text.isBlank());
                }
              }
              return Optional.empty();
            });
  }

  private static Optional<String> refused(JobInput input, String who, String decision) {
    return input
        .text(who, "decision")
        .filter(decision::equals)
        .flatMap(yes -> input.text(who, "reason"));
  }
}
