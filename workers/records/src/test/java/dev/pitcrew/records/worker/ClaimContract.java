package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Absence;
import dev.pitcrew.records.Claim;
import dev.pitcrew.records.Entity;
import dev.pitcrew.records.EntityJson;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.JournalEntry;
import dev.pitcrew.records.OutboxMessage;
import dev.pitcrew.records.Person;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.claims.Exchange.Rate;
import dev.pitcrew.records.guard.Guard;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim from its handing in to what is owed, on each database. */
abstract class ClaimContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String ONE = "EXP-000000000001";
  private static final String TWO = "EXP-000000000002";
  private static final String TAXI =
      """
      {"date": "2026-11-03", "category": "taxi", "description": "To the fair", "merchant": "Hansa Taxi", "amount": "21.40",
       "currency": "EUR", "country": "DE", "paidWith": "own", "receipt": "taxi.jpg"}
      """;
  private static final String HOTEL =
      """
      {"date": "2026-11-04", "category": "lodging", "description": "Fair", "merchant": "Hotel Post", "amount": "107.00",
       "currency": "EUR", "country": "DE", "paidWith": "company-card", "receipt": "hotel.jpg"}
      """;
  private static final String TAXI_READ =
      """
      {"fields": {"merchant": {"value": "Hansa Taxi", "confidence": 0.8}, "date": {"value": "2026-11-03", "confidence": 0.9},
        "total": {"value": "21.40", "confidence": 0.9}, "currency": {"value": "EUR", "confidence": 0.9}}, "imageHash": "00ff00ff00ff00ff",
       "taxes": [{"rate": "7", "net": "20.00", "tax": "1.40"}]}
      """;
  private static final String HOTEL_READ =
      """
      {"fields": {"merchant": {"value": "Hotel Post", "confidence": 0.8}, "date": {"value": "2026-11-04", "confidence": 0.9},
        "total": {"value": "107.00", "confidence": 0.9}, "currency": {"value": "EUR", "confidence": 0.9}}, "imageHash": "1234567812345678",
       "taxes": [{"rate": "7", "net": "100.00", "tax": "7.00"}]}
      """;

  @TempDir Path folder;

  private final TestBooks books;
  private Records records;
  private GuardDecision guard;
  private final Map<String, List<String>> standsInFor = new LinkedHashMap<>();
  private long jobs = 1000;

  ClaimContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    records = Records.open(books.stocked(folder), InstantSource.fixed(NOW));
    var clara = records.people().find("clara").orElseThrow();
    records
        .people()
        .save(
            new Person(
                clara.username(),
                clara.name(),
                clara.roles(),
                "anton",
                clara.email(),
                true,
                clara.entity(),
                clara.iban(),
                "staff",
                "2100",
                null));
    guard =
        new GuardDecision(
            records,
            new Guard(
                records,
                username -> standsInFor.getOrDefault(username, List.of()),
                (username, purpose) -> false));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPostABalancedEntryAndAPayableWhenTheManagerApproves() {
    // given
    var claim = handIn(ONE, "clara", TAXI, HOTEL);
    var shown = matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    plan(claim, "manager");

    // when
    var verdict = decide(claim, shown, policy, "anton", line(1, "approved"), line(2, "approved"));
    var outcome = post(claim, policy, 1);

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
            "claim-payable-posted");
    assertThat(records.cases().find(ONE).orElseThrow().vendor()).isEqualTo("clara");
    assertThat(records.caseBooks().rows(ONE).keySet())
        .contains("claims", "claim_lines", "claim_receipts", "claim_payables", "journal_lines");
  }

  @Test
  void shouldDoEverythingOnceWhenJobsAreHandedOutTwice() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    handIn(ONE, "clara", TAXI);
    var shown = matched(claim, TAXI_READ);
    assertThat(matched(claim, TAXI_READ)).isEqualTo(shown);
    var policy = policy("1 needs-person");
    plan(claim, "manager");
    var task = task("decide-claim", "anton");
    var variables = decision(claim, shown, policy, "anton", line(1, "approved"));
    assertThat(guard.run(input(variables, task))).isEqualTo(JobOutcome.completed());
    assertThat(guard.run(input(variables, task))).isEqualTo(JobOutcome.completed());

    // when
    var first = post(claim, policy, 1);
    var again = post(claim, policy, 1);

    // then
    assertThat(again).isEqualTo(first);
    assertThat(records.journal().between(DAY, DAY)).hasSize(1);
    assertThat(records.claims().lineDecisions(ONE)).hasSize(1);
    assertThat(records.audit().about("claim", ONE))
        .extracting(entry -> entry.what())
        .doesNotHaveDuplicates();
    assertThat(records.effects().unresolved()).isEmpty();

    // and a claim that has ended is not read again
    assertThatThrownBy(() -> handIn(ONE, "clara", HOTEL)).hasMessageContaining("has ended");
  }

  @Test
  void shouldPostWithoutAnybodyWhenThePolicyPaysEachLine() {
    // given a line that the policy cuts and one that it refuses
    var claim = handIn(ONE, "clara", TAXI, HOTEL);
    matched(claim, TAXI_READ, HOTEL_READ);

    // when
    var outcome = post(claim, policy("1 pays 20.00", "2 refused"), 0);

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
    var claim = handIn(ONE, "clara", TAXI);
    var shown = matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    plan(claim, "manager");
    decide(claim, shown, policy, "anton", refused(1, "Private"));

    // when
    var outcome = post(claim, policy, 1);

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
  void shouldCutAndNeverRaiseWhenTwoPeopleDecide() {
    // given
    var claim = handIn(ONE, "clara", TAXI, HOTEL);
    var shown = matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    plan(claim, "manager");
    decide(claim, shown, policy, "anton", cut(1, "15.00", "Half of it"), refused(2, "Too dear"));
    var next = planned(claim, "controller");

    // when, then: what was cut and refused stands in the plan of the next step
    assertThat(Variables.toJson(((JobOutcome.Completed) next).variables()))
        .contains("\"claimed\":\"21.40\",\"amount\":\"15.00\",\"decision\":\"approved\"")
        .contains("\"claimed\":\"107.00\",\"amount\":\"0.00\",\"decision\":\"refused\"");
    assertThat(decide(claim, shown, policy, "carl", cut(1, "18.00", "More"), refused(2, "No")))
        .isEqualTo(
            denied(
                "Line 1 can be paid up to 15.00, but 18.00 was entered: amounts are cut, never raised."));
    assertThat(decide(claim, shown, policy, "carl", line(1, "approved"), line(2, "approved")))
        .isEqualTo(denied("Line 2 was refused before and cannot be approved now."));
    assertThat(decide(claim, shown, policy, "carl", cut(1, "12.00", ""), refused(2, "No")))
        .isEqualTo(denied("Say why: cutting line 1 needs a reason."));
    assertThat(decide(claim, shown, policy, "carl", cut(1, "-1", "x"), refused(2, "No")))
        .isEqualTo(
            denied(
                "Line 1 has the amount -1; refuse the line, or name an amount above zero with two decimals."));
    assertThat(
            decide(claim, shown, policy, "carl", line(1, "approved").replace(": 1,", ": \"1\",")))
        .isEqualTo(JobOutcome.completed());
    assertThat(posting(post(claim, policy, 2)))
        .containsEntry("reimbursable", "15.00")
        .containsEntry("refused", "113.40");
  }

  @Test
  void shouldDenyWhenTheDecisionIsNoDecision() {
    // given
    var claim = handIn(ONE, "clara", TAXI, HOTEL);
    var shown = matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 refused");
    plan(claim, "manager");

    // when, then
    assertThat(decide(claim, shown, policy, "anton", line(1, "approved"), line(2, "approved")))
        .isEqualTo(denied("Line 2 is refused by the policy (rule) and cannot be approved."));
    assertThat(decide(claim, shown, policy, "anton", line(1, "approved"), line(9, "approved")))
        .isEqualTo(denied("The claim has no line 9."));
    assertThat(
            decide(
                claim,
                shown,
                policy,
                "anton",
                line(2, "refused").replace("}", ", \"reason\": \"x\"}")))
        .isEqualTo(denied("Line 1 needs a decision."));
    assertThat(decide(claim, shown, policy, "anton", line(1, "approved"), line(1, "approved")))
        .isEqualTo(denied("Each line is decided once, by its number."));
    assertThat(decide(claim, shown, policy, "anton", line(1, "perhaps")))
        .isEqualTo(denied("Line 1 is neither approved nor refused."));
    assertThat(decide(claim, shown, policy, "anton", line(1, "refused")))
        .isEqualTo(denied("Say why: refusing line 1 needs a reason."));
    assertThat(decide(claim, shown.replace("21.40", "12.40"), policy, "anton", line(1, "approved")))
        .isEqualTo(
            denied(
                "What is shown is not what the books say: the claim was changed since it was matched."));
  }

  @Test
  void shouldKeepTheClaimantFromDecidingWhenTheyTry() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    var shown = matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    plan(claim, "manager");

    // when, then: not herself, not for her manager, and nobody for her
    assertThat(decide(claim, shown, policy, "clara", line(1, "approved")))
        .isEqualTo(
            denied("Clara Winter is not who is asked to decide, and stands in for nobody who is."));
    standsInFor.put("clara", List.of("anton"));
    assertThat(decide(claim, shown, policy, "clara", line(1, "approved")))
        .isEqualTo(
            denied(
                "Clara Winter handed in this claim and cannot decide on it, also not as a substitute for Anton Berg."));
    assertThat(decide(claim, shown, policy, "theo", line(1, "approved")))
        .isEqualTo(
            denied(
                "Theo Marquard is not who is asked to decide, and stands in for nobody who is."));
    standsInFor.put("sven", List.of("anton"));
    assertThat(decide(claim, shown, policy, "sven", line(1, "approved")))
        .isEqualTo(JobOutcome.completed());

    // and who decided for Anton has used his word as well
    plan(claim, "controller");
    standsInFor.put("anton", List.of("carl"));
    assertThat(decide(claim, shown, policy, "anton", line(1, "approved")).toString())
        .contains("Anton Berg decided on this claim before and cannot decide on it");
  }

  @Test
  void shouldLetOnlyTheClaimantCorrectWhenAClaimIsReturned() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    standsInFor.put("anton", List.of("clara"));

    // when, then
    assertThat(correct(claim, "anton", "resubmitted"))
        .isEqualTo(
            denied("Only who handed a claim in can correct it, and that is not Anton Berg."));
    assertThat(correct(claim, "clara", "approved"))
        .isEqualTo(
            denied("The decision is another word, but it must be one of resubmitted, withdrawn."));
    assertThat(correct(claim, "clara", "resubmitted")).isEqualTo(JobOutcome.completed());
  }

  @Test
  void shouldVoidWhenTheClaimOrThePolicyChangedAfterTheDecision() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    var shown = matched(claim, TAXI_READ);
    var policy = policy("1 needs-person");
    plan(claim, "manager");
    decide(claim, shown, policy, "anton", line(1, "approved"));

    // when another policy, fewer steps or other lines come to the posting
    assertThat(post(claim, policy("1 pays 21.40"), 1))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "anton decided on something else than what is to be posted."));
    assertThat(records.decisions().standing(ONE, "decide-claim")).isEmpty();
    assertThat(post(claim, policy, 0))
        .isEqualTo(JobOutcome.error("approval-void", "1 decisions are needed, but 0 were made."));
    handIn(ONE, "clara", TAXI.replace("21.40", "99.00"));
    assertThat(post(claim, policy, 0))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "The claim was changed after it was matched with its receipts."));

    // then nothing is owed, and no effect is left open
    assertThat(records.claimPayables().find(ONE)).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldNotPostWhenALineNeedsAPersonAndNobodyDecided() {
    // given an operator who shortened the steps
    var claim = handIn(ONE, "clara", TAXI);
    matched(claim, TAXI_READ);

    // when, then
    assertThat(post(claim, policy("1 needs-person"), 0))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "Line 1 needs a person, and nobody has decided on it."));
    assertThat(post(claim, policy(), 0))
        .isEqualTo(
            JobOutcome.error(
                "approval-void", "Line 1 needs a person, and nobody has decided on it."));
  }

  @Test
  void shouldAskTheNamedFallbackWhenThereIsNoManager() {
    // given
    person("nora", null);
    var claim = handIn(ONE, "nora", TAXI);

    // when nobody was named
    fallback(null);
    var nobody = planned(claim, "manager");

    // then
    assertThat(nobody).isInstanceOf(JobOutcome.NeedsPerson.class);

    // and when somebody was
    fallback("carl");
    assertThat(candidates(planned(claim, "manager"))).containsExactly("carl");
    assertThat(records.approvalSteps().current(ONE).orElseThrow().username()).isEqualTo("carl");

    // but nobody decides on their own claim
    var carls = handIn(TWO, "carl", TAXI);
    person("carl", null);
    assertThat(planned(carls, "manager")).isInstanceOf(JobOutcome.NeedsPerson.class);
  }

  @Test
  void shouldFindSomebodyAboveWhenManagersAreCircularOrAwayOrTheClaimant() {
    // given
    person("max", "max");
    person("rita", "rolf");
    person("rolf", "rita");
    person("nils", "gone");
    records.people().save(new Person("gone", "Gone", Set.of(), "dora", null, false, null, null));
    fallback("dora");
    records.absences().save(new Absence("rolf", DAY, DAY, "theo"));

    // when, then
    assertThat(candidates(planned(handIn("EXP-1a", "max", TAXI), "manager")))
        .containsExactly("dora");
    assertThat(candidates(planned(handIn("EXP-1b", "rita", TAXI), "manager")))
        .containsExactly("rolf", "theo");
    assertThat(candidates(planned(handIn("EXP-1c", "nils", TAXI), "manager")))
        .containsExactly("dora");
  }

  @Test
  void shouldFlagWhenSomebodyElseClaimedTheReceiptBefore() {
    // given the same picture, a little different in its bits, and the same content
    matched(handIn(ONE, "clara", TAXI), TAXI_READ);
    var other = handIn(TWO, "theo", TAXI.replace("taxi.jpg", "other.jpg"));

    // when
    var byPicture =
        matched(
            other,
            TAXI_READ
                .replace("00ff00ff00ff00ff", "00ff00ff00ff00fe")
                .replace("Hansa Taxi", "H4nsa"));
    var again = matched("EXP-000000000001|clara|" + claimJson(ONE, "clara", TAXI), TAXI_READ);

    // then who came later is the duplicate, whichever is matched last
    assertThat(byPicture)
        .contains("\"duplicateOf\":{\"claimId\":\"EXP-000000000001\",\"line\":1")
        .contains("A picture of the same receipt was in EXP-000000000001.");
    assertThat(again).doesNotContain("duplicateOf");

    // and a claim that was withdrawn took nothing
    records.claims().end(ONE, Claim.State.WITHDRAWN, "test");
    assertThat(matched(other, TAXI_READ)).doesNotContain("duplicateOf");
  }

  @Test
  void shouldNameCurrencyAndDayWhenARateIsMissing() {
    // given
    var claim = handIn(ONE, "clara", TAXI.replace("EUR", "SGD"));

    // when, then
    assertThat(match(claim))
        .isEqualTo(
            JobOutcome.error(
                "rate-missing",
                "Expected a rate of SGD on 2026-11-03 or at most 7 days before, but none is in the books."));
    records
        .currencyRates()
        .save(new Rate("SGD", LocalDate.of(2026, 10, 30), new BigDecimal("0.9400"), "ECB"));
    assertThat(Variables.toJson(((JobOutcome.Completed) match(claim)).variables()))
        .contains("\"amountInBooks\":\"22.77\"")
        .contains("\"rate\":\"0.9400\",\"on\":\"2026-10-30\",\"source\":\"ECB\"");
  }

  @Test
  void shouldTakeNobodyElsesWordWhenVariablesNameAnotherClaimant() {
    // given
    handIn(ONE, "clara", TAXI);

    // when the variables say that it is Anton's
    matched(ONE + "|anton|" + claimJson(ONE, "anton", TAXI), TAXI_READ);

    // then
    assertThat(records.claims().find(ONE).orElseThrow().claimant()).isEqualTo("clara");
    assertThatThrownBy(() -> handIn(TWO, "mallory", TAXI)).isInstanceOf(ContractBroken.class);
    assertThatThrownBy(() -> handIn("EXP-../x", "clara", TAXI)).isInstanceOf(ContractBroken.class);
  }

  @Test
  void shouldReadAnswersAndLinesWhenAClaimIsResubmitted() {
    // given
    var unclear = TAXI.replace("21.40", "1.234");
    var first = read(ONE, "clara", null, unclear);
    assertThat(first).contains("\"readings\"");

    // when the answer comes, and then the same job again
    var answered =
        read(
            ONE,
            "clara",
            "{\"decision\": \"resubmitted\", \"answers\": [{\"line\": 1, \"field\": \"amount\", \"value\": \"12.34\"}]}",
            unclear);

    // then
    assertThat(answered).contains("\"amount\":\"12.34\"").contains("\"questions\":[]");
    assertThat(read(ONE, "clara", "{\"decision\": \"resubmitted\"}", unclear))
        .contains("\"amount\":\"12.34\"");

    // and other lines begin anew
    assertThat(
            read(
                ONE,
                "clara",
                "{\"decision\": \"resubmitted\", \"lines\": [%s]}".formatted(HOTEL),
                unclear))
        .contains("Hotel Post")
        .doesNotContain("12.34");
    assertThat(records.cases().find(ONE).orElseThrow().touched()).isTrue();
  }

  @Test
  void shouldTellTheClaimantOnceWhenATurnIsTold() {
    // given
    var claim = handIn(ONE, "clara", TAXI, HOTEL);
    var shown = matched(claim, TAXI_READ, HOTEL_READ);
    var policy = policy("1 needs-person", "2 needs-person");
    plan(claim, "manager");
    decide(claim, shown, policy, "anton", cut(1, "20.00", "No tip"), line(2, "approved"));
    post(claim, policy, 1);

    // when
    tell(claim, "partly");
    tell(claim, "partly");
    tell(claim, "received");

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
            – line 1: No tip""");
    assertThatThrownBy(() -> tell(claim, "cheered")).isInstanceOf(ContractBroken.class);
  }

  @Test
  void shouldCloseTheCaseWhenItEnds() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    plan(claim, "manager");

    // when
    var outcome =
        new CloseCase(records)
            .run(input("{\"claim\": %s, \"outcome\": \"withdrawn\"}".formatted(json(claim)), null));

    // then
    assertThat(outcome).isEqualTo(JobOutcome.completed("outcome", "withdrawn"));
    assertThat(records.cases().find(ONE).orElseThrow().outcome()).isEqualTo("withdrawn");
    assertThat(records.claims().find(ONE).orElseThrow().state()).isEqualTo(Claim.State.WITHDRAWN);
  }

  @Test
  void shouldPayNothingWhenAPolicyPaysWithoutAnAmount() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    matched(claim, TAXI_READ);

    // when, then
    assertThat(posting(post(claim, policy("1 pays"), 0))).containsEntry("reimbursable", "0.00");
  }

  @Test
  void shouldNotTakeTwoExpensesForOneWhenEachHasItsReceipt() {
    // given one ride, and another of that price on that day with another receipt
    matched(handIn(ONE, "clara", TAXI), TAXI_READ);
    var other = handIn(TWO, "clara", TAXI.replace("taxi.jpg", "other.jpg"));
    var read =
        TAXI_READ.replace("00ff00ff00ff00ff", "aaaa5555aaaa5555").replace("Hansa", "Citycab");

    // when, then
    assertThat(matched(other, read)).doesNotContain("duplicateOf");
    assertThat(matched(other)).contains("The same day, category and amount were claimed in");
    assertThat(matched(other, read)).contains("\"grade\":\"staff\"");
  }

  @Test
  void shouldAskAControllerWhenARateIsMissing() {
    // given
    var claim = handIn(ONE, "clara", TAXI);
    var carls = handIn(TWO, "carl", TAXI);

    // when, then
    assertThat(provide(claim, "carl")).isEqualTo(JobOutcome.completed());
    assertThat(provide(claim, "theo").toString()).contains("is no controller");
    assertThat(provide(carls, "carl").toString()).contains("handed in this claim");
  }

  private JobOutcome provide(String claim, String by) {
    return guard.run(
        input(
            "{\"rateProvided\": {\"decision\": \"provided\", \"by\": \"%s\"}}".formatted(by),
            task("provide-rate", by),
            instance(id(claim))));
  }

  private void person(String username, @Nullable String manager) {
    var known = records.people().find(username);
    records
        .people()
        .save(
            new Person(
                username,
                username,
                known.map(Person::roles).orElse(Set.of()),
                manager,
                null,
                true,
                "brueckner-voss",
                null));
  }

  private void fallback(@Nullable String username) {
    var entity = records.entities().find("brueckner-voss").orElseThrow();
    var json = (ObjectNode) tree(EntityJson.write(entity));
    json.put("id", entity.id()).put("name", entity.name()).put("iban", entity.iban());
    json.put("country", "DE").put("timeZone", "Europe/Berlin");
    json.put("expenseFallback", username);
    Entity changed = EntityJson.read(json);
    records.entities().save(changed);
  }

  private static JsonNode tree(String json) {
    return Variables.MAPPER.valueToTree(Variables.fromJson(json));
  }

  private String claimJson(String id, String claimant, String... lines) {
    var receipts = new ArrayList<String>();
    for (var line : lines) {
      var name =
          line.contains("taxi.jpg")
              ? "taxi.jpg"
              : line.contains("hotel.jpg") ? "hotel.jpg" : "other.jpg";
      receipts.add(
          "{\"documentId\": \"%s\", \"contentHash\": \"hash-%s\", \"metadata\": {\"fileName\": \"%s\"}}"
              .formatted(name, name, name));
    }
    return """
        {"claimId": "%s", "claimant": "%s", "entityId": "brueckner-voss", "channel": "form", "locale": %s,
         "submittedAt": "2026-11-19T10:00:00Z", "receipts": [%s], "lines": [%s]}
        """
        .formatted(
            id,
            claimant,
            lines[0].contains("1.234") ? "null" : "\"en-GB\"",
            String.join(",", receipts),
            String.join(",", lines));
  }

  /** A claim that was read, as {@code id|claimant|json}. */
  private String handIn(String id, String claimant, String... lines) {
    read(id, claimant, null, lines);
    return id + "|" + claimant + "|" + claimJson(id, claimant, lines);
  }

  private String read(String id, String claimant, @Nullable String correction, String... lines) {
    var outcome =
        new ReadExpenseClaim(records)
            .run(
                input(
                    "{\"claim\": %s, \"correction\": %s}"
                        .formatted(claimJson(id, claimant, lines), correction),
                    null,
                    instance(id)));
    return Variables.toJson(((JobOutcome.Completed) outcome).variables().get("claimLines"));
  }

  private JobOutcome match(String claim, String... receipts) {
    return new MatchClaim(records)
        .run(
            input(
                "{\"claim\": %s, \"receipts\": [%s]}"
                    .formatted(json(claim), String.join(",", receipts)),
                null,
                instance(id(claim))));
  }

  private String matched(String claim, String... receipts) {
    return Variables.toJson(
        ((JobOutcome.Completed) match(claim, receipts)).variables().get("matching"));
  }

  private JobOutcome planned(String claim, String role) {
    return new PlanClaimApproval(records)
        .run(
            input(
                "{\"claim\": %s, \"step\": {\"role\": \"%s\"}, \"approval\": {\"steps\": [{}]}}"
                    .formatted(json(claim), role),
                null,
                instance(id(claim))));
  }

  private void plan(String claim, String role) {
    assertThat(planned(claim, role)).isInstanceOf(JobOutcome.Completed.class);
  }

  private static List<String> candidates(JobOutcome outcome) {
    var plan = (Map<?, ?>) ((JobOutcome.Completed) outcome).variables().get("plan");
    return ((List<?>) plan.get("candidateUsers")).stream().map(String::valueOf).toList();
  }

  private JobOutcome decide(String claim, String shown, String policy, String by, String... lines) {
    return guard.run(
        input(
            decision(claim, shown, policy, by, lines),
            task("decide-claim", by),
            instance(id(claim))));
  }

  private String decision(String claim, String shown, String policy, String by, String... lines) {
    var claimLines =
        Variables.toJson(
            records.claims().lines(id(claim)).stream().map(row -> row.line().toMap()).toList());
    return "{\"claim\": %s, \"claimLines\": {\"lines\": %s}, \"matching\": %s, \"policy\": %s, \"claimDecision\": {\"by\": \"%s\", \"lines\": [%s]}}"
        .formatted(json(claim), claimLines, shown, policy, by, String.join(",", lines));
  }

  private JobOutcome correct(String claim, String by, String decision) {
    return guard.run(
        input(
            "{\"correction\": {\"decision\": \"%s\", \"by\": \"%s\"}}".formatted(decision, by),
            task("correct-claim", by),
            instance(id(claim))));
  }

  private JobOutcome post(String claim, String policy, int steps) {
    return new PostClaim(records)
        .run(
            input(
                "{\"claim\": %s, \"policy\": %s, \"approval\": {\"steps\": [%s]}}"
                    .formatted(
                        json(claim), policy, String.join(",", Collections.nCopies(steps, "{}"))),
                null,
                instance(id(claim))));
  }

  private void tell(String claim, String turn) {
    new TellClaimant(records)
        .run(
            input("{\"claim\": %s}".formatted(json(claim)), null, instance(id(claim)))
                .withHeaders(Map.of("turn", turn)));
  }

  /** Each {@code line result [payable]}. */
  private static String policy(String... lines) {
    var list = new ArrayList<String>();
    for (var line : lines) {
      var parts = line.split(" ");
      list.add(
          "{\"line\": %s, \"result\": \"%s\", \"payable\": %s, \"rule\": \"rule\", \"reason\": \"because\"}"
              .formatted(parts[0], parts[1], parts.length > 2 ? "\"" + parts[2] + "\"" : "null"));
    }
    return "[" + String.join(",", list) + "]";
  }

  private static String line(int line, String decision) {
    return "{\"line\": %d, \"decision\": \"%s\"}".formatted(line, decision);
  }

  private static String refused(int line, String reason) {
    return "{\"line\": %d, \"decision\": \"refused\", \"reason\": \"%s\"}".formatted(line, reason);
  }

  private static String cut(int line, String amount, String reason) {
    return "{\"line\": %d, \"decision\": \"approved\", \"amount\": \"%s\", \"reason\": \"%s\"}"
        .formatted(line, amount, reason);
  }

  private static JobOutcome denied(String reason) {
    return new JobOutcome.Denied(reason);
  }

  private static Map<String, Object> posting(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return Variables.toMap(((JobOutcome.Completed) outcome).variables().get("posting"));
  }

  private static List<String> lines(JournalEntry entry) {
    return entry.lines().stream()
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(line.account(), line.costCentre(), line.vatCode(), line.amount()))
        .toList();
  }

  private JobInput.ListenedTask task(String element, String assignee) {
    return new JobInput.ListenedTask(++jobs, element, assignee);
  }

  private static String id(String claim) {
    return claim.split("\\|", 3)[0];
  }

  private static String json(String claim) {
    return claim.split("\\|", 3)[2];
  }

  private static long instance(String id) {
    return Math.abs((long) id.hashCode()) + 1;
  }

  private JobInput input(String json, JobInput.@Nullable ListenedTask task) {
    return input(json, task, instance(ONE));
  }

  private JobInput input(String json, JobInput.@Nullable ListenedTask task, long instance) {
    return JobInput.parse(++jobs, instance, 77, "expense-approval", json, task);
  }
}
