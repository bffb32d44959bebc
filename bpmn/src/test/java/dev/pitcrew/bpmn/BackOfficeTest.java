package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.payments.PaymentsWorkers;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.orders.Receipt;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.records.worker.GoodsReceiptAnnouncer;
import dev.pitcrew.records.worker.RecordsWorkers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both processes with their real workers and books; only the reading is played. */
final class BackOfficeTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/invoice-intake/approval-policy.dmn",
              "bpmn/invoice-intake/validate-invoice.form",
              "bpmn/invoice-intake/resolve-order.form",
              "bpmn/invoice-intake/code-invoice.form",
              "bpmn/invoice-intake/verify-bank-account.form",
              "bpmn/invoice-intake/approve-invoice.form",
              "bpmn/invoice-intake/invoice-intake.bpmn",
              "bpmn/payment-run/release-payments.form",
              "bpmn/payment-run/payment-run.bpmn");

  private static final String KNOWN_ACCOUNT = "DE06999900020044556677";
  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static Records records;
  private static Twice twice;
  private static AutoCloseable bookkeepers;
  private static AutoCloseable payers;
  private static GoodsReceiptAnnouncer announcer;

  @BeforeAll
  static void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    twice = new Twice(engine.client(), folder.resolve("records.db"));
    MasterData.load(records, Path.of("../samples/master"));
    bookkeepers = RecordsWorkers.register(twice.client(), records);
    announcer = GoodsReceiptAnnouncer.start(engine.client(), records, Duration.ofMillis(200));
    payers = PaymentsWorkers.register(twice.client(), records);
  }

  @AfterAll
  static void close() throws Exception {
    bookkeepers.close();
    announcer.close();
    payers.close();
    records.close();
    twice.expect(
        "payments.create-file",
        "payments.propose",
        "records.check-invoice",
        "records.close-case",
        "records.code-invoice",
        "records.escalate-approval",
        "records.guard-decision",
        "records.plan-approval",
        "records.post-invoice",
        "records.register-validation",
        "records.remind-approver");
  }

  @Test
  void shouldGoFromDocumentToPaymentFileWhenPeopleDecide() throws IOException {
    // given a clear invoice that nobody needs to see, and one that needs two approvals
    var clear = arrives("clear", read("RE-1", "119.00", "0.99"));
    var large = arrives("large", read("RE-2", "20000.00", "0.99"));
    decide(large, "approve-invoice", "anton", approval("anton"));
    decide(large, "approve-invoice", "dora", approval("dora"));
    archiveAndAwaitEnd(clear);
    archiveAndAwaitEnd(large);
    assertThat(clear)
        .hasNotPassed("validate-invoice", "approve-invoice")
        .hasVariable("outcome", "posted");
    assertThat(records.decisions().ofCase("INV-large"))
        .extracting(decision -> decision.by() + " " + decision.decision())
        .containsExactly("anton approved", "dora approved");

    // when one who approved releases the run, then one who had no part but no second factor
    var run = engine.start("payment-run", Map.of("dueUntil", "2026-03-31"));
    var dora = records.people().find("dora").orElseThrow();
    records.people().save(dora.with(dora.name(), Set.of("director", "approver", "treasurer")));
    assertDenied(
        run,
        "release-payments",
        "dora",
        release("dora"),
        "Dora Lindqvist approved INV-large and cannot release a payment of it.");
    records.people().save(dora);
    assertDenied(
        run,
        "release-payments",
        "theo",
        release("theo"),
        "Theo Marquard has not confirmed this release with a second factor in the last five"
            + " minutes.");
    assertThat(records.paymentRuns().find("PR-" + run.key()).orElseThrow().state())
        .isEqualTo(PaymentRun.State.PROPOSED);

    // when he confirms it
    var factor = records.secondFactors().begin("theo");
    assertThat(records.secondFactors().activate("theo", Totp.code(factor.secret(), engine.now())))
        .isTrue();
    var purpose = "release:" + run.userTask("release-payments").getUserTaskKey();
    assertThat(records.secondFactors().confirm("theo", purpose, factor.recoveryCodes().getFirst()))
        .isTrue();
    decide(run, "release-payments", "theo", release("theo"));
    Waiting.forEnd(engine, run);

    // then there is one file with both, in the books and in the document store
    assertThat(run).hasVariable("outcome", "paid-out");
    var runId = "PR-" + run.key();
    var file = records.paymentRuns().file(runId).orElseThrow();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains(
            "<NbOfTxs>1</NbOfTxs><CtrlSum>20119.00</CtrlSum>",
            KNOWN_ACCOUNT,
            "<Ustrd>RE-1 119.00, RE-2 20000.00</Ustrd>");
    var stored = records.paymentRuns().find(runId).orElseThrow();
    assertThat(stored.state()).isEqualTo(PaymentRun.State.RELEASED);
    assertThat(stored.decidedBy()).isEqualTo("theo");
    assertThat(download(stored)).isEqualTo(file);
    assertThat(records.invoices().find("INV-clear").orElseThrow().state())
        .isEqualTo(Invoice.State.RELEASED);

    // and the next run finds nothing
    var next = engine.start("payment-run", Map.of("dueUntil", "2026-03-31"));
    Waiting.forEnd(engine, next);
    assertThat(next).hasVariable("outcome", "nothing-due");

    // and the same invoice on another sheet of paper is a duplicate
    var again = arrives("again", read("re 1", "119.00", "0.99"));
    Waiting.forEnd(engine, again);
    assertThat(again).hasVariable("outcome", "duplicate");
    assertThat(records.cases().find("INV-again").orElseThrow().reason())
        .isEqualTo("It was posted before as INV-clear.");
  }

  @Test
  void shouldDenyTheApprovalWhenTheValidatorGivesIt() {
    // given clara validated it, and stands in for anton, who is absent
    var invoice = arrives("four-eyes", read("RE-3", "5000.00", "0.30"));
    decide(
        invoice,
        "validate-invoice",
        "clara",
        Map.of(
            "validation",
                Map.of(
                    "decision",
                    "correct",
                    "by",
                    "clara",
                    "corrections",
                    Map.of("total", "5000.00")),
            "invoice", read("RE-3", "5000.00", "1.0")));
    Waiting.forTask(engine, invoice, "approve-invoice");
    var today = LocalDate.ofInstant(engine.now(), ZoneOffset.UTC);
    records.absences().save(new Absence("anton", today.minusDays(1), today.plusDays(2), "clara"));

    // when, then she may not, whatever she tries
    var approvals = approval("clara");
    assertThatThrownBy(() -> invoice.completeUserTask("approve-invoice", approvals))
        .hasMessageContaining("Nobody has taken this task. Take it first, then decide.");
    assertDenied(
        invoice,
        "approve-invoice",
        "clara",
        approvals,
        "Clara Winter validated this invoice and cannot approve it, also not as a substitute for"
            + " Anton Berg.");
    assertDenied(
        invoice,
        "approve-invoice",
        "sven",
        approvals,
        "The decision does not come from Sven Halvorsen, who has taken this task.");
    assertDenied(
        invoice,
        "approve-invoice",
        "carl",
        approval("carl"),
        "Carl Osterloh is no approver, and stands in for no absent approver today.");
    assertDenied(
        invoice,
        "approve-invoice",
        "sven",
        Map.of("approvalDecision", Map.of("decision", "rejected", "by", "sven")),
        "Say why: “rejected” needs a reason.");
    assertThat(records.decisions().standing("INV-four-eyes", "approve-invoice")).isEmpty();
    assertThat(records.invoices().find("INV-four-eyes")).isEmpty();

    // and when another substitute approves, it is known for whom
    records.absences().save(new Absence("anton", today.minusDays(1), today.plusDays(2), "carl"));
    decide(invoice, "approve-invoice", "carl", approval("carl"));
    archiveAndAwaitEnd(invoice);
    records.absences().remove("anton", today.minusDays(1));
    assertThat(records.decisions().standing("INV-four-eyes", "approve-invoice"))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.by()).isEqualTo("carl");
              assertThat(decision.onBehalfOf()).isEqualTo("anton");
            });
    assertThat(records.audit().about("case", "INV-four-eyes"))
        .anySatisfy(
            entry -> {
              assertThat(entry.who()).isEqualTo("carl");
              assertThat(entry.forWhom()).isEqualTo("anton");
            });
    assertThat(records.invoices().find("INV-four-eyes")).isPresent();
    var noted = records.cases().find("INV-four-eyes").orElseThrow();
    assertThat(noted.touched()).isTrue();
    assertThat(noted.outcome()).isEqualTo("posted");
  }

  @Test
  void shouldDenyTheSecondApprovalWhenTheSamePersonGivesIt() {
    // given dora is approver and director
    var invoice = arrives("twice", read("RE-5", "30000.00", "0.99"));
    decide(invoice, "approve-invoice", "dora", approval("dora"));
    Waiting.forTask(engine, invoice, "approve-invoice");

    // when, then
    assertDenied(
        invoice,
        "approve-invoice",
        "dora",
        approval("dora"),
        "Dora Lindqvist approved this invoice before and cannot approve it.");
    assertDenied(
        invoice,
        "approve-invoice",
        "anton",
        approval("anton"),
        "Anton Berg is no director, and stands in for no absent director today.");
    assertThat(records.invoices().find("INV-twice")).isEmpty();
  }

  @Test
  void shouldApproveAgainWhenTheDataWereChangedAfterAnApproval() {
    // given the first of two has approved
    var invoice = arrives("changed", read("RE-6", "40000.00", "0.99"));
    decide(invoice, "approve-invoice", "anton", approval("anton"));
    Waiting.forTask(engine, invoice, "approve-invoice");

    // when somebody changes the amount through the API, and the second approves what she sees
    engine
        .client()
        .newSetVariablesCommand(invoice.key())
        .variables(Map.of("invoice", read("RE-6", "40001.00", "0.99")))
        .send()
        .join();
    decide(invoice, "approve-invoice", "dora", approval("dora"));

    // then both approvals are void, and it is checked and approved again
    await().atMost(SOON).untilAsserted(() -> assertThat(invoice).passed("approval-void"));
    Waiting.forTask(engine, invoice, "approve-invoice");
    assertThat(records.invoices().find("INV-changed")).isEmpty();
    assertThat(records.audit().about("case", "INV-changed"))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("decisions-void");
              assertThat(entry.reason())
                  .isEqualTo("The data of the invoice were changed after it was checked.");
            });
    decide(invoice, "approve-invoice", "sven", approval("sven"));
    decide(invoice, "approve-invoice", "dora", approval("dora"));
    archiveAndAwaitEnd(invoice);
    assertThat(records.invoices().find("INV-changed").orElseThrow().payable())
        .isEqualByComparingTo("40001.00");
  }

  @Test
  void shouldStopBeforeApprovalWhenAnOperatorMadeTheCaseLookHarmless() {
    // given an invoice with another account, which takes two approvals
    var fields = read("RE-44", "45000.00", "0.99");
    @SuppressWarnings("unchecked")
    var map = (Map<String, Object>) fields.get("fields");
    map.put("iban", field("DE66999900070031415926", "0.99"));
    var invoice = arrives("short", fields);
    decide(
        invoice,
        "validate-invoice",
        "clara",
        Map.of("validation", Map.of("decision", "correct", "by", "clara"), "invoice", fields));
    Waiting.forTask(engine, invoice, "verify-bank-account");

    // when an operator writes a small amount and the known account into the variables
    engine
        .client()
        .newSetVariablesCommand(invoice.key())
        .variables(
            Map.of(
                "check",
                Map.of(
                    "vendorId", "V1001",
                    "entityId", "brueckner-voss",
                    "amount", "10.00",
                    "currency", "EUR",
                    "vendorRisk", "low",
                    "documentType", "invoice",
                    "bankAccountChanged", false,
                    "order", Map.of("state", "none"))))
        .send()
        .join();
    decide(
        invoice,
        "verify-bank-account",
        "carl",
        Map.of("bankAccount", Map.of("decision", "confirmed", "by", "carl")));

    // then the process thinks that one approval is enough, and stops before anybody is asked
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(invoice)
                    .hasIncident(
                        "plan-approval",
                        "asks for approver, director, and the process lists approver."));
    assertThat(records.invoices().find("INV-short")).isEmpty();
    assertThat(records.audit().about("case", "INV-short"))
        .filteredOn(entry -> entry.what().equals("approvals-short"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.after()).contains("approval-policy"));
    invoice.cancel();
  }

  @Test
  void shouldLetTheManagerApproveWhenNobodyDidForThreeWorkingDays() {
    // given
    var dora = records.people().find("dora").orElseThrow();
    records.people().save(dora.with(dora.name(), Set.of("director")));
    var invoice = arrives("waits", read("RE-7", "6100.00", "0.99"));
    Waiting.forTask(engine, invoice, "approve-invoice");
    assertDenied(
        invoice,
        "approve-invoice",
        "dora",
        approval("dora"),
        "Dora Lindqvist is no approver, and stands in for no absent approver today.");

    // when a working day has passed, and then two more
    engine.advance(Duration.ofDays(3));
    await().atMost(SOON).untilAsserted(() -> assertThat(invoice).passed("reminded"));
    engine.advance(Duration.ofDays(4));
    await().atMost(SOON).untilAsserted(() -> assertThat(invoice).passed("escalated"));

    // then
    assertThat(invoice.userTask("approve-invoice").getCandidateUsers()).containsExactly("dora");
    assertThat(records.outbox().latest(10))
        .anySatisfy(
            message -> {
              assertThat(message.recipient()).isEqualTo("approver");
              assertThat(message.body()).contains("INV-waits");
            })
        .anySatisfy(
            message -> {
              assertThat(message.recipient()).isEqualTo("dora");
              assertThat(message.body()).contains("INV-waits", "three working days");
            });
    decide(invoice, "approve-invoice", "dora", approval("dora"));
    archiveAndAwaitEnd(invoice);
    records.people().save(dora);
    assertThat(invoice).hasVariable("outcome", "posted");
  }

  @Test
  void shouldPostWhatCameInAndWaitForTheRestWhenAnOrderIsDeliveredInParts() {
    // given an order of ten, six received
    records
        .orders()
        .save(
            new PurchaseOrder(
                "PO-77",
                "brueckner-voss",
                "V1001",
                "EUR",
                List.of(
                    new OrderLine(
                        1,
                        null,
                        "Office chair Vega",
                        "C62",
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        "6845",
                        "1100",
                        "V19"))));
    receive("GR-1", "6");

    // when six are invoiced
    var six = arrives("six", chairs("RE-11", "6", "60.00", "11.40", "71.40"));

    // then they are posted without a person
    archiveAndAwaitEnd(six);
    assertThat(six)
        .hasVariable("outcome", "posted")
        .hasNotPassed("validate-invoice", "code-invoice", "approve-invoice", "wait-for-goods");

    // when four more are invoiced before they came in
    var four = arrives("four", chairs("RE-12", "4", "40.00", "7.60", "47.60"));
    await().atMost(SOON).untilAsserted(() -> assertThat(four).waitsAt("wait-for-goods"));
    receive("GR-2", "4");

    // then the invoice goes on when they do
    archiveAndAwaitEnd(four);
    assertThat(four)
        .hasVariable("outcome", "posted")
        .passed("goods-arrived")
        .hasNotPassed("resolve-order", "approve-invoice");

    // when one more is invoiced than was ordered
    var one = arrives("one", chairs("RE-13", "1", "10.00", "1.90", "11.90"));
    decide(
        one,
        "resolve-order",
        "carl",
        Map.of(
            "orderDecision",
            Map.of("decision", "reject", "by", "carl", "reason", "Ten were ordered, not eleven.")));

    // then it is refused, and the supplier is told
    Waiting.forEnd(engine, one);
    assertThat(one).hasVariable("outcome", "rejected");
    assertThat(records.cases().find("INV-one").orElseThrow().reason())
        .isEqualTo("Ten were ordered, not eleven.");
  }

  @Test
  void shouldCallTheVendorWhenTheAccountIsAnother() {
    // given
    var fields = read("RE-4", "100.00", "0.99");
    @SuppressWarnings("unchecked")
    var map = (Map<String, Object>) fields.get("fields");
    map.put("iban", field("DE66999900070031415926", "0.99"));
    var invoice = arrives("account", fields);
    decide(
        invoice,
        "validate-invoice",
        "clara",
        Map.of("validation", Map.of("decision", "correct", "by", "clara"), "invoice", fields));

    // when
    decide(
        invoice,
        "verify-bank-account",
        "carl",
        Map.of(
            "bankAccount",
            Map.of("decision", "refused", "by", "carl", "reason", "Not their account.")));
    Waiting.forEnd(engine, invoice);

    // then
    assertThat(invoice).hasVariable("outcome", "rejected");
    assertThat(records.cases().find("INV-account").orElseThrow().reason())
        .isEqualTo("Not their account.");
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(KNOWN_ACCOUNT);
    assertThat(records.outbox().latest(10))
        .anySatisfy(
            message -> assertThat(message.body()).contains("INV-account", "Not their account."));
  }

  /** As a person does it: takes the task and completes it. */
  private static void decide(
      TestInstance instance, String elementId, String person, Map<String, Object> variables) {
    Waiting.forTask(engine, instance, elementId);
    instance.assign(elementId, person).completeUserTask(elementId, variables);
  }

  private static void assertDenied(
      TestInstance instance,
      String elementId,
      String person,
      Map<String, Object> variables,
      String reason) {
    Waiting.forTask(engine, instance, elementId);
    assertThatThrownBy(
            () -> instance.assign(elementId, person).completeUserTask(elementId, variables))
        .hasMessageContaining(reason);
    assertThat(instance).waitsAt(elementId);
  }

  private static TestInstance arrives(String name, Map<String, Object> invoice) {
    engine.publish(
        "document-received",
        name,
        Map.of(
            "intake",
            Map.of(
                "caseId",
                "INV-" + name,
                "sha256",
                name,
                "fileName",
                name + ".pdf",
                "receivedAt",
                engine.now().toString())));
    return engine
        .newestInstance("invoice-intake")
        .completeJob(
            "documents.read",
            Map.of(
                "reading",
                Map.of("kind", "digital-pdf", "findings", List.of()),
                "invoice",
                invoice));
  }

  private static Map<String, Object> read(String number, String total, String confidence) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("vendor", field("Hansen Bürobedarf GmbH", "0.99"));
    fields.put("customer", field("Brückner & Voss Maschinenbau GmbH", "0.99"));
    fields.put("invoice_number", field(number, "0.99"));
    fields.put("issue_date", field(engine.now().toString().substring(0, 10), "0.99"));
    // Only the first two fall due before the run of the test that pays.
    fields.put(
        "due_date",
        field(List.of("RE-1", "RE-2").contains(number) ? "2026-03-20" : "2026-12-31", "0.99"));
    fields.put("currency", field("EUR", "0.99"));
    fields.put("total", field(total, confidence));
    fields.put("iban", field(KNOWN_ACCOUNT, "0.99"));
    var invoice = new LinkedHashMap<String, Object>();
    invoice.put("fields", fields);
    invoice.put("lineItems", List.of());
    return invoice;
  }

  private static Map<String, Object> chairs(
      String number, String quantity, String net, String tax, String total) {
    var invoice = read(number, total, "0.99");
    @SuppressWarnings("unchecked")
    var fields = (Map<String, Object>) invoice.get("fields");
    fields.put("po_number", field("PO-77", "0.99"));
    fields.put("net", field(net, "0.99"));
    fields.put("tax", field(tax, "0.99"));
    invoice.put("taxes", List.of(Map.of("rate", "19", "net", net, "tax", tax)));
    invoice.put(
        "lineItems",
        List.of(
            Map.of(
                "description",
                "Office chair Vega",
                "quantity",
                quantity,
                "unitPrice",
                "10.00",
                "amount",
                net)));
    return invoice;
  }

  private static void receive(String id, String quantity) {
    records
        .orders()
        .receive(
            new Receipt(
                id,
                "PO-77",
                1,
                new BigDecimal(quantity),
                LocalDate.ofInstant(engine.now(), ZoneOffset.UTC)));
  }

  private static Map<String, Object> field(String value, String confidence) {
    return Map.of(
        "value", value, "confidence", new java.math.BigDecimal(confidence), "source", "text");
  }

  private static Map<String, Object> approval(String by) {
    return Map.of(
        "approvalDecision",
        Map.of("decision", "approved", "by", by, "at", engine.now().toString()));
  }

  private static Map<String, Object> release(String by) {
    return Map.of("release", Map.of("decision", "released", "by", by));
  }

  private static void archiveAndAwaitEnd(TestInstance instance) {
    await().atMost(SOON).untilAsserted(() -> assertThat(instance).waitsAt("archive-document"));
    instance.completeJob("documents.archive", Map.of());
    Waiting.forEnd(engine, instance);
  }

  private static byte[] download(PaymentRun run) throws IOException {
    var reference = new com.fasterxml.jackson.databind.ObjectMapper().readTree(run.document());
    try (var in =
        engine
            .client()
            .newDocumentContentGetRequest(reference.path("documentId").asText())
            .storeId(reference.path("storeId").asText())
            .contentHash(reference.path("contentHash").asText())
            .send()
            .join()) {
      return in.readAllBytes();
    }
  }
}
