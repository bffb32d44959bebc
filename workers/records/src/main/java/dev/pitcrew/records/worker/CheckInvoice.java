package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Books;
import dev.pitcrew.records.check.CheckInput;
import dev.pitcrew.records.check.Finding;
import dev.pitcrew.records.check.Intercompany;
import dev.pitcrew.records.check.InvoiceChecks;
import dev.pitcrew.records.check.OrderCheck;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.learn.PageWord;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.policy.InvoiceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.check-invoice}. Safe to run twice: it reads the books, and what it notes of the
 * case it notes again.
 */
final class CheckInvoice implements JobWork {

  static final String TYPE = "records.check-invoice";
  static final List<String> VARIABLES =
      List.of("intake", "reading", "invoice", "printed", "validation", "orderDecision");

  private final Records records;
  private final Thresholds thresholds;
  private final Words words;

  CheckInvoice(Records records, Thresholds thresholds) {
    this(records, thresholds, Words.none());
  }

  CheckInvoice(Records records, Thresholds thresholds, Words words) {
    this.records = records;
    this.thresholds = thresholds;
    this.words = words;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var caseId = input.requiredText("intake", "caseId");
    records.cases().requireOwn(caseId, input.processInstanceKey());
    var sha256 = input.requiredText("intake", "sha256");
    // The words of the page come over the network: nothing is locked meanwhile.
    var learned = learned(input, caseId, sha256);
    var invoice = learned.map(Learned::read).orElseGet(() -> read(input));
    // Counting what others took of an order and claiming one's own part is one step.
    return records.inTransaction(
        () -> {
          var orders = new KnownOrders(records, caseId);
          OrderCheck.parts(invoice).keySet().stream()
              .flatMap(number -> orders.order(number).stream())
              .map(PurchaseOrder::number)
              .sorted()
              .forEach(records.orderClaims()::lock);
          var noticed = new ArrayList<>(readingFindings(input));
          learned.ifPresent(one -> noticed.addAll(one.findings()));
          var result =
              InvoiceChecks.check(checkInput(input, invoice, noticed, caseId, sha256, orders));
          noteCase(input, caseId, invoice, result.vendorId());
          records.orderClaims().replace(caseId, result.claims());
          records.cases().checked(caseId, CheckedContent.of(invoice, result.vendorId(), sha256));
          records.policyNotes().keep(caseId, InvoiceFacts.of(result));
          var variables = new LinkedHashMap<String, Object>();
          variables.put("check", Variables.toMap(result));
          learned.ifPresent(one -> variables.put("invoice", Variables.toMap(one.invoice())));
          return new JobOutcome.Completed(variables);
        });
  }

  private static ReadInvoice read(JobInput input) {
    return input.required(ReadInvoice.class, "invoice");
  }

  private static ObjectNode node(JobInput input) {
    return (ObjectNode) input.at("invoice").orElseThrow();
  }

  private List<PageWord> words(JobInput input) {
    return input.at("reading").map(words::of).orElse(List.of());
  }

  /** The document with what earlier ones of its vendor taught; empty when that changes nothing. */
  private Optional<Learned> learned(JobInput input, String caseId, String sha256) {
    var invoice = read(input);
    var books = books(input, invoice, caseId, sha256, new KnownOrders(records, caseId));
    return InvoiceChecks.vendor(invoice, books)
        .map(vendor -> Learned.apply(records, node(input), vendor, () -> words(input)))
        .filter(learned -> !learned.isEmpty());
  }

  private CheckInput checkInput(
      JobInput input,
      ReadInvoice invoice,
      List<Finding> noticed,
      String caseId,
      String sha256,
      KnownOrders orders) {
    boolean seen = input.text("validation", "decision").filter("correct"::equals).isPresent();
    return new CheckInput(
        invoice,
        input.optional(ReadInvoice.class, "printed").orElse(null),
        noticed,
        sha256,
        seen,
        records.today().ofCompany(null),
        books(input, invoice, caseId, sha256, orders),
        thresholds);
  }

  private Books books(
      JobInput input, ReadInvoice invoice, String caseId, String sha256, KnownOrders orders) {
    var entities = records.entities().all();
    return new Books(
        entities,
        Intercompany.sellers(records.vendors().all(), entities),
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
        orders::find,
        records.orderClaims().areOrdersKept(),
        records.layoutHints()::vendorOf,
        entity -> goodsDeadline(input, entity));
  }

  /** Counted from the arrival; from now on when a person decided to wait on. */
  private Instant goodsDeadline(JobInput input, Entity entity) {
    boolean waitOn = input.text("orderDecision", "decision").filter("wait"::equals).isPresent();
    return records
        .calendars()
        .of(entity.id())
        .plusWorkingDays(
            waitOn ? records.clock().instant() : arrived(input),
            entity.bookkeeping().tolerances().goodsWaitWorkingDays());
  }

  private Instant arrived(JobInput input) {
    return input
        .text("intake", "receivedAt")
        .map(Instant::parse)
        .orElseGet(records.clock()::instant);
  }

  private void noteCase(
      JobInput input, String caseId, ReadInvoice invoice, @Nullable String vendorId) {
    records
        .cases()
        .open(
            caseId,
            input.processId(),
            input.processInstanceKey(),
            input.text("intake", "fileName").orElse(null),
            input.text("intake", "sha256").orElse(null),
            arrived(input));
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
