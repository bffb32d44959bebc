package dev.pitcrew.web.inbox;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a task is about, by the variables of its case; empty texts for what nobody knows.
 *
 * @param subject whom or what it is about
 * @param reference the number people know it by
 * @param amount decimal text with a dot
 * @param dueDay the day the matter itself is due, yyyy-mm-dd
 */
record TaskSubject(
    String subject, String reference, String amount, String currency, String dueDay) {

  /** The variables it is made of. */
  static final List<String> NAMES =
      List.of(
          "invoice",
          "check",
          "intake",
          "proposal",
          "claim",
          "matching",
          "report",
          "hire",
          "leaver",
          "plan",
          "access",
          "roster");

  /**
   * @param otherwise what it is called when its variables say nothing
   */
  static TaskSubject of(Variables variables, String otherwise) {
    if (variables.get("proposal").isObject()) {
      return payments(variables.get("proposal"));
    }
    if (variables.get("claim").isObject()) {
      return claim(variables);
    }
    if (variables.get("report").isObject()) {
      JsonNode report = variables.get("report");
      return new TaskSubject(
          first(text(report, "title"), "Report of " + text(report, "period")),
          first(text(report, "reportId"), text(report, "requestId")),
          "",
          "",
          "");
    }
    if (variables.get("access").isObject()) {
      JsonNode access = variables.get("access");
      return new TaskSubject(
          first(text(access.path("person"), "name"), text(access, "employeeId")),
          text(access, "system"),
          "",
          "",
          "");
    }
    return person(variables, otherwise);
  }

  private static TaskSubject person(Variables variables, String otherwise) {
    if (variables.get("hire").isObject()) {
      JsonNode hire = variables.get("hire");
      return new TaskSubject(
          first(text(hire, "name"), text(hire, "hireId")), text(hire, "hireId"), "", "", "");
    }
    if (variables.get("leaver").isObject()) {
      return new TaskSubject(
          first(text(variables.get("plan"), "name"), text(variables.get("leaver"), "employeeId")),
          text(variables.get("plan"), "caseId"),
          "",
          "",
          "");
    }
    if (variables.get("roster").isObject()) {
      JsonNode roster = variables.get("roster");
      return new TaskSubject(
          first(text(roster, "title"), text(roster, "rosterId")),
          text(roster, "rosterId"),
          "",
          "",
          "");
    }
    return invoice(variables, otherwise);
  }

  private static TaskSubject payments(JsonNode proposal) {
    int count = proposal.path("count").asInt(0);
    return new TaskSubject(
        count + (count == 1 ? " payment" : " payments"),
        text(proposal, "runId"),
        text(proposal, "total"),
        text(proposal, "currency"),
        text(proposal, "executionDate"));
  }

  private static TaskSubject claim(Variables variables) {
    JsonNode claim = variables.get("claim");
    JsonNode matching = variables.get("matching");
    return new TaskSubject(
        first(text(claim, "title"), text(claim, "claimId")),
        text(claim, "claimId"),
        text(matching, "total"),
        text(matching, "currency"),
        "");
  }

  private static TaskSubject invoice(Variables variables, String otherwise) {
    JsonNode fields = variables.get("invoice").path("fields");
    return new TaskSubject(
        first(
            text(variables.get("check"), "vendorName"),
            text(fields.path("vendor"), "value"),
            text(variables.get("intake"), "fileName"),
            otherwise),
        first(
            text(fields.path("invoice_number"), "value"), text(variables.get("intake"), "caseId")),
        first(text(fields.path("payable"), "value"), text(fields.path("total"), "value")),
        text(fields.path("currency"), "value"),
        text(fields.path("due_date"), "value"));
  }

  static String first(String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return "";
  }
}
