package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which items a run takes, and which it holds with a reason that people see. */
abstract class ProposalContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  ProposalContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new PaymentOffice(books.stocked(folder), keys.resolve("second-factor.key"));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldHoldWhatSepaCannotPayWhenARunIsProposed() {
    // given
    office.post("GBP", "V4001", "X-1", "10.00", "10.00", "2026-11-20", "GBP");
    office.post("OK", "V1003", "K-1", "10.00", "10.00", "2026-11-20");
    var bank = records.vendors().find("V2002").orElseThrow();
    records.vendors().save(PaymentOffice.withIban(bank, "TR330006100519786457841326", null));
    office.post("TR", "V2002", "T-1", "10.00", "10.00", "2026-11-20");
    records
        .vendors()
        .save(PaymentOffice.withIban(records.vendors().find("V3001").orElseThrow(), null, null));
    office.post("NONE", "V3001", "N-1", "10.00", "10.00", "2026-11-20");
    records
        .vendors()
        .save(
            PaymentOffice.withIban(
                records.vendors().find("V4001").orElseThrow(), "GB74TEST20915512345674", null));
    office.post("BIC", "V4001", "X-2", "10.00", "10.00", "2026-11-20");
    office.post("CREDIT", "V1004", "G-1", "-5.00", "-5.00", "2026-11-20");
    office.post("ZERO", "V1005", "Z-1", "10.00", "0.00", "2026-11-20");
    office.post("OLD", "V1006", "O-1", "10.00", "10.00", "2026-11-20");
    office.changed("V1006", "DE81999900080027182818", "documents.read");

    // when
    var proposal = office.propose(1);

    // then
    assertThat(proposal).containsEntry("count", 1);
    assertThat(PaymentOffice.held(proposal))
        .containsExactlyInAnyOrder(
            "GBP: It is in GBP; SEPA pays euro only. Pay it by hand.",
            "TR: The vendor’s account is outside the SEPA countries. Pay it by hand.",
            "NONE: The vendor has no bank account in the master data.",
            "BIC: The vendor’s country needs a BIC too, and none is in the master data.",
            "CREDIT: The credit waits for an invoice of the vendor.",
            "ZERO: Nothing is left to pay.",
            "OLD: The vendor’s account was changed on 2026-11-20; it cools off for 3 days.");

    // and when it has cooled off, an account that nobody confirmed is still not paid to
    office.pass(Duration.ofDays(3));
    assertThat(PaymentOffice.held(office.propose(2)))
        .contains(
            "OLD: The vendor’s account is not the one that was approved, and two people have not confirmed it.");
  }

  @Test
  void shouldHoldAllOfAVendorWhenItsCreditExceedsWhatIsOwed() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.post("B", "V1001", "GS-1", "-150.00", "-150.00", "2026-11-20");

    // when, then
    assertThat(PaymentOffice.held(office.propose(1)))
        .containsExactly(
            "A: The vendor’s credit notes exceed what is owed by 50.00 EUR.",
            "B: The vendor’s credit notes exceed what is owed by 50.00 EUR.");
  }

  @Test
  void shouldPayFurtherAheadWhenAskedTo() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-31");

    // when, then
    assertThat(office.propose(1)).containsEntry("count", 0);
    var more =
        (JobOutcome.Completed)
            new ProposePayments(records, (process, with) -> office.started().add(with))
                .run(
                    PaymentOffice.input(
                        2, Map.of("dueUntil", "2026-12-31", "runDate", "2026-11-30")));
    assertThat(more.variables().get("proposal").toString())
        .contains("count=1", "executionDate=2026-12-01");
  }

  @Test
  void shouldPayWhatIsDueBeforeTheNextOpenDayWhenTheNextRunWouldFallOnAHoliday() {
    // given a run a week before Christmas Day, so that the next one is on the 28th
    office.moveTo(Instant.parse("2026-12-18T09:00:00Z"));
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-27");
    office.post("B", "V1001", "RE-2", "10.00", "10.00", "2026-12-28");

    // when, then
    assertThat(office.propose(1)).containsEntry("count", 1).containsEntry("total", "100.00");
  }

  @Test
  void shouldHoldWhatIsOursOrBlockedWhenARunIsProposed() {
    // given
    office.post("OWN", "V9001", "IC-1", "10.00", "10.00", "2026-11-20");
    office.post("BLOCKED", "V1001", "RE-1", "10.00", "10.00", "2026-11-20");
    records.invoices().block("BLOCKED", "The goods are broken.", "carl");

    // when
    var proposal = office.propose(1);

    // then
    assertThat(proposal).containsEntry("count", 0);
    assertThat(PaymentOffice.held(proposal))
        .containsExactlyInAnyOrder(
            "OWN: It is from our own company Brückner & Voss Service GmbH and settled between the books, not by SEPA.",
            "BLOCKED: The goods are broken.");
    assertThat((List<?>) proposal.get("held"))
        .extracting(one -> PaymentOffice.asMap(one).get("kind"))
        .containsExactlyInAnyOrder("manual", "blocked");
  }

  @Test
  void shouldPayForOneCompanyAtATimeWhenSeveralOweSomething() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.post("B", "V1001", "RE-2", "30.00", "30.00", "2026-11-20", "EUR", "bv-service");

    // when, then one file for each debtor account
    var first = office.propose(1);
    assertThat(first)
        .containsEntry("debtorId", "brueckner-voss")
        .containsEntry("total", "100.00")
        .containsEntry("alsoDue", List.of("bv-service"));
    assertThat(office.propose(1)).isEqualTo(first);
    assertThat(office.started()).containsExactly(Map.of("debtorId", "bv-service"));
    var second = office.propose(2);
    assertThat(second)
        .containsEntry("debtorId", "bv-service")
        .containsEntry("debtorIban", "DE28999900010000567800")
        .containsEntry("total", "30.00")
        .containsEntry("alsoDue", List.of());
    assertThat(office.propose(3)).containsEntry("count", 0);
  }
}
