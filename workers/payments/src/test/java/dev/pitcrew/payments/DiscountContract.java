package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.payments.bank.SampleStatement;
import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.journal.JournalEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is paid less when it is paid early. */
abstract class DiscountContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  DiscountContract(TestBooks books) {
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
  void shouldTakeADiscountWhenTheNextRunWouldBeTooLateForIt() {
    // given one whose discount ends before the next run, one later, one that offers nonsense
    office.post("A", "V1001", "RE-1", "119.00", "119.00", "2026-12-20");
    office.post("B", "V1002", "RE-2", "100.00", "100.00", "2026-12-20");
    office.post("C", "V1003", "RE-3", "100.00", "100.00", "2026-11-20");
    records
        .journal()
        .post(
            new JournalEntry(
                "A",
                "brueckner-voss",
                "A",
                "invoice",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 1),
                "EUR",
                "RE-1",
                List.of(
                    new JournalEntry.Line("6815", "1100", "V19", new BigDecimal("100.00"), "x"),
                    new JournalEntry.Line("1406", null, "V19", new BigDecimal("19.00"), "x"),
                    new JournalEntry.Line("3300", null, null, new BigDecimal("-119.00"), "x"))),
            "test");
    assertThat(offer("A", "2026-11-27", "2.38")).isTrue();
    assertThat(offer("B", "2026-12-10", "2.00")).isTrue();
    assertThat(offer("C", "2026-12-10", "50.00")).isFalse();

    // when
    var proposal = office.propose(1);
    office.create(proposal, "theo");

    // then
    assertThat(proposal).containsEntry("total", "216.62").containsEntry("count", 2);
    assertThat(records.paymentRuns().payments("PR-1").getFirst().remittance())
        .isEqualTo("Invoice RE-1 of 2026-11-01, less discount 2.38");

    // and when it is booked, expense and tax are smaller by the discount
    new StatementImport(records)
        .take(
            SampleStatement.of(records, records.paymentRuns().find("PR-1").orElseThrow(), Set.of()),
            "statement.xml",
            "theo");
    assertThat(records.journal().ofInvoice("A").getLast().lines())
        .extracting(line -> line.account() + " " + line.amount())
        .containsExactly("3300 119.00", "1800 -116.62", "1406 -0.38", "6815 -2.00");
  }

  @Test
  void shouldNotTakeADiscountWhenTheReleaseCameTooLate() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-20");
    offer("A", "2026-11-23", "2.00");
    var proposal = office.propose(1);
    assertThat(proposal).containsEntry("total", "98.00");

    // when
    office.pass(Duration.ofDays(4));

    // then
    assertThat(office.run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The discount on invoice A is over: the money would move on 2026-11-25."));
  }

  private boolean offer(String invoiceId, String until, String amount) {
    return records
        .discounts()
        .offer(invoiceId, LocalDate.parse(until), new BigDecimal(amount), "test");
  }
}
