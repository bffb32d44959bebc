package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.orders.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** From a read invoice to its posting, as the jobs do it; orders and goods beside it. */
final class PostingOffice {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final String url;
  private final FixedPolicies policies = new FixedPolicies();
  private final Records records;

  PostingOffice(String url) {
    this.url = url;
    records = Records.open(url, InstantSource.fixed(NOW));
  }

  String url() {
    return url;
  }

  /** What the deployed table says. */
  FixedPolicies policies() {
    return policies;
  }

  Records records() {
    return records;
  }

  void approve(String caseId, long task, String who, Doc doc) {
    var content =
        CheckedContent.of(
            input(caseId, doc.json()).required(ReadInvoice.class, "invoice"), "V1001", caseId);
    records
        .decisions()
        .record(
            new Decision(
                task,
                caseId,
                "approve-invoice",
                "approved",
                null,
                who,
                null,
                content,
                NOW.plusSeconds(task == 7 ? -60 : 60)));
  }

  JobOutcome intake(String caseId, Doc doc) {
    return intake(caseId, doc, "V1001");
  }

  JobOutcome intake(String caseId, Doc doc, String vendor) {
    check(caseId, doc);
    var coding = Variables.toJson(code(caseId, doc, vendor));
    return new PostInvoice(records, policies)
        .run(input(caseId, doc.json(), checked(vendor), "\"coding\": " + coding));
  }

  Map<String, Object> code(String caseId, Doc doc) {
    return code(caseId, doc, "V1001");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> code(String caseId, Doc doc, String vendor) {
    var outcome = new CodeInvoice(records).run(input(caseId, doc.json(), checked(vendor)));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("coding");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> check(String caseId, Doc doc) {
    return (Map<String, Object>) checkAll(caseId, doc).get("order");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> checkAll(String caseId, Doc doc) {
    var outcome = new CheckInvoice(records, Thresholds.SHIPPED).run(input(caseId, doc.json()));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("check");
  }

  void order(String number, String quantity) {
    records
        .orders()
        .save(
            new PurchaseOrder(
                number,
                "brueckner-voss",
                "V1001",
                "EUR",
                List.of(
                    new OrderLine(
                        1,
                        "A-1",
                        "Office chair Vega",
                        "pcs",
                        new BigDecimal(quantity),
                        new BigDecimal("10.00"),
                        "0650",
                        "2100",
                        "V19"))));
  }

  void receive(String id, String quantity) {
    records.orders().receive(new Receipt(id, "PO-1", 1, new BigDecimal(quantity), DAY));
  }

  static Doc chairs(String number, String quantity) {
    var net = new BigDecimal(quantity).multiply(BigDecimal.TEN).setScale(2);
    var tax = net.multiply(new BigDecimal("0.19")).setScale(2);
    return Doc.of(number)
        .with("po_number", "PO-1")
        .with("net", net.toPlainString())
        .with("tax", tax.toPlainString())
        .with("total", net.add(tax).toPlainString())
        .with("payable", net.add(tax).toPlainString())
        .line("Office chair Vega", quantity, "10.00", net.toPlainString());
  }

  static List<String> lines(JournalEntry entry) {
    return entry.lines().stream()
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(
                        line.account(),
                        line.costCentre(),
                        line.vatCode(),
                        line.amount().toPlainString()))
        .toList();
  }

  static String checked() {
    return checked("V1001");
  }

  static String checked(String vendor) {
    return "\"check\": {\"vendorId\": \"%s\", \"entityId\": \"brueckner-voss\"}".formatted(vendor);
  }

  static JobInput input(String caseId, String... variables) {
    var intake =
        """
        "intake": {"caseId": "%s", "channel": "folder", "fileName": "a.pdf", "sha256": "%s", "receivedAt": "2026-11-20T09:00:00Z"}
        """
            .formatted(caseId, caseId);
    return JobInput.parse(
        1,
        InvoiceDesk.instance(caseId),
        3,
        "invoice-intake",
        "{" + intake + "," + String.join(",", variables) + "}");
  }
}
