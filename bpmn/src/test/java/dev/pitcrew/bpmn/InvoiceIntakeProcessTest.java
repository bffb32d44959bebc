package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the invoice intake. */
final class InvoiceIntakeProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/invoice-intake/approval-policy.dmn",
              "bpmn/invoice-intake/validate-invoice.form",
              "bpmn/invoice-intake/resolve-order.form",
              "bpmn/invoice-intake/verify-bank-account.form",
              "bpmn/invoice-intake/code-invoice.form",
              "bpmn/invoice-intake/approve-invoice.form",
              "bpmn/invoice-intake/invoice-intake.bpmn");

  private static final Map<String, Object> CODED =
      Map.of("coding", Map.of("complete", true, "costCentres", List.of("1100")));

  private static JobWorker guard;
  private static int documents;

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
  void shouldPostWithoutAPersonWhenASmallInvoiceIsClear() {
    // given
    var invoice = arrives();

    // when
    invoice
        .completeJob(
            "documents.read", Map.of("reading", Map.of("kind", "e-invoice"), "invoice", Map.of()))
        .completeJob("records.check-invoice", check(Map.of()))
        .completeJob("records.code-invoice", CODED)
        .completeJob("records.post-invoice", Map.of("posting", Map.of("invoiceId", "INV-1")))
        .completeJob("documents.archive", Map.of("archive", Map.of()))
        .completeJob("records.close-case", Map.of("outcome", "posted"));

    // then
    assertThat(invoice)
        .passed(
            "document-arrived",
            "read-document",
            "clarify-invoice",
            "check-invoice",
            "is-duplicate",
            "is-addressed-to-us",
            "is-sure",
            "is-bank-account-changed",
            "do-order-and-goods-fit",
            "clarified",
            "propose-coding",
            "is-coding-complete",
            "decide-approval",
            "is-approval-needed",
            "ready-to-post",
            "post-invoice",
            "handled",
            "archive-document",
            "close-posted",
            "posted")
        .hasNotPassed(
            "validate-invoice",
            "verify-bank-account",
            "resolve-order",
            "code-invoice",
            "approve-invoice")
        .hasVariable("outcome", "posted")
        .hasVariable("posting", Map.of("invoiceId", "INV-1"))
        .isCompleted();
  }

  @Test
  void shouldStartNothingWhenTheSameDocumentArrivesAgain() {
    // given
    arrives("the-same");
    int before = engine.instances("invoice-intake").size();

    // when
    var refusal = org.assertj.core.api.Assertions.catchThrowable(() -> publish("the-same"));

    // then
    assertThat(refusal).hasMessageContaining("already");
    assertThat(engine.instances("invoice-intake")).hasSize(before);
  }

  @Test
  void shouldCheckAgainWhenAPersonCorrectedADoubtfulInvoice() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("confident", false)));
    assertThat(invoice).waitsAt("validate-invoice");
    assertThat(invoice.userTask("validate-invoice").getCandidateGroups()).containsExactly("clerk");
    assertThat(invoice.userTask("validate-invoice").getDueDate())
        .isEqualTo(engine.now().plus(Duration.ofDays(1)).atOffset(java.time.ZoneOffset.UTC));

    // when
    invoice
        .completeUserTask(
            "validate-invoice",
            Map.of(
                "validation", Map.of("decision", "correct", "by", "clara"),
                "invoice", Map.of("fields", Map.of("total", Map.of("value", "10.00")))))
        .completeJob("records.register-validation", Map.of())
        .completeJob("records.check-invoice", check(Map.of()))
        .completeJob("records.code-invoice", CODED)
        .completeJob("records.plan-approval", plan());

    // then the validator's work is seen by a second person, however small the amount
    assertThat(invoice)
        .waitsAt("approve-invoice")
        .hasVariable("invoice", Map.of("fields", Map.of("total", Map.of("value", "10.00"))));
    assertThat(invoice.userTask("approve-invoice").getCandidateGroups())
        .containsExactly("approver");
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
    finish(invoice);
    assertThat(invoice)
        .passed(
            "validate-invoice",
            "register-validation",
            "check-invoice",
            "approve-invoice",
            "post-invoice",
            "posted")
        .hasVariable("outcome", "posted")
        .isCompleted();
  }

  @Test
  void shouldStayWithTheClerkWhenTheCorrectionIsNotEnough() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("confident", false)));

    // when
    invoice
        .completeUserTask(
            "validate-invoice", Map.of("validation", Map.of("decision", "correct", "by", "clara")))
        .completeJob("records.register-validation", Map.of())
        .completeJob("records.check-invoice", check(Map.of("confident", false, "blocking", true)));

    // then
    assertThat(invoice).waitsAt("validate-invoice").hasNotPassed("decide-approval");
  }

  @Test
  void shouldEndRejectedWhenTheClerkRefuses() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("confident", false)));

    // when
    invoice.completeUserTask(
        "validate-invoice",
        Map.of("validation", Map.of("decision", "reject", "by", "clara", "reason", "No.")));

    // then
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldEndAsNoInvoiceWhenTheClerkSaysSo() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("confident", false)));

    // when
    invoice.completeUserTask(
        "validate-invoice",
        Map.of("validation", Map.of("decision", "not-an-invoice", "by", "clara")));

    // then
    ends(invoice, "not-an-invoice", "is-not-an-invoice");
  }

  @Test
  void shouldEndAsNoInvoiceWhenTheReaderSaysSo() {
    // given
    var invoice = arrives();

    // when
    invoice.throwError("documents.read", "not-an-invoice", Map.of("reason", "It is a letter."));

    // then
    assertThat(invoice).hasVariable("reason", "It is a letter.");
    ends(invoice, "not-an-invoice", "is-not-an-invoice");
  }

  @Test
  void shouldEndUnreadableWhenTheReaderCannotReadIt() {
    // given
    var invoice = arrives();

    // when
    invoice.throwError("documents.read", "unreadable", Map.of("reason", "It is encrypted."));

    // then
    assertThat(invoice).hasVariable("reason", "It is encrypted.");
    ends(invoice, "unreadable", "is-unreadable");
  }

  @Test
  void shouldEndAsDuplicateWhenItWasPostedBefore() {
    // given
    var invoice = arrives();

    // when
    read(invoice)
        .completeJob(
            "records.check-invoice", check(Map.of("duplicateOf", "INV-0", "confident", false)));

    // then
    assertThat(invoice).hasNotPassed("is-sure");
    ends(invoice, "duplicate", "is-already-posted");
  }

  @Test
  void shouldEndAsDuplicateWhenTheRegisterRefusesIt() {
    // given
    var invoice = arrives();
    read(invoice)
        .completeJob("records.check-invoice", check(Map.of()))
        .completeJob("records.code-invoice", CODED);

    // when
    invoice.throwError("records.post-invoice", "already-posted", Map.of("reason", "It is there."));

    // then
    ends(invoice, "duplicate", "is-already-posted");
  }

  @Test
  void shouldNeedTwoApprovalsWhenANewAccountWasConfirmed() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("bankAccountChanged", true)));
    assertThat(invoice).waitsAt("verify-bank-account");
    assertThat(invoice.userTask("verify-bank-account").getCandidateGroups())
        .containsExactly("controller");

    // when
    invoice.completeUserTask(
        "verify-bank-account",
        Map.of("bankAccount", Map.of("decision", "confirmed", "by", "carl")));

    // then
    invoice.completeJob("records.code-invoice", CODED).completeJob("records.plan-approval", plan());
    assertThat(invoice.userTask("approve-invoice").getCandidateGroups())
        .containsExactly("approver");
    invoice
        .completeUserTask("approve-invoice", approval("approved", "anton"))
        .completeJob("records.plan-approval", plan());
    assertThat(invoice.userTask("approve-invoice").getCandidateGroups())
        .containsExactly("director");
    invoice.completeUserTask("approve-invoice", approval("approved", "dora"));
    finish(invoice);
    assertThat(invoice)
        .hasVariable(
            "approvals",
            List.of(
                Map.of("decision", "approved", "by", "anton"),
                Map.of("decision", "approved", "by", "dora")))
        .isCompleted();
  }

  @Test
  void shouldEndRejectedWhenTheNewAccountIsRefused() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("bankAccountChanged", true)));

    // when
    invoice.completeUserTask(
        "verify-bank-account",
        Map.of(
            "bankAccount", Map.of("decision", "refused", "by", "carl", "reason", "Not theirs.")));

    // then
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldEndRejectedAndAskNobodyElseWhenTheFirstApproverRejects() {
    // given
    var invoice = arrives();
    waitsForApproval(invoice, Map.of("amount", "20000.00"));

    // when
    invoice.completeUserTask("approve-invoice", approval("rejected", "anton"));

    // then
    assertThat(invoice).hasNotPassed("post-invoice");
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldEndRejectedWhenTheSecondApproverRejects() {
    // given
    var invoice = arrives();
    waitsForApproval(invoice, Map.of("amount", "20000.00"));

    // when
    invoice
        .completeUserTask("approve-invoice", approval("approved", "anton"))
        .completeJob("records.plan-approval", plan())
        .completeUserTask("approve-invoice", approval("rejected", "dora"));

    // then
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldAskForApprovalAgainWhenTheApprovalsAreVoid() {
    // given
    var invoice = arrives();
    waitsForApproval(invoice, Map.of("amount", "5000.00"));
    invoice.completeUserTask("approve-invoice", approval("approved", "clara"));

    // when
    invoice.throwError(
        "records.post-invoice", "approval-void", Map.of("reason", "clara validated it."));

    // then it is looked at again from the start
    assertThat(invoice).passed("approval-void").waitsAt("check-invoice");
    waitsForApproval(invoice, Map.of("amount", "5000.00"), false);
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
    finish(invoice);
    assertThat(invoice)
        .hasVariable("approvals", List.of(Map.of("decision", "approved", "by", "anton")))
        .hasVariable("outcome", "posted")
        .isCompleted();
  }

  @Test
  void shouldRemindAndThenEscalateWhenNobodyApproves() {
    // given
    var invoice = arrives();
    waitsForApproval(invoice, Map.of("amount", "5000.00"));
    assertThat(invoice.userTask("approve-invoice").getCandidateUsers()).containsExactly("susi");
    assertThat(invoice.userTask("approve-invoice").getDueDate())
        .isEqualTo(engine.now().plus(Duration.ofHours(40)).atOffset(java.time.ZoneOffset.UTC));

    // when the plan's reminder is due
    engine.advance(Duration.ofHours(20));

    // then it goes out once, and the approval goes on waiting
    invoice.completeJob("records.remind-approver", Map.of());
    assertThat(invoice)
        .passed("approval-waits", "remind-approver", "reminded")
        .hasNotPassed("approval-overdue")
        .waitsAt("approve-invoice");

    // when nobody does anything until the plan's escalation
    engine.advance(Duration.ofHours(40));

    // then
    invoice.completeJob("records.escalate-approval", Map.of());
    assertThat(invoice)
        .passed("approval-overdue", "escalate-approval", "escalated")
        .waitsAt("approve-invoice");
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
    finish(invoice);
    assertThat(invoice).isCompleted();
  }

  @Test
  void shouldRefuseWithoutAPersonWhenItIsForSomebodyElse() {
    // given
    var invoice = arrives();

    // when
    read(invoice)
        .completeJob(
            "records.check-invoice", check(Map.of("buyer", "not-ours", "confident", false)));

    // then
    assertThat(invoice).hasNotPassed("is-sure", "validate-invoice");
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldCheckAgainWhenTheGoodsArrive() {
    // given
    var invoice = arrives("waits-for-goods");
    read(invoice)
        .completeJob("records.check-invoice", check(order("awaiting-goods", Duration.ofDays(20))));
    assertThat(invoice).waitsAt("wait-for-goods");

    // when
    engine.publish("goods-received", "INV-waits-for-goods", Map.of());

    // then
    invoice.completeJob("records.check-invoice", check(order("matched", null)));
    assertThat(invoice)
        .passed("goods-arrived", "clarified")
        .hasNotPassed("goods-overdue", "resolve-order");
    invoice.completeJob("records.code-invoice", CODED);
    finish(invoice);
    assertThat(invoice).hasVariable("outcome", "posted").isCompleted();
  }

  @Test
  void shouldAskAControllerWhenTheGoodsAreOverdue() {
    // given
    var invoice = arrives("goods-overdue");
    read(invoice)
        .completeJob("records.check-invoice", check(order("awaiting-goods", Duration.ofDays(20))));
    engine.advance(Duration.ofDays(19));
    assertThat(invoice).waitsAt("wait-for-goods");

    // when
    engine.advance(Duration.ofDays(1));

    // then
    assertThat(invoice).passed("goods-overdue").waitsAt("resolve-order");
    assertThat(invoice.userTask("resolve-order").getCandidateGroups())
        .containsExactly("controller");

    // and when she wants to wait, a week more
    invoice.completeUserTask("resolve-order", orderDecision("wait"));
    assertThat(invoice).waitsAt("wait-for-goods");
    engine.advance(Duration.ofDays(7));
    assertThat(invoice).waitsAt("resolve-order");
    invoice.completeUserTask("resolve-order", orderDecision("wait"));
    engine.publish("goods-received", "INV-goods-overdue", Map.of());
    assertThat(invoice).waitsAt("check-invoice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"excess", "price-differs", "unknown"})
  void shouldGoOnWhenTheControllerAcceptsWhatTheOrderDoesNotCover(String state) {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(order(state, null)));

    // when
    invoice.completeUserTask("resolve-order", orderDecision("accept"));

    // then
    assertThat(invoice).passed("clarified").hasNotPassed("wait-for-goods");
    invoice.completeJob("records.code-invoice", CODED);
    finish(invoice);
    assertThat(invoice).hasVariable("outcome", "posted").isCompleted();
  }

  @Test
  void shouldEndRejectedWhenTheControllerRefusesForTheOrder() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(order("excess", null)));

    // when
    invoice.completeUserTask("resolve-order", orderDecision("reject"));

    // then
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldAskAClerkWhenALineIsNotCoded() {
    // given
    var invoice = arrives();
    read(invoice)
        .completeJob("records.check-invoice", check(Map.of()))
        .completeJob(
            "records.code-invoice",
            Map.of("coding", Map.of("complete", false, "costCentres", List.of())));
    assertThat(invoice.userTask("code-invoice").getCandidateGroups()).containsExactly("clerk");

    // when the cost centre is one that the policy knows
    invoice.completeUserTask(
        "code-invoice",
        Map.of(
            "coding", Map.of("complete", true, "costCentres", List.of("9000")),
            "check", Map.of("amount", "0.01")));

    // then
    invoice.completeJob("records.post-invoice", Map.of("posting", Map.of()));
    assertThat(invoice)
        .passed("code-invoice", "decide-approval")
        .hasVariable("coding", Map.of("complete", true, "costCentres", List.of("9000")));
  }

  @Test
  void shouldKeepWhatTheChecksSaidWhenATaskIsCompletedWithMoreThanItsDecision() {
    // given
    var invoice = arrives();
    waitsForApproval(invoice, Map.of("amount", "20000.00"));

    // when an approver also sends another check, policy and plan
    invoice.completeUserTask(
        "approve-invoice",
        Map.of(
            "approvalDecision", Map.of("decision", "approved", "by", "anton"),
            "approval", Map.of("steps", List.of()),
            "check", Map.of("amount", "1.00"),
            "invoice", Map.of()));

    // then the second step is still there, and the data are what they were
    invoice.completeJob("records.plan-approval", plan());
    assertThat(invoice).waitsAt("approve-invoice");
    assertThat(invoice.userTask("approve-invoice").getCandidateGroups())
        .containsExactly("director");
    assertThat(invoice).hasVariable("invoice", Map.of("fields", Map.of()));
  }

  @Test
  void shouldCallBackOnceWhenTheSameAccountIsCheckedAgain() {
    // given
    var invoice = arrives("called-back");
    var changed = new HashMap<>(order("awaiting-goods", Duration.ofDays(20)));
    changed.put("bankAccountChanged", true);
    readWithAccount(invoice, "DE66999900070031415926")
        .completeJob("records.check-invoice", check(changed));
    invoice.completeUserTask(
        "verify-bank-account",
        Map.of("bankAccount", Map.of("decision", "confirmed", "by", "carl")));
    assertThat(invoice).waitsAt("wait-for-goods");

    // when
    engine.publish("goods-received", "INV-called-back", Map.of());
    invoice.completeJob("records.check-invoice", check(Map.of("bankAccountChanged", true)));

    // then
    assertThat(invoice).waitsAt("propose-coding");
    assertThat(invoice).hasNotPassed("rejected-by-controller");
  }

  @Test
  void shouldHaveAnIncidentAtTheStepWhenABotGivesUp() {
    // given
    var invoice = arrives();

    // when
    invoice.failJob("documents.read", 0, "the reader is out of order");

    // then
    assertThat(invoice).hasIncident("read-document", "the reader is out of order").isActive();
  }

  private static TestInstance arrives() {
    return arrives("document-" + ++documents);
  }

  private static TestInstance arrives(String sha256) {
    publish(sha256);
    engine.settle();
    return engine.newestInstance("invoice-intake");
  }

  private static void publish(String sha256) {
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("document-received")
        .correlationKey(sha256)
        .messageId(sha256)
        .timeToLive(Duration.ofDays(7))
        .variables(
            Map.of(
                "intake", Map.of("caseId", "INV-" + sha256, "sha256", sha256, "fileName", "a.pdf"),
                "document", Map.of("documentId", "d")))
        .send()
        .join();
  }

  /** From the reading to the first approval. */
  private static void waitsForApproval(TestInstance invoice, Map<String, Object> otherwise) {
    waitsForApproval(invoice, otherwise, true);
  }

  private static void waitsForApproval(
      TestInstance invoice, Map<String, Object> otherwise, boolean unread) {
    if (unread) {
      read(invoice);
    }
    invoice
        .completeJob("records.check-invoice", check(otherwise))
        .completeJob("records.code-invoice", CODED)
        .completeJob("records.plan-approval", plan());
  }

  private static Map<String, Object> plan() {
    return Map.of(
        "plan",
        Map.of(
            "remindAt", engine.now().plus(Duration.ofHours(20)).toString(),
            "escalateAt", engine.now().plus(Duration.ofHours(60)).toString(),
            "dueAt", engine.now().plus(Duration.ofHours(40)).toString(),
            "candidateUsers", List.of("susi"),
            "escalateTo", Map.of("role", "director")));
  }

  private static Map<String, Object> order(String state, @Nullable Duration until) {
    var order = new HashMap<String, Object>();
    order.put("state", state);
    if (until != null) {
      order.put("deadline", engine.now().plus(until).toString());
    }
    return Map.of("order", order);
  }

  private static Map<String, Object> orderDecision(String decision) {
    return Map.of(
        "orderDecision", Map.of("decision", decision, "by", "carl", "reason", "Because."));
  }

  private static TestInstance readWithAccount(TestInstance invoice, String iban) {
    return invoice.completeJob(
        "documents.read",
        Map.of(
            "reading",
            Map.of("kind", "digital-pdf"),
            "invoice",
            Map.of("fields", Map.of("iban", Map.of("value", iban)))));
  }

  private static TestInstance read(TestInstance invoice) {
    return invoice.completeJob(
        "documents.read",
        Map.of("reading", Map.of("kind", "digital-pdf"), "invoice", Map.of("fields", Map.of())));
  }

  /** A check of a small, clear invoice of a low-risk vendor, except where told otherwise. */
  private static Map<String, Object> check(Map<String, Object> otherwise) {
    var check = new HashMap<String, Object>();
    check.put("vendorId", "V1001");
    check.put("vendorName", "Hansen");
    check.put("vendorRisk", "low");
    check.put("documentType", "invoice");
    check.put("amount", "119.00");
    check.put("currency", "EUR");
    check.put("bankAccountChanged", false);
    check.put("confident", true);
    check.put("findings", List.of());
    check.put("blocking", false);
    check.put("buyer", "ours");
    check.put("intercompany", false);
    check.put("order", Map.of("state", "none"));
    check.putAll(otherwise);
    return Map.of("check", check);
  }

  private static Map<String, Object> approval(String decision, String by) {
    return Map.of("approvalDecision", Map.of("decision", decision, "by", by));
  }

  private static void finish(TestInstance invoice) {
    invoice
        .completeJob("records.post-invoice", Map.of("posting", Map.of()))
        .completeJob("documents.archive", Map.of())
        .completeJob("records.close-case", Map.of("outcome", "posted"));
  }

  /** The case is closed with the outcome the model gave to the worker. */
  private static void ends(TestInstance invoice, String outcome, String caughtAt) {
    var job = invoice.job("records.close-case");
    assertThat(job.getVariablesAsMap()).containsEntry("outcome", outcome);
    engine.client().newCompleteCommand(job).variables(Map.of("outcome", outcome)).send().join();
    engine.settle();
    assertThat(invoice)
        .passed(caughtAt, "close-" + outcome, outcome)
        .hasNotPassed("archive-document")
        .hasVariable("outcome", outcome)
        .isCompleted();
  }
}
