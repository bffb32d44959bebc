package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tests of payments do to the books: items that are due, runs, and the people who release
 * them. Its clock moves when it is told to.
 */
final class PaymentOffice {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Records records;
  private final List<String> stored = new ArrayList<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final List<Map<String, Object>> started = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private long tasks;

  PaymentOffice(String database, Path keyFile) {
    InstantSource clock = () -> now;
    records = Records.open(database, clock, keyFile);
  }

  Records records() {
    return records;
  }

  /** The names of the files that went to the document store. */
  List<String> stored() {
    return stored;
  }

  /** What each run that another one started was given. */
  List<Map<String, Object>> started() {
    return started;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void moveTo(Instant time) {
    now = time;
  }

  /** The number of a task that nobody had before. */
  long newTask() {
    return ++tasks;
  }

  /** The newest task's. */
  long task() {
    return tasks;
  }

  BankChange changed(String vendorId, String iban, String requestedBy) {
    var requested =
        ((BankChanges.Outcome.Done)
                records.bankChanges().request(vendorId, iban, null, requestedBy, "letter"))
            .change();
    var phone = records.vendors().find(vendorId).orElseThrow().phone();
    return ((BankChanges.Outcome.Done) records.bankChanges().confirm(requested.id(), "carl", phone))
        .change();
  }

  static FileStore nowhere() {
    return (bytes, name, type) -> Map.of("documentId", "none");
  }

  Map<String, Object> propose(long instance) {
    return asMap(
        ((JobOutcome.Completed)
                new ProposePayments(records, (process, with) -> started.add(with))
                    .run(input(instance, Map.of())))
            .variables()
            .get("proposal"));
  }

  Map<String, Object> create(Map<String, Object> proposal, String by) {
    return asMap(((JobOutcome.Completed) run(proposal, by)).variables().get("paymentFile"));
  }

  JobOutcome run(Map<String, Object> proposal, String by) {
    decide((String) proposal.get("runId"), by);
    return run(proposal);
  }

  JobOutcome run(Map<String, Object> proposal) {
    FileStore store =
        (bytes, name, type) -> {
          stored.add(name);
          return Map.of("documentId", "d-" + name);
        };
    return new CreatePaymentFile(records, store).run(release(proposal));
  }

  /** What the guard writes when it lets a release pass. */
  void decide(String runId, String by) {
    var task = ++tasks;
    confirm(by, "release:" + task);
    decide(runId, task, "released", by, null);
  }

  void decide(
      String caseId,
      long task,
      String decision,
      String by,
      @org.jspecify.annotations.Nullable String onBehalfOf) {
    var element =
        switch (decision) {
          case "released", "discarded" -> "release-payments";
          case "approved" -> "approve-invoice";
          default -> "validate-invoice";
        };
    records
        .decisions()
        .record(new Decision(task, caseId, element, decision, null, by, onBehalfOf, null, now));
  }

  void confirm(String by, String purpose) {
    now = now.plusSeconds(30);
    var secret =
        secrets.computeIfAbsent(
            by,
            name -> {
              var enrolled = records.secondFactors().begin(name).secret();
              records.secondFactors().activate(name, Totp.code(enrolled, now));
              now = now.plusSeconds(30);
              return enrolled;
            });
    assertThat(records.secondFactors().confirm(by, purpose, Totp.code(secret, now))).isTrue();
  }

  static JobInput release(Map<String, Object> proposal) {
    return input(1, Map.of("proposal", proposal));
  }

  static JobInput input(long instance, Map<String, ?> variables) {
    return new JobInput(1, instance, 3, "payment-run", JSON.valueToTree(variables));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  static List<String> held(Map<String, Object> proposal) {
    return ((List<?>) proposal.get("held"))
        .stream()
            .map(one -> ((Map<?, ?>) one).get("invoiceId") + ": " + ((Map<?, ?>) one).get("reason"))
            .toList();
  }

  void post(String id, String vendor, String number, String total, String payable, String due) {
    post(id, vendor, number, total, payable, due, "EUR");
  }

  void post(
      String id,
      String vendor,
      String number,
      String total,
      String payable,
      String due,
      String currency) {
    post(id, vendor, number, total, payable, due, currency, "brueckner-voss");
  }

  void post(
      String id,
      String vendorId,
      String number,
      String total,
      String payable,
      String due,
      String currency,
      String entityId) {
    var vendor = records.vendors().find(vendorId).orElseThrow();
    var amount = new BigDecimal(payable);
    records
        .invoices()
        .post(
            new Invoice(
                id,
                entityId,
                vendorId,
                amount.signum() < 0 ? Invoice.Type.CREDIT_NOTE : Invoice.Type.INVOICE,
                number,
                LocalDate.of(2026, 11, 1),
                LocalDate.parse(due),
                currency,
                null,
                null,
                new BigDecimal(total),
                amount,
                vendor.iban(),
                id,
                null,
                Binding.of(vendorId, vendor.iban(), amount, currency, id),
                Invoice.State.POSTED,
                null,
                now),
            "test");
  }

  static Vendor withIban(
      Vendor vendor,
      @org.jspecify.annotations.Nullable String iban,
      @org.jspecify.annotations.Nullable String bic) {
    return new Vendor(
        vendor.id(),
        vendor.name(),
        vendor.aliases(),
        vendor.vatId(),
        iban,
        bic,
        vendor.address(),
        vendor.account(),
        vendor.costCentre(),
        vendor.risk(),
        vendor.termsDays(),
        null);
  }
}
