package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.InvoiceDesk.CHECK;
import static dev.pitcrew.records.worker.InvoiceDesk.INTAKE;
import static dev.pitcrew.records.worker.InvoiceDesk.INVOICE;
import static dev.pitcrew.records.worker.InvoiceDesk.MASTER_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NEW_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NOW;
import static dev.pitcrew.records.worker.InvoiceDesk.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which approvals count, and how many are due: the policy and the books say it, not the process.
 */
abstract class CountedApprovalContract {

  @TempDir Path folder;

  private final TestBooks books;

  private InvoiceDesk desk;
  private Records records;
  private FixedPolicies policies;

  CountedApprovalContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    records = Records.open(books.stocked(folder), InstantSource.fixed(NOW));
    desk = new InvoiceDesk(records);
    policies = desk.policies();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldVoidTheApprovalsWhenTheDataWereChangedSinceTheCheck() {
    // given
    var asApproved =
        desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, desk.steps("approver"));
    desk.approved(asApproved, "anton");

    // when somebody changes amount, account or vendor through the API after the approval
    var amount = INVOICE.formatted(MASTER_IBAN).replace("\"119.00\"", "\"900.00\"");
    var account = INVOICE.formatted(NEW_IBAN);
    var vendor = CHECK.replace("V1001", "V1002");

    // then
    var refusal =
        JobOutcome.error(
            "approval-void", "The data of the invoice were changed after it was checked.");
    var work = new PostInvoice(records, policies);
    assertThat(work.run(input(INTAKE, amount, CHECK, desk.steps("approver")))).isEqualTo(refusal);
    assertThat(work.run(input(INTAKE, account, CHECK, desk.steps("approver")))).isEqualTo(refusal);
    assertThat(
            work.run(input(INTAKE, INVOICE.formatted(MASTER_IBAN), vendor, desk.steps("approver"))))
        .isEqualTo(refusal);
    assertThat(records.invoices().latest(10)).isEmpty();
    assertThat(records.audit().about("case", "INV-1"))
        .filteredOn(entry -> entry.what().equals("decisions-void"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.reason())
                    .isEqualTo("The data of the invoice were changed after it was checked."));

