package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.ClaimOffice.DAY;
import static dev.pitcrew.records.worker.ClaimOffice.HOTEL;
import static dev.pitcrew.records.worker.ClaimOffice.HOTEL_READ;
import static dev.pitcrew.records.worker.ClaimOffice.ONE;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI_READ;
import static dev.pitcrew.records.worker.ClaimOffice.TWO;
import static dev.pitcrew.records.worker.ClaimOffice.candidates;
import static dev.pitcrew.records.worker.ClaimOffice.cut;
import static dev.pitcrew.records.worker.ClaimOffice.denied;
import static dev.pitcrew.records.worker.ClaimOffice.line;
import static dev.pitcrew.records.worker.ClaimOffice.policy;
import static dev.pitcrew.records.worker.ClaimOffice.posting;
import static dev.pitcrew.records.worker.ClaimOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides on a claim, and which decisions count. */
abstract class DecidedClaimContract {

  @TempDir Path folder;

  private final TestBooks books;

  private ClaimOffice office;
  private Records records;

  DecidedClaimContract(TestBooks books) {
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
  void shouldStayWithItsOwnClaimWhenItsVariablesNameAnothers() {
    // given two claims, and the claimant of one who names the other when correcting it
    var own = office.handIn(ONE, "clara", TAXI);
    var anothers = office.handIn(TWO, "anton", HOTEL);
    var named = "{\"claim\": %s, %%s}".formatted(ClaimOffice.json(anothers));
    var correction = "\"correction\": {\"decision\": \"resubmitted\", \"by\": \"clara\"}";

    // when, then the task is not completed so
    assertThat(
            office
                .guard()
                .run(
                    office.input(
                        named.formatted(correction),
                        office.task("correct-claim", "clara"),
                        ClaimOffice.instance(ONE))))
        .isEqualTo(
            denied(
                "This task is about case %s, and what it was completed with names another one."
                    .formatted(ONE)));

    // and a job with such variables stops, be the other claim of an instance or of none
    for (var work :
        List.of(new ReadExpenseClaim(records), new PostClaim(records, office.policies()))) {
      assertThatThrownBy(
              () ->
                  work.run(
                      office.input(
                          named.formatted("\"policy\": []"), null, ClaimOffice.instance(ONE))))
          .isInstanceOf(ContractBroken.class)
          .hasMessage(
              "Expected this instance to go on with its case %s, but its variables name %s."
                  .formatted(ONE, TWO));
    }
    assertThatThrownBy(
            () ->
                new PostClaim(records, office.policies())
                    .run(office.input(named.formatted("\"policy\": []"), null, 99)))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("Expected case %s to be of this instance".formatted(TWO));
    assertThat(records.cases().find(TWO).orElseThrow().processInstanceKey())
        .isEqualTo(ClaimOffice.instance(TWO));
    assertThat(office.correct(own, "clara", "resubmitted")).isEqualTo(JobOutcome.completed());
  }

  @Test
  void shouldStopAndNameTheTablesWordWhenNobodyWouldEverBeAsked() {
    // given a table with a word that nobody knows, and another that asks for nobody
    var claim = office.handIn(ONE, "clara", TAXI);
    office.matched(claim, TAXI_READ);

    // when
    var stopped = office.post(claim, policy("1 review"), 0);

    // then
    assertThat(stopped)
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            stop ->
                assertThat(stop.message())
                    .contains("line 1", "policy expense-policy says “review”", "asks for nobody"));

    // and when the tables are mended it is posted by them
    assertThat(office.post(claim, policy("1 pays 21.40"), 0))
        .isInstanceOf(JobOutcome.Completed.class);
  }

  @Test
  void shouldCutAndNeverRaiseWhenTwoPeopleDecide() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    office.plan(claim, "manager");
    office.decide(
        claim, shown, policy, "anton", cut(1, "15.00", "Half of it"), refused(2, "Too dear"));
    var next = office.planned(claim, "controller");

