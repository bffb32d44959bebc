package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.payments.bank.SampleStatement;
import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.payable.InvoicePeople;
import dev.pitcrew.records.trail.AuditEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that wait for an account which two people stand behind. */
abstract class NewAccountContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  NewAccountContract(TestBooks books) {
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
  void shouldPayToTheNewAccountWhenTwoPeopleConfirmedItAndItCooledOff() {
    // given an item that was approved for the old account
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var change = office.changed("V1001", "DE66999900070031415926", "clara");

    // when
    assertThat(PaymentOffice.held(office.propose(1)))
        .containsExactly(
            "A: The vendor’s account was changed on 2026-11-20; it cools off for 3 days.");
    office.pass(Duration.ofDays(3));
    var proposal = office.propose(2);

    // then it is bound anew, the audit names both people, and neither may release it
    assertThat(proposal).containsEntry("count", 1);
    assertThat(records.paymentRuns().payments("PR-2"))
        .singleElement()
        .satisfies(payment -> assertThat(payment.iban()).isEqualTo("DE66999900070031415926"));
    assertThat(records.audit().about("invoice", "A"))
        .filteredOn(entry -> entry.what().equals("invoice-rebound"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.after()).contains("clara", "carl", "bank change " + change.id()));
    assertThat(records.invoices().people().of(List.of("A"))).contains("clara", "carl");
    office.decide("PR-2", "theo");
    assertThat(
            new CreatePaymentFile(records, PaymentOffice.nowhere())
                .run(PaymentOffice.input(2, Map.of("proposal", proposal))))
        .isInstanceOf(JobOutcome.Completed.class);
  }

  @Test
  void shouldNotBindAnewWhenOnlyOnePersonStandsBehindTheAccount() {
    // given an invoice brought the account and one person called the vendor back
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.changed("V1001", "DE66999900070031415926", "documents.read");
    office.pass(Duration.ofDays(3));
    office.post("B", "V1001", "RE-2", "10.00", "10.00", "2026-11-20");
    records.invoices().people().add("B", InvoicePeople.Part.VERIFIED_BANK_ACCOUNT, "carl");
    records.invoices().people().add("B", InvoicePeople.Part.APPROVED, "carl");

    // when, then what was approved with the account is paid, what was not is held
    assertThat(office.propose(1)).containsEntry("count", 1).containsEntry("total", "10.00");

    // and when somebody else approved it with that account too, two people stand behind it
    records.invoices().people().add("B", InvoicePeople.Part.APPROVED, "anton");
    assertThat(office.propose(2)).containsEntry("count", 1).containsEntry("total", "100.00");
    assertThat(records.invoices().people().of(List.of("A")))
        .containsExactlyInAnyOrder("carl", "anton");
  }

  @Test
  void shouldPayAgainWhenAReturnedPaymentGotAnotherAccountByTwoPeople() {
    // given a payment that the bank returned
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.post("C", "V1001", "GS-1", "-20.00", "-20.00", "2026-11-20");
    office.create(office.propose(1), "theo");
    office.pass(Duration.ofDays(3));
    var run = records.paymentRuns().find("PR-1").orElseThrow();
    new StatementImport(records)
        .take(SampleStatement.of(records, run, Set.of("A")), "statement.xml", "theo");
    assertThat(PaymentOffice.held(office.propose(2)))
        .containsExactlyInAnyOrder(
            "A: The bank returned payment PR-1-0001 on 2026-11-23: the account is closed (AC04)."
                + " Confirm the vendor’s data before it is paid again.",
            "C: The bank returned payment PR-1-0001 on 2026-11-23: the account is closed (AC04)."
                + " Confirm the vendor’s data before it is paid again.");

    // when
    office.pass(Duration.ofHours(1));
    office.changed("V1001", "DE66999900070031415926", "clara");
    assertThat(office.propose(3)).containsEntry("count", 0);
    office.pass(Duration.ofDays(3));

    // then
    assertThat(office.propose(4)).containsEntry("count", 2).containsEntry("total", "80.00");
    assertThat(records.audit().about("invoice", "A"))
        .extracting(AuditEntry::what)
        .containsSubsequence(
            "invoice-released",
            "invoice-paid",
            "invoice-reopened",
            "vendor-data-confirmed",
            "invoice-rebound",
            "invoice-proposed");
  }
}
