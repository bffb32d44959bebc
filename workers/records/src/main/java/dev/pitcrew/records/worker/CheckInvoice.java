package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.CheckInput;
import dev.pitcrew.records.check.Finding;
import dev.pitcrew.records.check.InvoiceChecks;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code records.check-invoice}. Safe to run twice: it reads the books, and what it notes of the
 * case it notes again.
 */
final class CheckInvoice implements JobWork {

  static final String TYPE = "records.check-invoice";
  static final List<String> VARIABLES =
      List.of("intake", "reading", "invoice", "printed", "validation");

  private final Records records;
  private final Thresholds thresholds;

  CheckInvoice(Records records, Thresholds thresholds) {
    this.records = records;
    this.thresholds = thresholds;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var invoice = input.required(ReadInvoice.class, "invoice");
    var caseId = input.requiredText("intake", "caseId");
    var sha256 = input.requiredText("intake", "sha256");
    boolean seen = input.text("validation", "decision").filter("correct"::equals).isPresent();
    var result =
        InvoiceChecks.check(
            new CheckInput(
                invoice,
                input.optional(ReadInvoice.class, "printed").orElse(null),
                readingFindings(input),
                sha256,
                seen,
                LocalDate.ofInstant(records.clock().instant(), ZoneOffset.UTC),
                records.entities().all(),
                records.vendors().all(),
                vendorId ->
                    Stream.concat(
                            records.invoices().withFile(sha256).stream(),
                            records.invoices().ofVendor(vendorId).stream())
                        .distinct()
                        .toList(),
                vendorId ->
                    invoice
                        .text("invoice_number")
                        .map(number -> records.cases().openLike(vendorId, number, caseId))
                        .orElse(List.of()),
                thresholds));
    noteCase(input, caseId, invoice, result.vendorId());
    records.cases().checked(caseId, CheckedContent.of(invoice, result.vendorId(), sha256));
    return JobOutcome.completed("check", Variables.toMap(result));
  }

  private void noteCase(JobInput input, String caseId, ReadInvoice invoice, String vendorId) {
    var arrived =
        input.text("intake", "receivedAt").map(Instant::parse).orElseGet(records.clock()::instant);
    records
        .cases()
        .open(
            caseId,
            input.processId(),
            input.processInstanceKey(),
            input.text("intake", "fileName").orElse(null),
            input.text("intake", "sha256").orElse(null),
            arrived);
    records
        .cases()
        .describe(
            caseId,
            input.text("reading", "kind").orElse(null),
            vendorId != null ? vendorId : invoice.text("vendor").orElse(null),
            invoice.text("invoice_number").orElse(null),
            invoice.payable().orElse(null),
            invoice.currency().orElse(null));
    if (input.at("validation").isPresent()) {
      records.cases().touched(caseId);
    }
  }

  private static List<Finding> readingFindings(JobInput input) {
    return input
        .at("reading", "findings")
        .filter(JsonNode::isArray)
        .map(
            array ->
                StreamSupport.stream(array.spliterator(), false)
                    .map(node -> Variables.convert(node, Finding.class, "reading.findings"))
                    .toList())
        .orElse(List.of());
  }
}
