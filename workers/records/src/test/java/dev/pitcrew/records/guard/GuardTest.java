package dev.pitcrew.records.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.guard.Verdict.Denied;
import dev.pitcrew.records.guard.Verdict.Passed;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Person;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let through, and what the others are told. */
final class GuardTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final long INSTANCE = 7;
  private static final String CASE = "INV-1";
  private static final String APPROVED = "{'decision': 'approved', 'by': '%s'}";

  @TempDir Path folder;
  private Records records;
  private final Map<String, List<String>> standsInFor = new java.util.HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private Guard guard;
  private long tasks = 100;

  @BeforeEach
  void open() {
    records = Records.open(TestBooks.SQLITE.stocked(folder), InstantSource.fixed(NOW));
    records.people().save(new Person("susi", "Susi Tal", Set.of("approver"), "dora", null));
    records
        .cases()
        .open(
            CASE,
            "invoice-intake",
            INSTANCE,
            "a.pdf",
            "aaaaaaaaaaaaaaaa",
            Instant.parse("2026-11-20T08:00:00Z"));
    records.approvalSteps().plan(50, CASE, "approver");
    guard =
        new Guard(
            records,
            username -> standsInFor.getOrDefault(username, List.of()),
            (username, purpose) -> confirmed.contains(username + " " + purpose));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldLetAnApproverPassWhenNothingKeepsThem() {
    // when
    var verdict = complete("approve-invoice", "anton", "approvalDecision", APPROVED, "anton");

    // then
    assertThat(verdict)
        .isEqualTo(
            new Passed(
                new Decision(
                    101, CASE, "approve-invoice", "approved", null, "anton", null, "bound", NOW)));
  }

  @Test
  void shouldDenyWhenNobodyHasTakenTheTask() {
    assertThat(complete("approve-invoice", null, "approvalDecision", APPROVED, "anton"))
        .isEqualTo(new Denied("Nobody has taken this task. Take it first, then decide."));
  }

  @Test
  void shouldDenyWhenTheDecisionIsSomebodyElses() {
    assertThat(complete("approve-invoice", "anton", "approvalDecision", APPROVED, "dora"))
        .isEqualTo(
            new Denied("The decision does not come from Anton Berg, who has taken this task."));
  }

  @Test
  void shouldDenyWhenThePersonHasNotTheRole() {
    assertThat(complete("approve-invoice", "carl", "approvalDecision", APPROVED, "carl"))
        .isEqualTo(
            new Denied(
                "Carl Osterloh is no approver, and stands in for no absent approver today."));
    assertThat(complete("approve-invoice", "mallory", "approvalDecision", APPROVED, "mallory"))
        .isEqualTo(new Denied("mallory is not among the people of the books."));
  }

  @Test
  void shouldDenyWhenTheValidatorApproves() {
    // given
    decided("validate-invoice", "correct", "dora", null);

    // when, then
    assertThat(complete("approve-invoice", "dora", "approvalDecision", APPROVED, "dora"))
        .isEqualTo(new Denied("Dora Lindqvist validated this invoice and cannot approve it."));
  }

  @Test
  void shouldLetADirectorReviewAndNotWhoBroughtTheFiguresByHand() {
    // given
    decided("fetch-bank-report", "fetched", "carl", null);

    // when, then
    assertThat(complete("review-report", "carl", "review", APPROVED, "carl"))
        .isEqualTo(
            new Denied(
                "Carl Osterloh brought the bank’s figures of this report and cannot review the"
                    + " report."));
    assertThat(complete("review-report", "anton", "review", APPROVED, "anton"))
        .isEqualTo(
            new Denied(
                "Anton Berg is no controller, and stands in for no absent controller today."));
    assertThat(complete("review-report", "dora", "review", APPROVED, "dora"))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.decision().binding()).isEqualTo("bound"));
  }

  @Test
  void shouldDenyWhenTheValidatorApprovesAsASubstitute() {
    // given
    decided("validate-invoice", "correct", "clara", null);
    standsInFor.put("clara", List.of("anton"));

    // when, then
    assertThat(complete("approve-invoice", "clara", "approvalDecision", APPROVED, "clara"))
        .isEqualTo(
            new Denied(
                "Clara Winter validated this invoice and cannot approve it, also not as a"
                    + " substitute for Anton Berg."));
  }

  @Test
  void shouldDenyWhenASubstituteApprovesForTheValidator() {
    // given
    decided("validate-invoice", "correct", "anton", null);
    standsInFor.put("carl", List.of("anton"));

    // when, then
    assertThat(complete("approve-invoice", "carl", "approvalDecision", APPROVED, "carl"))
        .isEqualTo(
            new Denied(
                "Anton Berg validated this invoice, so Carl Osterloh cannot approve it as a"
                    + " substitute for Anton Berg."));
  }

  @Test
  void shouldNoteForWhomWhenASubstituteApproves() {
    // given
    standsInFor.put("carl", List.of("clara", "anton"));

    // when
    var verdict = complete("approve-invoice", "carl", "approvalDecision", APPROVED, "carl");

    // then
    assertThat(((Passed) verdict).decision().onBehalfOf()).isEqualTo("anton");
  }

  @Test
  void shouldDenyWhenTheSamePersonApprovesTwice() {
    // given
    decided("approve-invoice", "approved", "dora", null);
    records.approvalSteps().plan(51, CASE, "director");

    // when, then
    assertThat(complete("approve-invoice", "dora", "approvalDecision", APPROVED, "dora"))
        .isEqualTo(
            new Denied("Dora Lindqvist approved this invoice before and cannot approve it."));

    // and not through somebody else either
    standsInFor.put("carl", List.of("dora"));
    assertThat(complete("approve-invoice", "carl", "approvalDecision", APPROVED, "carl"))
        .isEqualTo(
            new Denied(
                "Dora Lindqvist approved this invoice before, so Carl Osterloh cannot approve it as"
                    + " a substitute for Dora Lindqvist."));

    // but when the approvals were void, she may
    records.decisions().makeVoid(CASE, "approve-invoice", "The account changed.", "test");
    assertThat(complete("approve-invoice", "dora", "approvalDecision", APPROVED, "dora"))
        .isInstanceOf(Passed.class);
  }

  @Test
  void shouldDenyWhenTheFirstApprovalWasGivenForTheSamePerson() {
    // given susi approved for dora, who is back now
    decided("approve-invoice", "approved", "susi", "dora");
    records.approvalSteps().plan(51, CASE, "director");

    // when, then
    assertThat(complete("approve-invoice", "dora", "approvalDecision", APPROVED, "dora"))
        .isInstanceOf(Denied.class);
  }

  @Test
  void shouldTakeTheRoleFromTheBooksWhenTheVariablesNameAnother() {
    // given
    records.approvalSteps().plan(51, CASE, "director");

    // when whoever completes the task also sends another step
    var verdict =
        guard.judge(
            new Completion(
                1,
                "approve-invoice",
                INSTANCE,
                "anton",
                json(
                    "{'approvalDecision': {'decision': 'approved', 'by': 'anton'}, 'step': {'role':"
                        + " 'approver'}, 'intake': {'caseId': 'INV-2'}}"),
                "bound"));

    // then
    assertThat(verdict)
        .isEqualTo(
            new Denied("Anton Berg is no director, and stands in for no absent director today."));
  }

  @Test
  void shouldLetOthersPassWhenTheApprovalWasEscalatedToThem() {
    // given
    var step = records.approvalSteps().current(CASE).orElseThrow();
    records.approvalSteps().escalate(step, null, "carl", "test");

    // when, then
    assertThat(complete("approve-invoice", "carl", "approvalDecision", APPROVED, "carl"))
        .isInstanceOf(Passed.class);
    assertThat(complete("approve-invoice", "olga", "approvalDecision", APPROVED, "olga"))
        .isInstanceOf(Denied.class);
  }

  @Test
  void shouldDenyWhenTheValidatorConfirmsTheAccount() {
    // given
    records
        .people()
        .save(new Person("clara", "Clara Winter", Set.of("clerk", "controller"), null, null));
    decided("validate-invoice", "correct", "clara", null);
    var confirmation = "{'decision': 'confirmed', 'by': '%s'}";

    // when, then
    assertThat(complete("verify-bank-account", "clara", "bankAccount", confirmation, "clara"))
        .isEqualTo(
            new Denied("Clara Winter validated this invoice and cannot confirm its bank account."));
    assertThat(complete("verify-bank-account", "carl", "bankAccount", confirmation, "carl"))
        .isInstanceOf(Passed.class);
  }

  @Test
  void shouldSayTheSameWhenTheJobIsHandedOutTwice() {
    // given
    var completion =
        new Completion(
            9,
            "approve-invoice",
            INSTANCE,
            "anton",
            json("{'approvalDecision': {'decision': 'approved', 'by': 'anton'}}"),
            "bound");
    var first = (Passed) guard.judge(completion);
    records.decisions().record(first.decision());

    // when, then he is not kept by his own approval
    assertThat(guard.judge(completion)).isEqualTo(first);
    assertThat(
            guard.judge(
                new Completion(
                    9,
                    "approve-invoice",
                    INSTANCE,
                    "anton",
                    json(
                        "{'approvalDecision': {'decision': 'rejected', 'by': 'anton', 'reason':"
                            + " 'No.'}}"),
                    "bound")))
        .isEqualTo(new Denied("Anton Berg decided this task before."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approve-invoice|anton|{}|Nothing was decided: the task is completed with one object"
            + " approvalDecision.",
        "approve-invoice|anton|{'approvalDecision': 'approved'}|Nothing was decided: the task is"
            + " completed with one object approvalDecision.",
        "approve-invoice|anton|{'approvalDecision': {'by': 'anton'}}|The decision is missing, but"
            + " it must be one of approved, rejected.",
        "approve-invoice|anton|{'approvalDecision': {'decision': 'ok', 'by': 'anton'}}|The decision"
            + " is another word, but it must be one of approved, rejected.",
        "approve-invoice|anton|{'approvalDecision': {'decision': 'rejected', 'by': 'anton'}}|Say"
            + " why: “rejected” needs a reason.",
        "validate-invoice|clara|{'validation': {'decision': 'correct', 'by': 'clara'}}|The"
            + " corrected invoice has no fields.",
        "validate-invoice|clara|{'validation': {'decision': 'correct', 'by': 'clara'}, 'invoice':"
            + " {'fields': {'total': '9'}}}|Field total of the corrected invoice has no value.",
        "resolve-order|carl|{'orderDecision': {'decision': 'accept', 'by': 'carl'}}|Say why:"
            + " “accept” needs a reason.",
        "code-invoice|clara|{'coding': {'lines': [], 'complete': true}}|The coding has no lines.",
        "code-invoice|clara|{'coding': {'lines': [{'line': 1, 'net': '1.00', 'account': '4930'}],"
            + " 'complete': true}}|Line 1 has no VAT code yet.",
        "code-invoice|clara|{'coding': {'lines': [{'line': 1, 'net': '1.00', 'account': '4930',"
            + " 'vatCode': 'S19'}], 'complete': false}}|The coding says that it is not complete.",
        "code-invoice|clara|{'coding': {'lines': [{'line': 1, 'net': '1e9', 'account': '4930',"
            + " 'vatCode': 'S19'}], 'complete': true}}|Line 1 has no net amount.",
        "book-holiday|clara|{}|Nobody has said who may decide at task book-holiday."
      })
  void shouldDenyWhenWhatIsSentIsNoDecision(
      String element, String assignee, String variables, String sentence) {
    assertThat(
            guard.judge(new Completion(1, element, INSTANCE, assignee, json(variables), "bound")))
        .isEqualTo(new Denied(sentence));
  }

  @Test
  void shouldLetOtherTasksPassWhenTheirPeopleDecide() {
    assertThat(
            complete(
                "resolve-order",
                "carl",
                "orderDecision",
                "{'decision': 'wait', 'by': '%s'}",
                "carl"))
        .isInstanceOf(Passed.class);
    assertThat(
            guard.judge(
                new Completion(
                    1,
                    "code-invoice",
                    INSTANCE,
                    "clara",
                    json(
                        "{'coding': {'lines': [{'line': 1, 'net': '1.00', 'account': '4930',"
                            + " 'vatCode': 'S19'}], 'complete': true}}"),
                    null)))
        .isInstanceOf(Passed.class);
    assertThat(
            guard.judge(
                new Completion(
                    2,
                    "validate-invoice",
                    INSTANCE,
                    "clara",
                    json(
                        "{'validation': {'decision': 'correct', 'by': 'clara'}, 'invoice':"
                            + " {'fields': {'total': {'value': '9'}}}}"),
                    null)))
        .isInstanceOf(Passed.class);
  }

  @Test
  void shouldDenyTheReleaseWhenTheTreasurerHadAPartOrConfirmedNothing() {
    // given
    proposedRun();
    decided("code-invoice", "coded", "dora", null);
    records
        .people()
        .save(new Person("dora", "Dora Lindqvist", Set.of("director", "treasurer"), null, null));
    var released = "{'decision': 'released', 'by': '%s'}";

    // when, then
    assertThat(complete("release-payments", "dora", "release", released, "dora"))
        .isEqualTo(new Denied("Dora Lindqvist coded INV-1 and cannot release a payment of it."));
    assertThat(complete("release-payments", "theo", "release", released, "theo"))
        .isEqualTo(
            new Denied(
                "Theo Marquard has not confirmed this release with a second factor in the last five"
                    + " minutes."));
    confirmed.add("theo release:" + (tasks + 1));
    assertThat(complete("release-payments", "theo", "release", released, "theo"))
        .isEqualTo(
            new Passed(
                new Decision(
                    tasks, "PR-7", "release-payments", "released", null, "theo", null, null, NOW)));

    // and giving everything back needs neither
    assertThat(
            complete(
                "release-payments",
                "dora",
                "release",
                "{'decision': 'discarded', 'by': '%s'}",
                "dora"))
        .isInstanceOf(Passed.class);
  }

  @Test
  void shouldDenyTheReleaseWhenTheTreasurerHandedTheInvoiceIn() {
    // given
    proposedRun();
    records.intake().arrived("aaaaaaaaaaaaaaaa", "upload", "a.pdf", "theo", 10);
    confirmed.add("theo release:" + (tasks + 1));

    // when, then
    assertThat(
            complete(
                "release-payments",
                "theo",
                "release",
                "{'decision': 'released', 'by': '%s'}",
                "theo"))
        .isEqualTo(new Denied("Theo Marquard handed in INV-1 and cannot release a payment of it."));
  }

  private Verdict complete(
      String element, @Nullable String assignee, String object, String value, String by) {
    return guard.judge(
        new Completion(
            ++tasks,
            element,
            INSTANCE,
            assignee,
            json("{'%s': %s}".formatted(object, value.formatted(by))),
            "bound"));
  }

  private void decided(String element, String word, String by, @Nullable String forWhom) {
    records
        .decisions()
        .record(new Decision(++tasks, CASE, element, word, null, by, forWhom, "bound", NOW));
  }

  private void proposedRun() {
    var amount = new BigDecimal("100.00");
    var day = LocalDate.parse("2026-11-20");
    records
        .invoices()
        .post(
            new Invoice(
                CASE,
                "brueckner-voss",
                "V1001",
                Invoice.Type.INVOICE,
                "RE-1",
                day,
                day,
                "EUR",
                null,
                null,
                amount,
                amount,
                "DE06999900020044556677",
                "aaaaaaaaaaaaaaaa",
                null,
                "bound",
                Invoice.State.POSTED,
                null,
                NOW),
            "test");
    records
        .paymentRuns()
        .propose(
            new PaymentRun(
                "PR-7",
                "brueckner-voss",
                PaymentRun.State.PROPOSED,
                day,
                day,
                "EUR",
                amount,
                1,
                NOW,
                null,
                null,
                null,
                null,
                null,
                null),
            List.of(
                new Payment(
                    "PR-7-1",
                    "PR-7",
                    "V1001",
                    "DE06999900020044556677",
                    amount,
                    "EUR",
                    "RE-1",
                    Payment.State.PROPOSED,
                    List.of(new Payment.Item(CASE, amount, "bound")))),
            "test");
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
