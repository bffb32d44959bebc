package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Thresholds;
import java.time.Instant;

/** One invoice of a known vendor as its jobs are given it, and what people decide about it. */
final class InvoiceDesk {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final String INTAKE =
      """
      "intake": {"caseId": "INV-1", "channel": "folder", "fileName": "a.pdf", "sha256": "aa", "receivedAt": "2026-11-20T08:59:00Z"}
      """;
  static final String INVOICE =
      """
      "invoice": {"fields": {
        "vendor": {"value": "Hansen Bürobedarf GmbH", "confidence": 0.99, "page": 1, "box": [1, 2.5, 3, 4], "source": "text"},
        "customer": {"value": "Brückner & Voss Maschinenbau GmbH", "confidence": 1, "source": "text"},
        "invoice_number": {"value": "RE-1", "confidence": 1, "source": "text"},
        "issue_date": {"value": "2026-11-10", "confidence": 1, "source": "text"},
        "currency": {"value": "EUR", "confidence": 1, "source": "text"},
        "net": {"value": "100.00", "confidence": 1, "source": "text"},
        "tax": {"value": "19.00", "confidence": 1, "source": "text"},
        "total": {"value": "119.00", "confidence": 1, "source": "text"},
        "payable": {"value": "119.00", "confidence": 1, "source": "text"},
        "iban": {"value": "%s", "confidence": 1, "source": "text"}}, "lineItems": [], "future": 1}
      """;
  static final String MASTER_IBAN = "DE06999900020044556677";
  static final String NEW_IBAN = "DE66999900070031415926";
  static final String CHECK =
      """
      "check": {"vendorId": "V1001", "vendorName": "Hansen Bürobedarf GmbH", "entityId": "brueckner-voss"}
      """;

  private final Records records;
  private final FixedPolicies policies = new FixedPolicies();
  private long userTasks;

  InvoiceDesk(Records records) {
    this.records = records;
  }

  FixedPolicies policies() {
    return policies;
  }

  /** The number of the task that was decided last. */
  long task() {
    return userTasks;
  }

  void approved(JobInput input, String... people) {
    var content =
        CheckedContent.of(
            input.required(dev.pitcrew.records.check.ReadInvoice.class, "invoice"),
            "V1001",
            input.requiredText("intake", "sha256"));
    for (var who : people) {
      decided("approve-invoice", "approved", who, content);
    }
  }

  void decided(
      String element, String word, String by, @org.jspecify.annotations.Nullable String binding) {
    records
        .decisions()
        .record(
            new dev.pitcrew.records.decisions.Decision(
                ++userTasks, "INV-1", element, word, null, by, null, binding, NOW));
  }

  String steps(String... roles) {
    policies.due(roles);
    var steps =
        java.util.Arrays.stream(roles)
            .map("{\"role\": \"%s\", \"label\": \"x\"}"::formatted)
            .toList();
    return "\"approval\": {\"rule\": \"r\", \"steps\": [%s], \"reasons\": []}"
        .formatted(String.join(",", steps));
  }

  /** As it is when the check has seen it. */
  JobInput checked(String... variables) {
    return check(input(variables));
  }

  JobInput check(JobInput input) {
    new CheckInvoice(records, Thresholds.SHIPPED).run(input);
    return input;
  }

  static JobInput input(String... variables) {
    var json = "{" + String.join(",", variables) + "}";
    var input = JobInput.parse(1, 2, 3, "invoice-intake", json);
    var caseId = input.text("intake", "caseId");
    return caseId.isEmpty()
        ? input
        : JobInput.parse(1, instance(caseId.get()), 3, "invoice-intake", json);
  }

  /** Each case has an instance of its own. */
  static long instance(String caseId) {
    return caseId.equals("INV-1") ? 2 : Math.abs((long) caseId.hashCode());
  }
}
