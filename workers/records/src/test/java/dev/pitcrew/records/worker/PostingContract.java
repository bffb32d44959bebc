package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.PostingOffice.DAY;
import static dev.pitcrew.records.worker.PostingOffice.checked;
import static dev.pitcrew.records.worker.PostingOffice.input;
import static dev.pitcrew.records.worker.PostingOffice.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.journal.JournalEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the journal and in the register when an invoice goes through. */
abstract class PostingContract {

  @TempDir Path folder;

  private final TestBooks books;

  private PostingOffice office;
  private Records records;

  PostingContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new PostingOffice(books.stocked(folder));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPostABalancedEntryWhenAnInvoiceGoesThrough() {
    // when
    var outcome = office.intake("INV-1", Doc.of("RE-1"));

    // then
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    assertThat(records.journal().between(DAY, DAY))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo("invoice");
              assertThat(lines(entry))
                  .containsExactly(
                      "6815 1100 V19 100.00", "1406 null V19 19.00", "3300 null null -119.00");
            });
    assertThat(records.journal().between(DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
    assertThat(records.audit().about("invoice", "INV-1"))
        .extracting(entry -> entry.what())
        .contains("invoice-posted", "journal-posted");
  }

  @Test
  void shouldRefuseInTheDatabaseWhenTheJournalIsChanged() {
    // given
    office.intake("INV-1", Doc.of("RE-1"));
    var line = new JournalEntry.Line("1", null, null, BigDecimal.ONE, "x");
    var booked = records.journal().ofInvoice("INV-1").getFirst();

    // when the entry is booked again, it stays as it is
    records
        .journal()
        .post(
            new JournalEntry(
                booked.key(),
                booked.entityId(),
                "INV-1",
                "invoice",
                DAY,
                DAY,
                "EUR",
                "x",
                List.of(
                    line, new JournalEntry.Line("2", null, null, BigDecimal.ONE.negate(), "x"))),
            "test");

    // then
    assertThat(records.journal().ofInvoice("INV-1")).containsExactly(booked);

    // and around our code the database refuses to change, add to, or unbalance an entry
    for (var sql :
        List.of(
            "UPDATE journal_lines SET amount = '1.00'",
            "DELETE FROM journal_entries",
            "INSERT INTO journal_lines (entry_key, line, account, amount, text) VALUES ('%s', 99, '1', '1.00', '')"
                .formatted(booked.key()),
            """
            INSERT INTO journal_entries (entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
            VALUES ('k', 'brueckner-voss', 'INV-1', 'invoice', '2026-11-20', '2026-11-20', 'EUR', '', 0)
            """)) {
      assertThatThrownBy(() -> raw(sql)).as(sql).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void shouldBookBothSidesOfTheTaxWhenItIsReverseCharge() {
    // when
    office.intake(
        "INV-1",
        Doc.of("RE-1")
            .with("tax", "0.00")
            .with("total", "100.00")
            .with("payable", "100.00")
            .tax("0", "100.00", "0.00", "AE", "Steuerschuldnerschaft des Leistungsempfängers"));

    // then
    assertThat(lines(records.journal().ofInvoice("INV-1").getFirst()))
        .containsExactly(
            "6815 1100 RC19 100.00",
            "1407 null RC19 19.00",
            "3837 null RC19 -19.00",
            "3300 null null -100.00");
  }

  @Test
  void shouldBookBothCompaniesAndPayNobodyWhenItIsIntercompany() {
    // when
    office.intake(
        "INV-1",
        Doc.of("IC-1")
            .with("vendor", "Brückner & Voss Service GmbH")
            .with("iban", "DE28999900010000567800"),
        "V9001");

    // then
    assertThat(records.journal().ofInvoice("INV-1"))
        .extracting(entry -> entry.entityId() + " " + entry.kind())
        .containsExactly("brueckner-voss invoice", "bv-service intercompany-sale");
    assertThat(records.invoices().find("INV-1").orElseThrow().intercompany()).isTrue();
    assertThat(records.invoices().open("brueckner-voss", LocalDate.of(2027, 1, 1))).isEmpty();
  }

  @Test
  void shouldAskForApprovalAgainWhenTheVendorsAccountChangedMeanwhile() {
    // given an approved invoice that names no account
    var doc = Doc.of("RE-1").without("iban");
    office.check("INV-1", doc);
    office.approve("INV-1", 7, "anton", doc);
    office.policies().due("approver");
    var variables =
        input(
            "INV-1",
            doc.json(),
            checked(),
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}]}");

    // when
    var asked =
        (BankChanges.Outcome.Done)
            records
                .bankChanges()
                .request("V1001", "DE66999900070031415926", null, "clara", "A letter.");
    records.bankChanges().confirm(asked.change().id(), "carl", null);

    // then
    assertThat(new PostInvoice(records, office.policies()).run(variables))
        .isEqualTo(
            JobOutcome.error(
                "approval-void",
                "The bank account of Hansen Bürobedarf GmbH was changed after the approval."));
    assertThat(records.invoices().find("INV-1")).isEmpty();

    // and a new approval counts
    office.approve("INV-1", 8, "anton", doc);
    assertThat(new PostInvoice(records, office.policies()).run(variables))
        .isInstanceOf(JobOutcome.Completed.class);
  }

  private void raw(String sql) throws SQLException {
    try (var connection = java.sql.DriverManager.getConnection(office.url());
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