    // when, then: what was cut and refused stands in the plan of the next step
    assertThat(Variables.toJson(((JobOutcome.Completed) next).variables()))
        .contains("\"claimed\":\"21.40\",\"amount\":\"15.00\",\"decision\":\"approved\"")
        .contains("\"claimed\":\"107.00\",\"amount\":\"0.00\",\"decision\":\"refused\"");
    assertThat(
            office.decide(claim, shown, policy, "carl", cut(1, "18.00", "More"), refused(2, "No")))
        .isEqualTo(
            denied(
                "Line 1 can be paid up to 15.00, but 18.00 was entered: amounts are cut, never"
                    + " raised."));
    assertThat(
            office.decide(claim, shown, policy, "carl", line(1, "approved"), line(2, "approved")))
        .isEqualTo(denied("Line 2 was refused before and cannot be approved now."));
    assertThat(office.decide(claim, shown, policy, "carl", cut(1, "12.00", ""), refused(2, "No")))
        .isEqualTo(denied("Say why: cutting line 1 needs a reason."));
    assertThat(office.decide(claim, shown, policy, "carl", cut(1, "-1", "x"), refused(2, "No")))
        .isEqualTo(
            denied(
                "Line 1 has the amount -1; refuse the line, or name an amount above zero with two"
                    + " decimals."));
    assertThat(
            office.decide(
                claim, shown, policy, "carl", line(1, "approved").replace(": 1,", ": \"1\",")))
        .isEqualTo(JobOutcome.completed());
    office.policies().lines(policy);
    office.policies().due("manager", "controller");
    assertThat(posting(office.postAs(claim, policy, 2)))
        .containsEntry("reimbursable", "15.00")
        .containsEntry("refused", "113.40");
  }

  @Test
  void shouldDenyWhenTheDecisionIsNoDecision() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI, HOTEL);
    var shown = office.matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 refused");
    office.plan(claim, "manager");

    // when, then
    assertThat(
            office.decide(claim, shown, policy, "anton", line(1, "approved"), line(2, "approved")))
        .isEqualTo(denied("Line 2 is refused by the policy (rule) and cannot be approved."));
    assertThat(
            office.decide(claim, shown, policy, "anton", line(1, "approved"), line(9, "approved")))
        .isEqualTo(denied("The claim has no line 9."));
    assertThat(
            office.decide(
                claim,
                shown,
                policy,
                "anton",
                line(2, "refused").replace("}", ", \"reason\": \"x\"}")))
        .isEqualTo(denied("Line 1 needs a decision."));
    assertThat(
            office.decide(claim, shown, policy, "anton", line(1, "approved"), line(1, "approved")))
        .isEqualTo(denied("Each line is decided once, by its number."));
    assertThat(office.decide(claim, shown, policy, "anton", line(1, "perhaps")))
        .isEqualTo(denied("Line 1 is neither approved nor refused."));
    assertThat(office.decide(claim, shown, policy, "anton", line(1, "refused")))
        .isEqualTo(denied("Say why: refusing line 1 needs a reason."));
    assertThat(
            office.decide(
                claim, shown.replace("21.40", "12.40"), policy, "anton", line(1, "approved")))
        .isEqualTo(
            denied(
                "What is shown is not what the books say: the claim was changed since it was"
                    + " matched."));
  }

  @Test
  void shouldKeepTheClaimantFromDecidingWhenTheyTry() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    var shown = office.matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    office.plan(claim, "manager");

    // when, then: not herself, not for her manager, and nobody for her
    assertThat(office.decide(claim, shown, policy, "clara", line(1, "approved")))
        .isEqualTo(
            denied("Clara Winter is not who is asked to decide, and stands in for nobody who is."));
    office.standIn("clara", "anton");
    assertThat(office.decide(claim, shown, policy, "clara", line(1, "approved")))
        .isEqualTo(
            denied(
                "Clara Winter handed in this claim and cannot decide on it, also not as a"
                    + " substitute for Anton Berg."));
    assertThat(office.decide(claim, shown, policy, "theo", line(1, "approved")))
        .isEqualTo(
            denied(
                "Theo Marquard is not who is asked to decide, and stands in for nobody who is."));
    office.standIn("sven", "anton");
    assertThat(office.decide(claim, shown, policy, "sven", line(1, "approved")))
        .isEqualTo(JobOutcome.completed());

    // and who decided for Anton has used his word as well
    office.plan(claim, "controller");
    office.standIn("anton", "carl");
    assertThat(office.decide(claim, shown, policy, "anton", line(1, "approved")).toString())
        .contains("Anton Berg decided on this claim before and cannot decide on it");
  }

  @Test
  void shouldLetOnlyTheClaimantCorrectWhenAClaimIsReturned() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    office.standIn("anton", "clara");

    // when, then
    assertThat(office.correct(claim, "anton", "resubmitted"))
        .isEqualTo(
            denied("Only who handed a claim in can correct it, and that is not Anton Berg."));
    assertThat(office.correct(claim, "clara", "approved"))
        .isEqualTo(
            denied("The decision is another word, but it must be one of resubmitted, withdrawn."));
    assertThat(office.correct(claim, "clara", "resubmitted")).isEqualTo(JobOutcome.completed());
  }

  @Test
  void shouldVoidWhenTheClaimOrThePolicyChangedAfterTheDecision() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    var shown = office.matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    office.policies().due("manager");
    office.plan(claim, "manager");
    office.decide(claim, shown, policy, "anton", line(1, "approved"));

    // when another policy, fewer steps or other lines come to the posting
    assertThat(office.post(claim, policy("1 pays 21.40"), 1))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "anton decided on something else than what is to be posted."));
    assertThat(records.decisions().standing(ONE, "decide-claim")).isEmpty();
    assertThat(office.post(claim, policy, 0))
        .isEqualTo(JobOutcome.error("approval-void", "1 decisions are needed, but 0 were made."));
    office.handIn(ONE, "clara", TAXI.replace("21.40", "99.00"));
    assertThat(office.post(claim, policy, 0))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "The claim was changed after it was matched with its receipts."));

    // then nothing is owed, and no effect is left open
    assertThat(records.claimPayables().find(ONE)).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldAskTheNamedFallbackWhenThereIsNoManager() {
    // given
    office.person("nora", null);
    var claim = office.handIn(ONE, "nora", TAXI);

    // when nobody was named
    office.fallback(null);
    var nobody = office.planned(claim, "manager");

    // then
    assertThat(nobody).isInstanceOf(JobOutcome.NeedsPerson.class);

    // and when somebody was
    office.fallback("carl");
    assertThat(candidates(office.planned(claim, "manager"))).containsExactly("carl");
    assertThat(records.approvalSteps().current(ONE).orElseThrow().username()).isEqualTo("carl");

    // but nobody decides on their own claim
    var carls = office.handIn(TWO, "carl", TAXI);
    office.person("carl", null);
    assertThat(office.planned(carls, "manager")).isInstanceOf(JobOutcome.NeedsPerson.class);
  }

  @Test
  void shouldFindSomebodyAboveWhenManagersAreCircularOrAwayOrTheClaimant() {
    // given
    office.person("max", "max");
    office.person("rita", "rolf");
    office.person("rolf", "rita");
    office.person("nils", "gone");
    records.people().save(new Person("gone", "Gone", Set.of(), "dora", null, false, null, null));
    office.fallback("dora");
    records.absences().save(new Absence("rolf", DAY, DAY, "theo"));

    // when, then
    assertThat(candidates(office.planned(office.handIn("EXP-1a", "max", TAXI), "manager")))
        .containsExactly("dora");
    assertThat(candidates(office.planned(office.handIn("EXP-1b", "rita", TAXI), "manager")))
        .containsExactly("rolf", "theo");
    assertThat(candidates(office.planned(office.handIn("EXP-1c", "nils", TAXI), "manager")))
        .containsExactly("dora");
  }
}