    // and with the data put back it still has to be approved again
    assertThat(work.run(asApproved))
        .isEqualTo(JobOutcome.error("approval-void", "1 approvals are needed, but 0 were given."));
    desk.approved(asApproved, "anton");
    assertThat(work.run(asApproved)).isInstanceOf(JobOutcome.Completed.class);
  }

  @Test
  void shouldStopBeforeAnybodyIsAskedWhenThePolicyWasDeployedAfterTheListWasMade() {
    // given a list by the policy of then, and one that asks for more since
    policies.due("approver", "director");
    policies.deployAnother();
    var plan = new PlanApproval(records, policies);
    var step = "\"step\": {\"role\": \"approver\"}";
    var input =
        desk.checked(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            step,
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}]}");

    // when, then
    assertThat(plan.run(input))
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to ask people by the newest policy, but the process made its list by an earlier one, or the list was shortened: policy approval-policy (version 2, rule rule-of-2) asks for approver, director, and the process lists approver. Put the policy's steps into variable approval and retry; whoever is not asked now is asked when it is posted."));
    assertThat(records.approvalSteps().current("INV-1")).isEmpty();
    assertThat(records.audit().about("case", "INV-1"))
        .filteredOn(entry -> entry.what().equals("approvals-short"))
        .hasSize(1);

    // and when the steps are there, people are asked by that version
    var mended = input(INTAKE, CHECK, step, desk.steps("approver", "director"));
    assertThat(plan.run(mended)).isInstanceOf(JobOutcome.Completed.class);
    assertThat(records.policyNotes().table("INV-1", "approval-policy").orElseThrow().version())
        .isEqualTo(2);
  }

  @Test
  void shouldStopAndThenBeApprovedAnewWhenTheListOfApprovalsWasShortened() {
    // given a policy that asks for two, and an operator who left one of them in the variable
    policies.due("approver", "director");
    var input =
        desk.checked(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}]}");
    desk.approved(input, "anton");
    var work = new PostInvoice(records, policies);

    // when
    var stopped = work.run(input);

    // then
    assertThat(stopped)
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected the approvals that are due: policy approval-policy (version 1, rule rule-of-2) asks for approver, director, but the process lists approver. 2 approvals are needed, but 1 were given. Put the policy's steps back into variable approval and retry: then it is checked and approved anew."));
    assertThat(work.run(input)).isEqualTo(stopped);
    assertThat(records.invoices().find("INV-1")).isEmpty();
    assertThat(records.decisions().standing("INV-1", "approve-invoice")).hasSize(1);
    assertThat(records.effects().unresolved()).isEmpty();
    assertThat(audited("approvals-short"))
        .contains("\"due\":\"approver, director\"", "\"listed\":\"approver\"")
        .contains("\"given\":\"anton\"", "\"version\":1");

    // and when the steps are back, the approvals are void and asked for anew
    var restored =
        input(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, desk.steps("approver", "director"));
    assertThat(work.run(restored))
        .isEqualTo(JobOutcome.error("approval-void", "2 approvals are needed, but 1 were given."));
    desk.approved(input, "anton", "dora");
    assertThat(work.run(restored)).isInstanceOf(JobOutcome.Completed.class);
    assertThat(audited("policy-applied"))
        .contains("\"due\":\"approver, director\"", "\"given\":\"anton, dora\"");
  }

  @Test
  void shouldNotPostWithoutApprovalWhenTheListWasEmptiedOrTakenAway() {
    policies.due("approver");
    for (var list : List.of("\"approval\": {\"steps\": []}", "\"approval\": null")) {
      // given
      var input = desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, list);

      // when, then: each is another job
      assertThat(
              new PostInvoice(records, policies)
                  .run(JobInput.parse(list.length(), 2, 3, "p", input.variables().toString())))
          .isInstanceOfSatisfying(
              JobOutcome.NeedsPerson.class,
              stop -> assertThat(stop.message()).contains("lists nobody"));
    }
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldNotTakeAnApproverForTheDirectorWhenTheRoleOfAStepWasChanged() {
    // given two approvals, each at a step for approvers
    policies.due("approver", "director");
    var input =
        desk.checked(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}, {\"role\": \"approver\"}]}");
    for (var who : List.of("anton", "sven")) {
      records.approvalSteps().plan(50 + desk.task(), "INV-1", "approver");
      desk.approved(input, who);
      records.approvalSteps().decided("INV-1", desk.task());
    }

    // when, then
    assertThat(new PostInvoice(records, policies).run(input))
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            stop -> assertThat(stop.message()).contains("No director has approved it."));
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldAskThePolicyByTheBooksAndTheVersionPeopleWereAskedBy() {
    // given a check, a plan by version 1, and an operator who writes a smaller amount
    var input = desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, desk.steps());
    new PlanApproval(records, policies)
        .run(input(INTAKE, CHECK, "\"step\": {\"role\": \"approver\"}"));
    policies.deployAnother();
    var smaller =
        input(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK.replace("{", "{\"amount\": \"0.01\", \"vendorRisk\": \"low\", "),
            "\"approval\": {\"steps\": []}");
    policies.asked.clear();
    policies.versions.clear();

    // when
    assertThat(new PostInvoice(records, policies).run(smaller))
        .isInstanceOf(JobOutcome.Completed.class);

    // then
    assertThat(policies.asked.getFirst())
        .containsEntry("validated", false)
        .containsEntry("documentType", "invoice")
        .containsEntry("currency", "EUR")
        .containsEntry("orderMatched", false)
        .hasEntrySatisfying(
            "amount",
            amount -> assertThat(new BigDecimal(amount.toString())).isEqualByComparingTo("119"));
    assertThat(policies.versions.getFirst().orElseThrow().version()).isEqualTo(1);
    assertThat(audited("policy-applied")).contains("\"version\":1");

    // and a case that is checked again is asked by the newest
    desk.check(input);
    assertThat(records.policyNotes().table("INV-1", "approval-policy")).isEmpty();
  }

  @Test
  void shouldVoidTheApprovalWhenFourEyesAreNotFour() {
    // given
    desk.decided("validate-invoice", "correct", "dora", null);

    // when, then what the variables say about approvals counts for nothing
    assertVoid(
        "2 approvals are needed, but 1 were given.",
        desk.steps("approver", "director"),
        "\"approvals\": [{\"decision\": \"approved\", \"by\": \"sven\"}]",
        "anton");
    assertVoid(
        "dora validated the invoice or approved it before, and cannot approve it too.",
        desk.steps("approver"),
        "\"approvals\": []",
        "dora");
    assertVoid(
        "anton validated the invoice or approved it before, and cannot approve it too.",
        desk.steps("approver", "director"),
        "\"approvals\": []",
        "anton",
        "anton");
    desk.decided("approve-invoice", "approved", "anton", "the hash of something else");
    assertVoid(
        "anton approved something else than what is to be posted.",
        desk.steps("approver"),
        "\"approvals\": []");
    assertThat(records.invoices().find("INV-1")).isEmpty();

    // and the next, proper approval counts
    var input = desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, desk.steps("approver"));
    desk.approved(input, "anton");
    new PostInvoice(records, policies).run(input);
    assertThat(records.invoices().find("INV-1")).isPresent();
  }

  @Test
  void shouldForgetTheApprovalsWhenTheCaseEndsOtherwise() {
    // given
    desk.decided("approve-invoice", "approved", "anton", "bound");
    desk.decided("approve-invoice", "rejected", "dora", "bound");

    // when
    new CloseCase(records).run(input(INTAKE, "\"outcome\": \"rejected\""));

    // then
    assertThat(records.decisions().standing("INV-1", "approve-invoice")).isEmpty();
  }

  private String audited(String what) {
    return records.audit().about("case", "INV-1").stream()
        .filter(entry -> entry.what().equals(what))
        .findFirst()
        .orElseThrow()
        .after();
  }

  private void assertVoid(String why, String steps, String approvals, String... people) {
    var input = desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps, approvals);
    desk.approved(input, people);
    assertThat(new PostInvoice(records, policies).run(input))
        .isEqualTo(JobOutcome.error("approval-void", why));
  }
}
