package dev.pitcrew.web.cases;

import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.trail.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One case: what it is, who decided, and every change the books know of.
 *
 * @param mayReopen whether this person may take it up again
 * @param refusal why that was refused; empty when it was not
 */
public record CasePage(
    Case one, List<Decision> decisions, List<AuditEntry> trail, boolean mayReopen, String refusal) {

  private static final Set<String> REFUSED =
      Set.of("rejected", "duplicate", "not-an-invoice", "unreadable");

  private static final Map<String, String> TASKS =
      Map.of(
          "validate-invoice", "Validation",
          "resolve-order", "Order",
          "code-invoice", "Coding",
          "verify-bank-account", "Call-back",
          "approve-invoice", "Approval",
          "release-payments", "Release");

  /** Whether it ended in a way that can be taken up again, and this person may do so. */
  public boolean canReopen() {
    return mayReopen && REFUSED.contains(String.valueOf(one.outcome()));
  }

  /** What people call the task of a decision. */
  public static String task(String element) {
    return TASKS.getOrDefault(element, element.replace('-', ' '));
  }
}
