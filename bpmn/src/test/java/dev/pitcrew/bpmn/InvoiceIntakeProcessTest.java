package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of the invoice intake. */
final class InvoiceIntakeProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/invoice-intake/approval-policy.dmn",
              "bpmn/invoice-intake/validate-invoice.form",
              "bpmn/invoice-intake/verify-bank-account.form",
              "bpmn/invoice-intake/approve-invoice.form",
              "bpmn/invoice-intake/invoice-intake.bpmn");

  private static int documents;

  @Test
  void shouldPostWithoutAPersonWhenASmallInvoiceIsClear() {
    // given
    var invoice = arrives();

    // when
    invoice
        .completeJob(
            "documents.read", Map.of("reading", Map.of("kind", "e-invoice"), "invoice", Map.of()))
        .completeJob("records.check-invoice", check(Map.of()))
        .completeJob("records.post-invoice", Map.of("posting", Map.of("invoiceId", "INV-1")))
        .completeJob("documents.archive", Map.of("archive", Map.of()))
        .completeJob("records.close-case", Map.of("outcome", "posted"));

    // then
    assertThat(invoice)
        .passed(
            "document-arrived",
            "read-document",
            "check-invoice",
            "is-duplicate",
            "is-sure",
            "is-bank-account-changed",
            "decide-approval",
            "is-approval-needed",
            "ready-to-post",
            "post-invoice",
            "handled",
            "archive-document",
            "close-posted",
            "posted")
        .hasNotPassed("validate-invoice", "verify-bank-account", "approve-invoice")
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
        .completeJob("records.check-invoice", check(Map.of()));

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
    read(invoice).completeJob("records.check-invoice", check(Map.of()));

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
    assertThat(invoice.userTask("approve-invoice").getCandidateGroups())
        .containsExactly("approver");
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
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
    read(invoice).completeJob("records.check-invoice", check(Map.of("amount", "20000.00")));

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
    read(invoice).completeJob("records.check-invoice", check(Map.of("amount", "20000.00")));

    // when
    invoice
        .completeUserTask("approve-invoice", approval("approved", "anton"))
        .completeUserTask("approve-invoice", approval("rejected", "dora"));

    // then
    ends(invoice, "rejected", "is-rejected");
  }

  @Test
  void shouldAskForApprovalAgainWhenTheApprovalsAreVoid() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("amount", "5000.00")));
    invoice.completeUserTask("approve-invoice", approval("approved", "clara"));

    // when
    invoice.throwError(
        "records.post-invoice", "approval-void", Map.of("reason", "clara validated it."));

    // then
    assertThat(invoice).waitsAt("approve-invoice");
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
    finish(invoice);
    assertThat(invoice)
        .hasVariable("approvals", List.of(Map.of("decision", "approved", "by", "anton")))
        .hasVariable("outcome", "posted")
        .isCompleted();
  }

  @Test
  void shouldRemindOnceWhenNobodyApprovesForADay() {
    // given
    var invoice = arrives();
    read(invoice).completeJob("records.check-invoice", check(Map.of("amount", "5000.00")));

    // when
    engine.advance(Duration.ofDays(1));

    // then the reminder goes out, and the approval goes on waiting
    invoice.completeJob("records.remind-approver", Map.of());
    assertThat(invoice)
        .passed("approval-waits", "remind-approver", "reminded")
        .waitsAt("approve-invoice");
    invoice.completeUserTask("approve-invoice", approval("approved", "anton"));
    finish(invoice);
    assertThat(invoice).isCompleted();
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
