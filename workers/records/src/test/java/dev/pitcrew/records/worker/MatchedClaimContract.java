package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.ClaimOffice.HOTEL;
import static dev.pitcrew.records.worker.ClaimOffice.ONE;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI;
import static dev.pitcrew.records.worker.ClaimOffice.TAXI_READ;
import static dev.pitcrew.records.worker.ClaimOffice.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.claimcheck.Exchange.Rate;
import dev.pitcrew.records.expenses.Claim;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a claim, and how its lines find their receipts and rates. */
abstract class MatchedClaimContract {

  @TempDir Path folder;

  private final TestBooks books;

  private ClaimOffice office;
  private Records records;

  MatchedClaimContract(TestBooks books) {
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
  void shouldFlagWhenSomebodyElseClaimedTheReceiptBefore() {
    // given the same picture, a little different in its bits, and the same content
    office.matched(office.handIn(ONE, "clara", TAXI), TAXI_READ);
    var other = office.handIn(TWO, "theo", TAXI.replace("taxi.jpg", "other.jpg"));

    // when
    var byPicture =
        office.matched(
            other,
            TAXI_READ
                .replace("00ff00ff00ff00ff", "00ff00ff00ff00fe")
                .replace("Hansa Taxi", "H4nsa"));
    var again =
        office.matched("EXP-000000000001|clara|" + office.claimJson(ONE, "clara", TAXI), TAXI_READ);

    // then who came later is the duplicate, whichever is matched last
    assertThat(byPicture)
        .contains("\"duplicateOf\":{\"claimId\":\"EXP-000000000001\",\"line\":1")
        .contains("A copy of this picture was in EXP-000000000001.");
    assertThat(again).doesNotContain("duplicateOf");

    // and a claim that was withdrawn took nothing
    records.claims().end(ONE, Claim.State.WITHDRAWN, "test");
    assertThat(office.matched(other, TAXI_READ)).doesNotContain("duplicateOf");
  }

  @Test
  void shouldAccuseNobodyWhenPictureOrContentAloneIsAlike() {
    // given another receipt of the same till
    office.matched(office.handIn(ONE, "clara", TAXI), TAXI_READ);
    var other = office.handIn(TWO, "theo", TAXI.replace("taxi.jpg", "other.jpg"));
    var read = TAXI_READ.replace("Hansa Taxi", "H4nsa");

    // when, then alike from far only, day unread, another day, another total
    assertThat(office.matched(other, read.replace("7a37a37a37a3", "77777777777a")))
        .doesNotContain("duplicateOf");
    for (var known : List.of("2026-11-03", "21.40")) {
      assertThat(office.matched(other, read.replace(known, "?"))).doesNotContain("duplicateOf");
    }
    assertThat(office.matched(other, read.replace("2026-11-03", "2026-11-04")))
        .doesNotContain("duplicateOf");
    assertThat(office.matched(other, read.replace("21.40", "21.60"))).doesNotContain("duplicateOf");
    assertThat(office.matched(other, read)).contains("A copy of this picture was in");
  }

  @Test
  void shouldNameCurrencyAndDayWhenARateIsMissing() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI.replace("EUR", "SGD"));

    // when, then
    assertThat(office.match(claim))
        .isEqualTo(
            JobOutcome.error(
                "rate-missing",
                "Expected a rate of SGD on 2026-11-03 or at most 7 days before, but none is in the"
                    + " books."));
    records
        .currencyRates()
        .save(new Rate("SGD", LocalDate.of(2026, 10, 30), new BigDecimal("0.9400"), "ECB"));
    assertThat(Variables.toJson(((JobOutcome.Completed) office.match(claim)).variables()))
        .contains("\"amountInBooks\":\"22.77\"")
        .contains("\"rate\":\"0.9400\",\"on\":\"2026-10-30\",\"source\":\"ECB\"");
  }

  @Test
  void shouldTakeNobodyElsesWordWhenVariablesNameAnotherClaimant() {
    // given
    office.handIn(ONE, "clara", TAXI);

    // when the variables say that it is Anton's
    office.matched(ONE + "|anton|" + office.claimJson(ONE, "anton", TAXI), TAXI_READ);

    // then
    assertThat(records.claims().find(ONE).orElseThrow().claimant()).isEqualTo("clara");
    assertThatThrownBy(() -> office.handIn(TWO, "mallory", TAXI))
        .isInstanceOf(ContractBroken.class);
    assertThatThrownBy(() -> office.handIn("EXP-../x", "clara", TAXI))
        .isInstanceOf(ContractBroken.class);
  }

  @Test
  void shouldReadAnswersAndLinesWhenAClaimIsResubmitted() {
    // given
    var unclear = TAXI.replace("21.40", "1.234");
    var first = office.read(ONE, "clara", null, unclear);
    assertThat(first).contains("\"readings\"");

    // when the answer comes, and then the same job again
    var answered =
        office.read(
            ONE,
            "clara",
            "{\"decision\": \"resubmitted\", \"answers\": [{\"line\": 1, \"field\": \"amount\","
                + " \"value\": \"12.34\"}]}",
            unclear);

    // then
    assertThat(answered).contains("\"amount\":\"12.34\"").contains("\"questions\":[]");
    assertThat(office.read(ONE, "clara", "{\"decision\": \"resubmitted\"}", unclear))
        .contains("\"amount\":\"12.34\"");

    // and other lines begin anew
    assertThat(
            office.read(
                ONE,
                "clara",
                "{\"decision\": \"resubmitted\", \"lines\": [%s]}".formatted(HOTEL),
                unclear))
        .contains("Hotel Post")
        .doesNotContain("12.34");
    assertThat(records.cases().find(ONE).orElseThrow().touched()).isTrue();
  }

  @Test
  void shouldNotTakeTwoExpensesForOneWhenEachHasItsReceipt() {
    // given one ride, and another of that price on that day with another receipt
    office.matched(office.handIn(ONE, "clara", TAXI), TAXI_READ);
    var other = office.handIn(TWO, "clara", TAXI.replace("taxi.jpg", "other.jpg"));
    var read =
        TAXI_READ.replace("00ff00ff00ff00ff", "aaaa5555aaaa5555").replace("Hansa", "Citycab");

    // when, then
    assertThat(office.matched(other, read)).doesNotContain("duplicateOf");
    assertThat(office.matched(other)).contains("The same day, category and amount were claimed in");
    assertThat(office.matched(other, read)).contains("\"grade\":\"staff\"");
  }

  @Test
  void shouldAskAControllerWhenARateIsMissing() {
    // given
    var claim = office.handIn(ONE, "clara", TAXI);
    var carls = office.handIn(TWO, "carl", TAXI);

    // when, then
    assertThat(office.provide(claim, "carl")).isEqualTo(JobOutcome.completed());
    assertThat(office.provide(claim, "theo").toString()).contains("is no controller");
    assertThat(office.provide(carls, "carl").toString()).contains("handed in this claim");
  }
}
