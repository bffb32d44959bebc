package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.ClaimOffice.DAY;
import static dev.pitcrew.records.worker.ClaimOffice.HOTEL;
import static dev.pitcrew.records.worker.ClaimOffice.HOTEL_READ;
import static dev.pitcrew.records.worker.ClaimOffice.ONE;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI_READ;
import static dev.pitcrew.records.worker.ClaimOffice.cut;
import static dev.pitcrew.records.worker.ClaimOffice.json;
import static dev.pitcrew.records.worker.ClaimOffice.line;
import static dev.pitcrew.records.worker.ClaimOffice.lines;
import static dev.pitcrew.records.worker.ClaimOffice.policy;
import static dev.pitcrew.records.worker.ClaimOffice.posting;
import static dev.pitcrew.records.worker.ClaimOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.mail.OutboxMessage;
import dev.pitcrew.records.payable.Invoice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a claim: in the journal, for the claimant, and in the case. */
abstract class PostedClaimContract {

  @TempDir Path folder;

  private final TestBooks books;

  private ClaimOffice office;
  private Records records;

  PostedClaimContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new ClaimOffice(books.stocked(folder));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPostABalancedEntryAndAPayableWhenTheManagerApproves() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    office.plan(claim, "manager");

    // when
    var verdict =
        office.decide(claim, shown, policy, "anton", line(1, "approved"), line(2, "approved"));
    var outcome = office.post(claim, policy, 1);

