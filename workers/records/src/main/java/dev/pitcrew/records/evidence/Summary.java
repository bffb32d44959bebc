package dev.pitcrew.records.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.chain.AuditRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The evidence on one page, for people; every text is escaped, nothing is loaded from elsewhere.
 */
final class Summary {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#1a1a1a}
      table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
      th,td{text-align:left;vertical-align:top;border-bottom:1px solid #ccc;padding:.3rem .6rem .3rem 0}
      th{font-weight:600}code{font-size:.85em;overflow-wrap:anywhere}
      """;

  private final Case about;
  private final Map<String, List<Map<String, Object>>> rows;
  private final Map<String, JsonNode> variables;
  private final List<AuditRow> trail;
  private final StringBuilder html = new StringBuilder();

  Summary(
      Case about,
      Map<String, List<Map<String, Object>>> rows,
      Map<String, JsonNode> variables,
      List<AuditRow> trail) {
    this.about = about;
    this.rows = rows;
    this.variables = variables;
    this.trail = trail;
  }

  String html() {
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped("Evidence of " + about.caseId()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped("Evidence of " + about.caseId()))
        .append("</h1>\n");
    facts();
    fields();
    findings();
    fromRows(
        "Decisions",
        "decisions",
        "at",
        "by_user",
        "on_behalf_of",
        "element",
        "decision",
        "reason",
        "void_reason");
    fromRows("Who had a part", "invoice_people", "at", "username", "part");
    fromRows(
        "In the register",
        "invoices",
        "invoice_number",
        "type",
        "issue_date",
        "due_date",
        "total",
        "payable",
        "currency",
        "iban",
        "state");
    fromRows(
        "Lines of the claim",
        "claim_lines",
        "line",
        "day",
        "category",
        "description",
        "merchant",
        "amount",
        "currency",
        "paid_with",
        "amount_in_books",
        "tax_recoverable",
        "duplicate_of",
        "decision",
        "approved");
    fromRows(
        "Receipts of the claim",
        "claim_receipts",
        "position",
        "file_name",
        "merchant",
        "day",
        "total",
        "currency",
        "sha256");
    fromRows(
        "What was said of the lines",
        "claim_decisions",
        "user_task_key",
        "line",
        "decision",
        "amount",
        "reason");
    fromRows(
        "Owed to the employee",
        "claim_payables",
        "username",
        "payable",
        "currency",
        "due_date",
        "state",
        "blocked_reason");
    fromRows("Journal", "journal_lines", "account", "cost_centre", "vat_code", "amount", "text");
    fromRows(
        "Payment", "payments", "end_to_end_id", "run_id", "iban", "amount", "currency", "state");
    fromRows(
        "Payment runs",
        "payment_runs",
        "id",
        "execution_date",
        "message_id",
        "decided_by",
        "state");
    trail();
    html.append("<p>The SHA-256 of each file is in <code>")
        .append(Bundle.MANIFEST)
        .append(
            "</code>; how the trail's rows are verified is in docs/audit-trail.md.</p>\n"
                + "</body></html>\n");
    return html.toString();
  }

  private void facts() {
    var facts = new ArrayList<List<String>>();
    fact(facts, "Process", about.process());
    fact(facts, "File", about.fileName());
    fact(facts, "SHA-256", about.sha256());
    boolean isClaim = rows.containsKey("claims");
    fact(facts, isClaim ? "Claimant" : "Vendor", about.vendor());
    fact(facts, isClaim ? "Title" : "Invoice number", about.invoiceNumber());
    fact(
        facts,
        "Amount",
        about.amount() == null
            ? null
            : about.amount().toPlainString()
                + " "
                + (about.currency() == null ? "" : about.currency()));
    fact(facts, "Began", about.startedAt().toString());
    fact(facts, "Ended", about.endedAt() == null ? "still open" : String.valueOf(about.endedAt()));
    fact(facts, "Outcome", about.outcome());
    fact(facts, "Reason", about.reason());
    table("The case", List.of(), facts);
  }

  private static void fact(List<List<String>> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(List.of(name, value));
    }
  }

  private void fields() {
    JsonNode invoice = variables.get("invoice");
    if (invoice == null) {
      return;
    }
    var cells = new ArrayList<List<String>>();
    for (Iterator<Map.Entry<String, JsonNode>> all = invoice.path("fields").fields();
        all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      JsonNode value = field.getValue();
      cells.add(
          List.of(
              field.getKey(),
              value.path("value").asText(""),
              value.path("confidence").asText(""),
              value.path("source").asText(""),
              value.path("page").asText(""),
              value.path("box").isArray() ? value.path("box").toString() : ""));
    }
    table("What was read", List.of("field", "value", "confidence", "from", "page", "place"), cells);
  }

  private void findings() {
    JsonNode check = variables.get("check");
    if (check == null) {
      return;
    }
    var cells = new ArrayList<List<String>>();
    for (JsonNode finding : check.path("findings")) {
      cells.add(
          List.of(
              finding.path("severity").asText(""),
              finding.path("message").asText(""),
              finding.path("expected").asText(""),
              finding.path("found").asText("")));
    }
    table("What was checked", List.of("severity", "finding", "expected", "found"), cells);
  }

  private void fromRows(String title, String name, String... columns) {
    var cells = new ArrayList<List<String>>();
    for (Map<String, Object> row : rows.getOrDefault(name, List.of())) {
      cells.add(
          List.of(columns).stream()
              .map(column -> row.get(column) == null ? "" : String.valueOf(row.get(column)))
              .toList());
    }
    table(title, List.of(columns), cells);
  }

  private void trail() {
    Function<AuditRow, List<String>> cells =
        row ->
            List.of(
                Long.toString(row.seq()),
                Instant.ofEpochMilli(row.at()).toString(),
                row.who() + (row.forWhom() == null ? "" : " for " + row.forWhom()),
                row.what(),
                row.subject() + " " + row.subjectId(),
                row.reason().value() == null ? "" : row.reason().value(),
                row.hash() == null ? "" : row.hash());
    table(
        "Audit trail",
        List.of("row", "when (UTC)", "who", "what", "of what", "why", "hash"),
        trail.stream().map(cells).toList());
  }

  private void table(String title, List<String> head, List<List<String>> cells) {
    if (cells.isEmpty()) {
      return;
    }
    html.append("<h2>").append(escaped(title)).append("</h2>\n<table>");
    if (!head.isEmpty()) {
      html.append("<thead><tr>");
      head.forEach(
          name ->
              html.append("<th scope=\"col\">")
                  .append(escaped(name.replace('_', ' ')))
                  .append("</th>"));
      html.append("</tr></thead>");
    }
    html.append("<tbody>\n");
    for (List<String> row : cells) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
