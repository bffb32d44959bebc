package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of the expense approval. */
final class ExpenseApprovalProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/expense-approval/expense-policy.dmn",
              "bpmn/expense-approval/expense-approvers.dmn",
              "bpmn/expense-approval/correct-claim.form",
              "bpmn/expense-approval/provide-rate.form",
              "bpmn/expense-approval/decide-claim.form",
              "bpmn/expense-approval/expense-approval.bpmn");

  private static final Map<String, Object> SHEET = Map.of("documentId", "sheet");

  private static JobWorker guard;
  private static int claims;

  /** Who may decide is not this test's question. */
  @BeforeAll
  static void letEverybodyPass() {
    guard =
        engine
            .client()
            .newWorker()
            .jobType("records.guard-decision")
            .handler((client, job) -> client.newCompleteCommand(job).send().join())
            .open();
  }

  @AfterAll
  static void close() {
    guard.close();
  }

  @Test
  void shouldReimburseWithoutAPersonWhenEveryLineIsCleanAndSmall() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of("amount", "24.10"))));

    // when
    read(claim);
    matched(claim, fact(1, "24.10"));

    // then
    assertThat(claim)
        .hasVariable("policy", List.of(pays(1, "24.10")))
        .hasNotPassed("read-sheet", "decide-claim");
    post(claim, "24.10", "0.00");
    assertThat(claim).hasVariable("outcome", "reimbursed").passed("claim-posted").isCompleted();
  }

  @Test
  void shouldJudgeEachLineByItselfWhenThereAreSeveral() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of(), Map.of())));

    // when
    read(claim);
    matched(claim, fact(1, "12.40"), with(fact(2, "9.90"), Map.of("duplicateOf", Map.of())));

    // then
    assertThat(claim.job("records.post-claim").getVariablesAsMap().get("policy"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(verdict -> verdict.get("line") + " " + verdict.get("payable"))
        .containsExactly("1 12.40", "2 0.00");
  }

  @Test
  void shouldStartNothingWhenTheSameClaimIsHandedInAgain() {
    // given
    handedIn("EXP-again", Map.of("lines", List.of()));
    int before = engine.instances("expense-approval").size();

    // when
    var refusal =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> publish("EXP-again", Map.of("lines", List.of())));

    // then
    assertThat(refusal).hasMessageContaining("already");
    assertThat(engine.instances("expense-approval")).hasSize(before);
  }

  @Test
  void shouldReturnTheMarkedSheetInOneGoWhenCellsAreBad() {
    // given
    var claim = handedIn(Map.of("sheet", SHEET));
    var problem = Map.of("cell", "Claim!E7", "message", "Not an amount.");

    // when
    claim
        .completeJob("spreadsheets.read", Map.of("table", Map.of("rows", List.of())))
        .completeJob(
            "records.read-claim", lines(List.of(problem), List.of(Map.of("cell", "Claim!A8"))));

    // then
    var mark = done(claim, "spreadsheets.mark", Map.of("markedCopy", Map.of("documentId", "m")));
    assertThat(mark.getVariablesAsMap())
        .containsEntry("problems", List.of(problem))
        .containsEntry("questions", List.of(Map.of("cell", "Claim!A8")));
    told(claim, "returned");
    assertThat(claim.userTask("correct-claim").getAssignee()).isEqualTo("emil");
  }

  @Test
  void shouldReadTheNewSheetWhenTheClaimantHandsItInAgain() {
    // given
    var claim = handedIn(Map.of("sheet", SHEET));
    claim
        .completeJob("spreadsheets.read", Map.of("table", Map.of("rows", List.of())))
        .completeJob("records.read-claim", lines(List.of(Map.of("cell", "A1")), List.of()))
        .completeJob("spreadsheets.mark", Map.of("markedCopy", Map.of()))
        .completeJob("records.tell-claimant", Map.of());

    // when
    claim.completeUserTask(
        "correct-claim",
        Map.of(
            "correction",
            Map.of("decision", "resubmitted", "sheet", Map.of("documentId", "better"))));

    // then
    var again = done(claim, "spreadsheets.read", Map.of("table", Map.of("rows", List.of())));
    assertThat(again.getVariablesAsMap().get("document")).isEqualTo(Map.of("documentId", "better"));
    read(claim);
    matched(claim, fact(1, "24.10"));
    post(claim, "24.10", "0.00");
    assertThat(claim).isCompleted();
  }

  @Test
  void shouldReturnAnUnreadableSheetWithoutAMarkedCopyWhenItIsBroken() {
    // given
    var claim = handedIn(Map.of("sheet", SHEET));

    // when
    claim.throwError("spreadsheets.read", "unreadable", Map.of("reason", "It is encrypted."));

    // then
    claim.completeJob("records.tell-claimant", Map.of());
    assertThat(claim).waitsAt("correct-claim").hasNotPassed("mark-sheet", "read-claim");
    claim.completeUserTask(
        "correct-claim",
        Map.of(
            "correction",
            Map.of("decision", "resubmitted", "sheet", Map.of("documentId", "open"))));
    claim
        .completeJob("spreadsheets.read", Map.of("table", Map.of("rows", List.of())))
        .completeJob("records.read-claim", lines(List.of(Map.of("cell", "A1")), List.of()));
    assertThat(claim.job("spreadsheets.mark").getVariablesAsMap().get("document"))
        .isEqualTo(Map.of("documentId", "open"));
  }

  @Test
  void shouldEndWithdrawnWhenTheClaimantGivesUpCorrecting() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    claim
        .completeJob("records.read-claim", lines(List.of(), List.of(Map.of("field", "date"))))
        .completeJob("records.tell-claimant", Map.of());

    // when
    claim.completeUserTask("correct-claim", Map.of("correction", Map.of("decision", "withdrawn")));

    // then
    assertThat(claim).hasNotPassed("mark-sheet");
    withdrawn(claim);
  }

  @Test
  void shouldEndWithdrawnWhenTheClaimIsTakenBackWhileAPersonDecides() {
    // given
    var claim = handedIn("EXP-back", Map.of("lines", List.of(Map.of())));
    read(claim);
    matched(claim, fact(1, "400.00"));
    claim.completeJob("records.plan-claim-approval", plan());
    assertThat(claim).waitsAt("decide-claim");

    // when
    engine.publish("claim-withdrawn", "EXP-back", Map.of());

    // then
    assertThat(claim).hasNotPassed("post-claim");
    withdrawn(claim);
  }

  @Test
  void shouldAskAControllerForTheRateWhenTheBooksHaveNone() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);

    // when
    claim.throwError("records.match-claim", "rate-missing", Map.of("reason", "No rate for NOK."));

    // then
    assertThat(claim.userTask("provide-rate").getCandidateGroups()).containsExactly("controller");
    claim.completeUserTask(
        "provide-rate", Map.of("rateProvided", Map.of("decision", "provided", "by", "carl")));
    matched(claim, fact(1, "20.00"));
    post(claim, "20.00", "0.00");
    assertThat(claim).isCompleted();
  }

  @Test
  void shouldAskTheManagerWhenALineNeedsAPerson() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);

    // when
    matched(claim, with(fact(1, "40.00"), Map.of("hasReceipt", false)));
    claim.completeJob(
        "records.plan-claim-approval",
        Map.of(
            "plan",
            Map.of(
                "remindAt",
                at(1),
                "escalateAt",
                at(3),
                "dueAt",
                at(2),
                "candidateUsers",
                List.of("anton"))));

    // then
    var task = claim.userTask("decide-claim");
    assertThat(task.getCandidateUsers()).containsExactly("anton");
    assertThat(task.getCandidateGroups()).isEmpty();
    claim.completeUserTask("decide-claim", decision("approved", "anton"));
    post(claim, "40.00", "0.00");
    assertThat(claim)
        .hasVariable("decisions", List.of(decision("approved", "anton").get("claimDecision")))
        .isCompleted();
  }

  @Test
  void shouldAskFinanceAfterTheManagerWhenTheTotalIsHigh() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);
    matched(claim, with(fact(1, "1200.00"), Map.of()));

    // when
    claim
        .completeJob("records.plan-claim-approval", plan())
        .completeUserTask("decide-claim", decision("approved", "anton"))
        .completeJob("records.plan-claim-approval", plan());

    // then
    assertThat(claim.userTask("decide-claim").getCandidateGroups()).containsExactly("controller");
    claim.completeUserTask("decide-claim", decision("approved", "carl"));
    post(claim, "1200.00", "0.00");
    assertThat(claim).hasVariable("outcome", "reimbursed").isCompleted();
  }

  @Test
  void shouldEndRefusedWhenNothingIsApproved() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);

    // when
    matched(claim, with(fact(1, "40.00"), Map.of("duplicateOf", Map.of("claimId", "EXP-0"))));
    claim.completeJob(
        "records.post-claim",
        Map.of("posting", Map.of("reimbursable", "0.00", "companyCard", "0.00")));

    // then
    assertThat(claim).hasNotPassed("decide-claim");
    told(claim, "refused");
    claim.completeJob("records.close-case", Map.of());
    assertThat(claim).hasVariable("outcome", "refused").passed("claim-refused").isCompleted();
  }

  @Test
  void shouldEndPostedWhenEverythingWasPaidWithTheCompanyCard() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);

    // when
    matched(claim, fact(1, "18.00"));
    post(claim, "0.00", "18.00");

    // then
    assertThat(claim).hasVariable("outcome", "posted").isCompleted();
  }

  @Test
  void shouldMatchAndDecideAgainWhenTheDecisionsAreVoid() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);
    matched(claim, fact(1, "24.10"));

    // when
    claim.throwError("records.post-claim", "approval-void", Map.of("reason", "It has changed."));

    // then
    read(claim);
    matched(claim, fact(1, "24.10"));
    post(claim, "24.10", "0.00");
    assertThat(claim).isCompleted();
  }

  @Test
  void shouldRemindAndEscalateWhenNobodyDecides() {
    // given
    var claim = handedIn(Map.of("lines", List.of(Map.of())));
    read(claim);
    matched(claim, fact(1, "400.00"));
    claim.completeJob("records.plan-claim-approval", plan());
    assertThat(claim).waitsAt("decide-claim");

    // when
    engine.advance(Duration.ofDays(1));
    claim.completeJob("records.remind-approver", Map.of());
    engine.advance(Duration.ofDays(2));
    claim.completeJob("records.escalate-approval", Map.of());

    // then
    assertThat(claim).waitsAt("decide-claim").passed("decider-reminded", "decision-escalated");
    claim.completeUserTask("decide-claim", decision("approved", "dora"));
    post(claim, "400.00", "0.00");
    assertThat(claim).isCompleted();
  }

  private static void told(TestInstance claim, String turn) {
    assertThat(done(claim, "records.tell-claimant", Map.of()).getCustomHeaders())
        .containsEntry("turn", turn);
  }

  private static ActivatedJob done(TestInstance claim, String type, Map<String, ?> variables) {
    var job = claim.job(type);
    engine.client().newCompleteCommand(job).variables(variables).send().join();
    engine.settle();
    return job;
  }

  private static void withdrawn(TestInstance claim) {
    told(claim, "withdrawn");
    claim.completeJob("records.close-case", Map.of());
    assertThat(claim).hasVariable("outcome", "withdrawn").passed("claim-given-up").isCompleted();
  }

  private static void read(TestInstance claim) {
    claim
        .completeJob("records.read-claim", lines(List.of(), List.of()))
        .completeJob("documents.read-receipt", Map.of("receipts", List.of()));
  }

  @SafeVarargs
  private static void matched(TestInstance claim, Map<String, Object>... facts) {
    claim.completeJob(
        "records.match-claim",
        Map.of(
            "matching",
            Map.of("lines", List.of(facts), "total", facts[0].get("amountInBooks"), "grade", "B")));
  }

  private static void post(TestInstance claim, String reimbursable, String companyCard) {
    claim.completeJob(
        "records.post-claim",
        Map.of("posting", Map.of("reimbursable", reimbursable, "companyCard", companyCard)));
    told(claim, "approved");
    claim.completeJob("records.close-case", Map.of());
  }

  private static Map<String, Object> lines(List<?> problems, List<?> questions) {
    var line = Map.of("line", 1, "category", "training", "date", "2026-11-10", "paidWith", "own");
    return Map.of(
        "claimLines", Map.of("lines", List.of(line), "problems", problems, "questions", questions));
  }

  private static Map<String, Object> fact(int line, String amount) {
    return Map.of(
        "line",
        line,
        "amountInBooks",
        amount,
        "daysLate",
        3,
        "weekend",
        false,
        "hasReceipt",
        true,
        "receiptDoubtful",
        false,
        "differences",
        List.of());
  }

  private static Map<String, Object> with(Map<String, Object> fact, Map<String, Object> others) {
    var all = new HashMap<>(fact);
    all.putAll(others);
    return all;
  }

  private static Map<String, Object> pays(int line, String amount) {
    return Map.of(
        "line",
        line,
        "result",
        "pays",
        "payable",
        amount,
        "rule",
        "within-policy",
        "reason",
        "Within the policy.");
  }

  private static Map<String, Object> plan() {
    return Map.of(
        "plan",
        Map.of(
            "remindAt",
            at(1),
            "escalateAt",
            at(3),
            "dueAt",
            at(2),
            "candidateUsers",
            List.of("anton")));
  }

  private static String at(int days) {
    return engine.now().plus(Duration.ofDays(days)).toString();
  }

  private static Map<String, Object> decision(String decision, String by) {
    return Map.of(
        "claimDecision",
        Map.of("lines", List.of(Map.of("line", 1, "decision", decision)), "by", by));
  }

  private static TestInstance handedIn(Map<String, Object> claim) {
    return handedIn("EXP-" + ++claims, claim);
  }

  private static TestInstance handedIn(String id, Map<String, Object> claim) {
    publish(id, claim);
    return engine.newestInstance("expense-approval");
  }

  private static void publish(String id, Map<String, Object> claim) {
    var all = new HashMap<>(claim);
    all.put("claimId", id);
    all.put("claimant", "emil");
    all.put("receipts", List.of());
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("claim-received")
        .correlationKey(id)
        .messageId(id)
        .timeToLive(Duration.ofDays(7))
        .variables(Map.of("claim", all))
        .send()
        .join();
    engine.settle();
  }
}
