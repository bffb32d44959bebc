package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.payments.PaymentsWorkers;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxMessage;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.worker.RecordsWorkers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Expense claims with their real workers and books; only the reading of receipts is played. */
final class ExpenseOfficeTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/expense-approval/expense-policy.dmn",
              "bpmn/expense-approval/expense-approvers.dmn",
              "bpmn/expense-approval/correct-claim.form",
              "bpmn/expense-approval/provide-rate.form",
              "bpmn/expense-approval/decide-claim.form",
              "bpmn/expense-approval/expense-approval.bpmn",
              "bpmn/payment-run/release-payments.form",
              "bpmn/payment-run/payment-run.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static Records records;
  private static Twice twice;
  private static AutoCloseable bookkeepers;
  private static AutoCloseable payers;

  @BeforeAll
  static void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    twice = new Twice(engine.client(), folder.resolve("records.db"));
    MasterData.load(records, Path.of("../samples/master"));
    bookkeepers = RecordsWorkers.register(twice.client(), records);
    payers = PaymentsWorkers.register(twice.client(), records);
  }

  @AfterAll
  static void close() throws Exception {
    bookkeepers.close();
    payers.close();
    records.close();
    twice.expect(
        "payments.propose",
        "records.close-case",
        "records.guard-decision",
        "records.match-claim",
        "records.plan-claim-approval",
        "records.post-claim",
        "records.read-claim",
        "records.tell-claimant");
  }

  @Test
  void shouldGoFromAClaimToThePaymentRunWhenEveryLineIsClean() {
    // given
    var claim = handIn("EXP-000000000001", line("taxi", "21.40", "Hansa Taxi"));
    receipts(claim, receipt("Hansa Taxi", "21.40"));

    // when
    Waiting.forEnd(engine, claim);

    // then nobody had to look, and the next run pays it
    assertThat(claim).hasVariable("outcome", "reimbursed").hasNotPassed("decide-claim");
    assertThat(records.claimPayables().find("EXP-000000000001").orElseThrow().state())
        .isEqualTo(Invoice.State.POSTED);
    assertThat(records.cases().find("EXP-000000000001").orElseThrow().touched()).isFalse();
    var run = engine.start("payment-run", Map.of());
    Waiting.forTask(engine, run, "release-payments");
    assertThat(records.claimPayables().find("EXP-000000000001").orElseThrow().state())
        .isEqualTo(Invoice.State.PROPOSED);
    assertThat(told()).contains("clara: Your expense claim EXP-000000000001 is approved");
  }

  @Test
  void shouldDecideLineByLineWhenThePolicyWantsAPerson() {
    // given a dinner with guests, and a taxi without a receipt
    var claim =
        handIn(
            "EXP-000000000002",
            line("entertainment", "80.00", "Bistro Nord"),
            line("taxi", "35.00", null));
    receipts(claim, receipt("Bistro Nord", "80.00"));
    Waiting.forTask(engine, claim, "decide-claim");

    // when the claimant tries, and then the manager raises
    assertDenied(claim, "clara", decision("clara", "80.00"), "is not who is asked to decide");
    assertDenied(claim, "anton", decision("anton", "90.00"), "amounts are cut, never raised");
    claim
        .assign("decide-claim", "anton")
        .completeUserTask("decide-claim", decision("anton", "60.00"));
    Waiting.forEnd(engine, claim);

    // then
    assertThat(claim).hasVariable("outcome", "reimbursed");
    assertThat(records.claimPayables().find("EXP-000000000002").orElseThrow().payable())
        .isEqualByComparingTo("60.00");
    assertThat(records.outbox().latest(20))
        .filteredOn(message -> message.subject().contains("EXP-000000000002 is approved in part"))
        .extracting(OutboxMessage::body)
        .singleElement()
        .asString()
        .contains("– line 1: Without the wine", "– line 2: No receipt");
  }

  @Test
  void shouldGoOnWhenTheClaimantHasAnsweredWhatWasUnclear() {
    // given
    var claim = handIn("EXP-000000000003", line("taxi", "1.234", "Hansa Taxi"));
    Waiting.forTask(engine, claim, "correct-claim");
    assertThat(told()).contains("clara: Please look at your expense claim EXP-000000000003 again");

    // when
    claim.completeUserTask(
        "correct-claim",
        Map.of(
            "correction",
            Map.of(
                "decision",
                "resubmitted",
                "by",
                "clara",
                "answers",
                List.of(Map.of("line", "1", "field", "amount", "value", "12.34")))));
    receipts(claim, receipt("Hansa Taxi", "12.34"));
    Waiting.forEnd(engine, claim);

    // then
    assertThat(claim).hasVariable("outcome", "reimbursed");
    assertThat(records.claims().lines("EXP-000000000003").getFirst().approved())
        .isEqualByComparingTo("12.34");
  }

  @Test
  void shouldPayNothingWhenAReceiptWasClaimedBefore() {
    // given
    var first = handIn("EXP-000000000004", line("office", "44.00", "Paper Shop"));
    receipts(first, receipt("Paper Shop", "44.00"));
    Waiting.forEnd(engine, first);

    // when somebody else hands the same receipt in
    var second = handIn("EXP-000000000005", "theo", line("office", "44.00", "Paper Shop"));
    receipts(second, receipt("Paper Shop", "44.00"));
    Waiting.forEnd(engine, second);

    // then
    assertThat(second).hasVariable("outcome", "refused");
    assertThat(records.claimPayables().find("EXP-000000000005")).isEmpty();
    assertThat(told()).contains("theo: Your expense claim EXP-000000000005 was refused");
  }

  private static String day() {
    // A Wednesday of the last week, so that no weekend asks for a person.
    var day = LocalDate.ofInstant(engine.now(), ZoneOffset.UTC).minusDays(7);
    while (day.getDayOfWeek().getValue() != 3) {
      day = day.minusDays(1);
    }
    return day.toString();
  }

  private static Map<String, Object> line(
      String category, String amount, @Nullable String merchant) {
    var line = new LinkedHashMap<String, Object>();
    line.put("date", day());
    line.put("category", category);
    line.put("description", "For the fair");
    if (merchant != null) {
      line.put("merchant", merchant);
    }
    line.put("amount", amount);
    line.put("currency", "EUR");
    line.put("country", "DE");
    line.put("paidWith", "own");
    return line;
  }

  private static Map<String, Object> receipt(String merchant, String total) {
    return Map.of(
        "fields",
        Map.of(
            "merchant", Map.of("value", merchant, "confidence", 0.9),
            "date", Map.of("value", day(), "confidence", 0.9),
            "total", Map.of("value", total, "confidence", 0.9),
            "currency", Map.of("value", "EUR", "confidence", 0.9)));
  }

  @SafeVarargs
  private static TestInstance handIn(String id, Map<String, Object>... lines) {
    return handIn(id, "clara", lines);
  }

  @SafeVarargs
  private static TestInstance handIn(String id, String claimant, Map<String, Object>... lines) {
    var claim = new LinkedHashMap<String, Object>();
    claim.put("claimId", id);
    claim.put("claimant", claimant);
    claim.put("entityId", "brueckner-voss");
    claim.put("channel", "form");
    claim.put("submittedAt", engine.now().toString());
    claim.put("receipts", List.of(Map.of("documentId", id, "contentHash", "hash-" + id)));
    claim.put("lines", List.of(lines));
    engine.publish("claim-received", id, Map.of("claim", claim));
    return engine.newestInstance("expense-approval");
  }

  @SafeVarargs
  private static void receipts(TestInstance claim, Map<String, Object>... read) {
    await().atMost(SOON).untilAsserted(() -> assertThat(claim).waitsAt("read-receipts"));
    claim.completeJob("documents.read-receipt", Map.of("receipts", List.of(read)));
  }

  private static Map<String, Object> decision(String by, String amount) {
    return Map.of(
        "claimDecision",
        Map.of(
            "by",
            by,
            "lines",
            List.of(
                Map.of(
                    "line",
                    "1",
                    "decision",
                    "approved",
                    "amount",
                    amount,
                    "reason",
                    "Without the wine"),
                Map.of("line", "2", "decision", "refused", "reason", "No receipt"))));
  }

  private static void assertDenied(
      TestInstance instance, String person, Map<String, Object> variables, String reason) {
    assertThatThrownBy(
            () ->
                instance.assign("decide-claim", person).completeUserTask("decide-claim", variables))
        .hasMessageContaining(reason);
  }

  private static List<String> told() {
    return records.outbox().latest(100).stream()
        .map(message -> message.recipient() + ": " + message.subject())
        .toList();
  }
}
