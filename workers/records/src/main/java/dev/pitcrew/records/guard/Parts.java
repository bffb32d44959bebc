package dev.pitcrew.records.guard;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who had a part, by the books, that keeps them from deciding at a task. */
final class Parts {

  private static final Map<String, String> DID =
      Map.of(
          "validate-invoice", "validated",
          "resolve-order", "decided on the order of",
          "code-invoice", "coded",
          "verify-bank-account", "confirmed the bank account of",
          "approve-invoice", "approved",
          "decide-claim", "decided on",
          "correct-claim", "corrected",
          "fetch-bank-report", "brought the bank’s figures of",
          "mend-budget", "brought the budget of");

  private final Records records;
  private final PersonnelRules personnel;

  Parts(Records records, PersonnelRules personnel) {
    this.records = records;
    this.personnel = personnel;
  }

  List<Part> excluding(GuardedTask task, String caseId) {
    return switch (task) {
      case VALIDATE, RESOLVE_ORDER, CODE, CORRECT, FETCH_REPORT, MEND_BUDGET -> List.of();
      case REVIEW_REPORT -> {
        var parts =
            of(
                records.decisions().standing(caseId, GuardedTask.FETCH_REPORT.elementId()),
                "this report");
        parts.addAll(
            of(
                records.decisions().standing(caseId, GuardedTask.MEND_BUDGET.elementId()),
                "this report"));
        yield parts;
      }
      case PROVIDE_RATE -> claimant(caseId, "handed in this claim");
      case DECIDE -> {
        var parts = claimant(caseId, "handed in this claim");
        parts.addAll(
            of(
                records.decisions().standing(caseId, GuardedTask.DECIDE.elementId()),
                "this claim before"));
        yield parts;
      }
      case VERIFY -> of(validations(caseId), "this invoice");
      case APPROVE -> {
        var parts = of(validations(caseId), "this invoice");
        parts.addAll(
            of(
                records.decisions().standing(caseId, GuardedTask.APPROVE.elementId()),
                "this invoice before"));
        yield parts;
      }
      case RELEASE -> inItemsOf(caseId);
      case CORRECT_ROSTER, HIRE_LIST -> List.of();
      case SIGN_CONTRACT,
          APPROVE_ACCESS,
          IT_LIST,
          MANAGER_LIST,
          CHECK_IN,
          BOT_STEP,
          CLEAR_ACCESS,
          RETURN_EQUIPMENT ->
          personnel.ofTheirOwn(caseId);
    };
  }

  private List<Decision> validations(String caseId) {
    return records.decisions().standing(caseId, GuardedTask.VALIDATE.elementId());
  }

  private List<Part> inItemsOf(String runId) {
    var parts = new ArrayList<Part>();
    records.paymentRuns().payments(runId).stream()
        .flatMap(payment -> payment.items().stream())
        .map(item -> item.invoiceId())
        .distinct()
        .forEach(
            invoiceId -> {
              parts.addAll(claimant(invoiceId, "gets the money of " + invoiceId));
              parts.addAll(of(records.decisions().ofCase(invoiceId), invoiceId));
              records
                  .invoices()
                  .find(invoiceId)
                  .flatMap(invoice -> records.intake().find(invoice.sha256()))
                  .filter(intake -> intake.sender() != null)
                  .ifPresent(
                      intake -> parts.add(new Part(intake.sender(), "handed in " + invoiceId)));
              records
                  .invoices()
                  .people()
                  .of(List.of(invoiceId))
                  .forEach(who -> parts.add(new Part(who, "had a part in " + invoiceId)));
            });
    return parts;
  }

  private List<Part> claimant(String claimId, String did) {
    var parts = new ArrayList<Part>();
    records.claims().find(claimId).ifPresent(claim -> parts.add(new Part(claim.claimant(), did)));
    return parts;
  }

  /** The deciding person, and the one for whom: both have used their word. */
  private static List<Part> of(List<Decision> decisions, String what) {
    var parts = new ArrayList<Part>();
    for (var decision : decisions) {
      var did = DID.getOrDefault(decision.element(), "decided on") + " " + what;
      parts.add(new Part(decision.by(), did));
      if (decision.onBehalfOf() != null) {
        parts.add(new Part(decision.onBehalfOf(), did));
      }
    }
    return parts;
  }
}