    // then
    assertThat(verdict).isEqualTo(JobOutcome.completed());
    assertThat(posting(outcome))
        .containsEntry("reimbursable", "21.40")
        .containsEntry("companyCard", "107.00")
        .containsEntry("refused", "0.00")
        .containsEntry("payableId", ONE);
    assertThat(records.journal().between(DAY, DAY))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(lines(entry))
                    .containsExactly(
                        "6663 2100 V7 20.00",
                        "6660 2100 V7 100.00",
                        "1401 null V7 8.40",
                        "3720 null null -21.40",
                        "3610 null null -107.00"));
    var payable = records.claimPayables().find(ONE).orElseThrow();
    assertThat(payable.payable()).isEqualByComparingTo("21.40");
    assertThat(payable.state()).isEqualTo(Invoice.State.POSTED);
    assertThat(payable.payeeId()).isEqualTo("employee:clara");
    assertThat(records.claims().find(ONE).orElseThrow().state()).isEqualTo(Claim.State.POSTED);
    assertThat(records.audit().about("claim", ONE))
        .extracting(entry -> entry.what())
        .containsExactly(
            "claim-received",
            "claim-read",
            "claim-matched",
            "claim-lines-decided",
            "claim-posted",
            "claim-payable-posted",
            "policy-applied");
    assertThat(records.cases().find(ONE).orElseThrow().vendor()).isEqualTo("clara");
    assertThat(records.caseBooks().rows(ONE).keySet())
        .contains("claims", "claim_lines", "claim_receipts", "claim_payables", "journal_lines");
  }

  @Test
  void shouldDoEverythingOnceWhenJobsAreHandedOutTwice() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    office.handIn(ONE, "clara", TAXI);
    var shown = office.matched(claim, TAXI_READ);
    assertThat(office.matched(claim, TAXI_READ)).isEqualTo(shown);
    var policy = policy("1 needs-person");
    office.plan(claim, "manager");
    var task = office.task("decide-claim", "anton");
    var variables = office.decision(claim, shown, policy, "anton", line(1, "approved"));
    assertThat(office.guard().run(office.input(variables, task))).isEqualTo(JobOutcome.completed());
    assertThat(office.guard().run(office.input(variables, task))).isEqualTo(JobOutcome.completed());

    // when
    var first = office.post(claim, policy, 1);
    var again = office.post(claim, policy, 1);

    // then
    assertThat(again).isEqualTo(first);
    assertThat(records.journal().between(DAY, DAY)).hasSize(1);
    assertThat(records.claims().lineDecisions(ONE)).hasSize(1);
    assertThat(records.audit().about("claim", ONE))
        .extracting(entry -> entry.what())
        .doesNotHaveDuplicates();
    assertThat(records.effects().unresolved()).isEmpty();

    // and a claim that has ended is not read again
    assertThatThrownBy(() -> office.handIn(ONE, "clara", HOTEL)).hasMessageContaining("has ended");
  }

  @Test
  void shouldPostWithoutAnybodyWhenThePolicyPaysEachLine() {
    // given a line that the policy cuts and one that it refuses
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    office.matched(claim, TAXI_READ, HOTEL_READ);

    // when
    var outcome = office.post(claim, policy("1 pays 20.00", "2 refused"), 0);

    // then
    assertThat(posting(outcome))
        .containsEntry("reimbursable", "20.00")
        .containsEntry("companyCard", "0.00")
        .containsEntry("refused", "108.40");
    assertThat(lines(records.journal().ofInvoice(ONE).getFirst()))
        .containsExactly("6663 2100 V7 18.69", "1401 null V7 1.31", "3720 null null -20.00");
  }

  @Test
  void shouldOweNothingWhenAllIsRefused() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    var shown = office.matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    office.plan(claim, "manager");
    office.decide(claim, shown, policy, "anton", refused(1, "Private"));

    // when
    var outcome = office.post(claim, policy, 1);

    // then
    assertThat(posting(outcome))
        .containsEntry("reimbursable", "0.00")
        .containsEntry("refused", "21.40")
        .doesNotContainKey("payableId");
    assertThat(records.claimPayables().find(ONE)).isEmpty();
    assertThat(records.journal().ofInvoice(ONE)).isEmpty();
    assertThat(records.claims().find(ONE).orElseThrow().state()).isEqualTo(Claim.State.REFUSED);
  }

  @Test
  void shouldNotPostWhenALineNeedsAPersonAndNobodyDecided() {
    // given an operator who shortened the steps
    var claim = office.handIn(ONE, "clara", TAXI);
    office.matched(claim, TAXI_READ);

    // when, then
    assertThat(office.post(claim, policy("1 needs-person"), 0))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "Line 1 needs a person, and nobody has decided on it."));
  }

  @Test
  void shouldStopWhenTheTableSaysNothingOfALineAndAsksForNobody() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    office.matched(claim, TAXI_READ);

    // when, then nobody would ever be asked, so asking again is of no use
    assertThat(office.post(claim, policy(), 0))
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            stop ->
                assertThat(stop.message())
                    .contains("policy expense-policy says nothing of it", "asks for nobody"));
  }

  @Test
  void shouldStopAndThenBeDecidedAnewWhenAnOperatorMadeThePolicyPayEverything() {
    // given a line that the table wants a person to look at
    var claim = office.handIn(ONE, "clara", TAXI);
    office.matched(claim, TAXI_READ);
    office.policies().lines(policy("1 needs-person"));
    office.policies().due("manager");

    // when an operator says by variables that it pays and that nobody has to decide
    var stopped = office.postAs(claim, policy("1 pays 21.40"), 0);

    // then
    assertThat(stopped)
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected the approvals that are due: policy expense-approvers (version 1, rule"
                    + " rule-of-1) asks for manager, but the process lists nobody. 1 decisions are"
                    + " needed, but 0 were made. Put the policy's steps back into variable approval"
                    + " and retry: then it is checked and approved anew."));
    assertThat(records.claimPayables().find(ONE)).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
    assertThat(records.audit().about("claim", ONE))
        .filteredOn(entry -> entry.what().equals("approvals-short"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.after())
                    .contains("expense-approvers", "\"due\":\"manager\"", "\"listed\":\"\""));

    // and when the steps are back the claim is decided anew
    assertThat(office.postAs(claim, policy("1 pays 21.40"), 1))
        .isEqualTo(JobOutcome.error("approval-void", "1 decisions are needed, but 0 were made."));
  }

  @Test
  void shouldPostWhatPeopleDecidedWhenVariablesSayMoreAfterwards() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 refused");
    office.policies().lines(policy);
    office.policies().due("manager");
    office.plan(claim, "manager");
    office.decide(claim, shown, policy, "anton", cut(1, "15.00", "Half of it"));

    // when an operator lets everything pay
    var outcome = office.postAs(claim, policy("1 pays 21.40", "2 pays 107.00"), 0);

    // then
    assertThat(posting(outcome))
        .containsEntry("reimbursable", "15.00")
        .containsEntry("refused", "113.40");
  }

  @Test
  void shouldNotCountADecisionThatWasMadeByAnotherPolicy() {
    // given an operator who let line 2 pay before the manager looked at line 1
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    office.policies().lines(policy("1 needs-person", "2 refused"));
    office.policies().due("manager");
    office.plan(claim, "manager");
    var changed = policy("1 needs-person", "2 pays 107.00");
    office.decide(claim, shown, changed, "anton", line(1, "approved"), line(2, "approved"));

    // when, then
    assertThat(office.postAs(claim, changed, 1))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "anton decided on something else than what is to be posted."));
    assertThat(records.claimPayables().find(ONE)).isEmpty();
  }

  @Test
  void shouldPayNothingWhenAPolicyPaysWithoutAnAmount() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    office.matched(claim, TAXI_READ);

    // when, then
    assertThat(posting(office.post(claim, policy("1 pays"), 0)))
        .containsEntry("reimbursable", "0.00");
  }

  @Test
  void shouldTellTheClaimantOnceWhenATurnIsTold() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    office.plan(claim, "manager");
    office.decide(claim, shown, policy, "anton", cut(1, "20.00", "No tip"), line(2, "approved"));
    office.post(claim, policy, 1);

    // when
    office.tell(claim, "partly");
    office.tell(claim, "partly");
    office.tell(claim, "received");

    // then
    assertThat(records.outbox().latest(10))
        .extracting(OutboxMessage::recipient)
        .containsExactly("clara", "clara");
    assertThat(records.outbox().latest(10).getLast().body())
        .isEqualTo(
            """
            20.00 EUR will be paid to you with the next payment run.
            107.00 EUR were paid with the company’s card.
            1.40 EUR are not paid:
            – line 1: No tip\
            """);
    assertThatThrownBy(() -> office.tell(claim, "cheered")).isInstanceOf(ContractBroken.class);
  }

  @Test
  void shouldCloseTheCaseWhenItEnds() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    office.plan(claim, "manager");

    // when
    var outcome =
        new CloseCase(records)
            .run(
                office.input(
                    "{\"claim\": %s, \"outcome\": \"withdrawn\"}".formatted(json(claim)), null));

    // then
    assertThat(outcome).isEqualTo(JobOutcome.completed("outcome", "withdrawn"));
    assertThat(records.cases().find(ONE).orElseThrow().outcome()).isEqualTo("withdrawn");
    assertThat(records.claims().find(ONE).orElseThrow().state()).isEqualTo(Claim.State.WITHDRAWN);
  }
}
