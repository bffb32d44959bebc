package dev.pitcrew.web.cases;

import dev.pitcrew.records.AuditEntry;
import dev.pitcrew.records.Case;
import dev.pitcrew.records.Decision;
import java.util.List;
import java.util.Map;

/** One case: what it is, who decided, and every change the books know of. */
public record CasePage(Case one, List<Decision> decisions, List<AuditEntry> trail) {

  private static final Map<String, String> TASKS =
      Map.of(
          "validate-invoice", "Validation",
          "resolve-order", "Order",
          "code-invoice", "Coding",
          "verify-bank-account", "Call-back",
          "approve-invoice", "Approval",
          "release-payments", "Release");

  /** What people call the task of a decision. */
  public static String task(String element) {
    return TASKS.getOrDefault(element, element.replace('-', ' '));
  }
}
