package dev.pitcrew.records.worker;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.policy.DueApprovals;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the approvals of an invoice count, by the books: enough of them, each of exactly what is
 * to be posted, by different people, none of whom validated it. What the process's variables say
 * about who approved is not asked.
 */
final class FourEyes {

  static final String VALIDATION = "validate-invoice";
  static final String APPROVAL = "approve-invoice";
  static final String BANK_ACCOUNT = "verify-bank-account";

  private FourEyes() {}

  /** The approvals that still hold, in the order in which they were given. */
  static List<Decision> approvals(Records records, String caseId) {
    return records.decisions().standing(caseId, APPROVAL).stream()
        .filter(decision -> decision.decision().equals("approved"))
        .toList();
  }

  /**
   * Why the approvals do not count; empty when they do.
   *
   * @param due what the policy asks for
   * @param content the hash of what is to be posted
   */
  static Optional<String> objection(
      Records records, String caseId, DueApprovals due, String content) {
    var approvals = approvals(records, caseId);
    if (approvals.size() < due.roles().size()) {
      return Optional.of(
          "%d approvals are needed, but %d were given."
              .formatted(due.roles().size(), approvals.size()));
    }
    var missing = due.missing(approvals, records.approvalSteps()::roleOf);
    if (!missing.isEmpty()) {
      return Optional.of("No %s has approved it.".formatted(missing.getFirst()));
    }
    var excluded = new HashSet<String>();
    records.decisions().standing(caseId, VALIDATION).forEach(one -> note(excluded, one));
    for (var approval : approvals) {
      if (!content.equals(approval.binding())) {
        return Optional.of(
            "%s approved something else than what is to be posted.".formatted(approval.by()));
      }
      if (excluded.contains(approval.by()) || excluded.contains(approval.onBehalfOf())) {
        return Optional.of(
            "%s validated the invoice or approved it before, and cannot approve it too."
                .formatted(approval.by()));
      }
      note(excluded, approval);
    }
    return Optional.empty();
  }

  /** Whether a person called the vendor back about exactly this account, and it was right. */
  static boolean isConfirmed(Records records, String caseId, String iban) {
    return records.decisions().standing(caseId, BANK_ACCOUNT).stream()
        .anyMatch(
            decision ->
                decision.decision().equals("confirmed")
                    && accountHash(iban).equals(decision.binding()));
  }

  /** What a call-back is bound to. */
  static String accountHash(String iban) {
    return Binding.sha256(Iban.compact(iban).getBytes(StandardCharsets.UTF_8));
  }

  private static void note(HashSet<String> excluded, Decision decision) {
    excluded.add(decision.by());
    if (decision.onBehalfOf() != null) {
      excluded.add(decision.onBehalfOf());
    }
  }
}
