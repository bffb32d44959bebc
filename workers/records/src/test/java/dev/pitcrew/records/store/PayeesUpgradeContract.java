package dev.pitcrew.records.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.people.Person;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books of a version that paid vendors only, opened by this one. */
abstract class PayeesUpgradeContract {

  private static final String BEFORE = "V9__claims.sql";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));

  @TempDir Path folder;

  private final TestBooks books;
  private String url;

  PayeesUpgradeContract(TestBooks books) {
    this.books = books;
  }

  @Test
  void shouldKeepEveryRowAndRuleWhenBooksOfBeforeAreOpened() throws SQLException {
    // given payments, journal and bank changes as they were kept before
    url = books.empty(folder);
    asBefore();

    // when
    try (var records = Records.open(url, CLOCK, folder.resolve("key"))) {

      // then every row is there
      var payment = records.paymentRuns().payment("PR-1-0001").orElseThrow();
      assertThat(payment.vendorId()).isEqualTo("V1");
      assertThat(payment.state()).isEqualTo(Payment.State.BANK_ACCEPTED);
      assertThat(payment.items())
          .containsExactly(
              new Payment.Item("INV-1", new BigDecimal("98.00"), "bound", new BigDecimal("2.00")));
      assertThat(records.journal().ofInvoice("INV-1"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.lines()).hasSize(2));
      assertThat(records.bankChanges().ofVendor("V1")).hasSize(1);
      assertThat(records.bankChanges().open()).hasSize(1);

      // and new ones go on from there
      records.people().save(new Person("eva", "Eva", Set.of(), null, null));
      assertThat(
              records
                  .bankChanges()
                  .request("employee:eva", "DE42999900090000071001", null, "eva", "new"))
          .isInstanceOf(BankChanges.Outcome.Done.class);
      assertThat(records.bankChanges().open().getLast().id()).isGreaterThan(1);
    }

    // and what the database refused it refuses still
    for (var sql :
        List.of(
            "DELETE FROM payments",
            "DELETE FROM payment_items",
            "DELETE FROM journal_entries",
            "UPDATE journal_lines SET amount = '1.00'",
            "INSERT INTO journal_lines (entry_key, line, account, amount, text) VALUES ('k1', 99,"
                + " '1', '1.00', '')",
            "INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, active) VALUES"
                + " ('nobody', 'INV-2', '1', 'b', 1)",
            "INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, active) VALUES"
                + " ('PR-1-0002', 'INV-1', '1', 'b', 1)",
            "INSERT INTO bank_changes (vendor_id, iban, state, reason, requested_by, requested_at)"
                + " VALUES ('V1', 'DE1', 'requested', 'r', 'x', 1)",
            """
            INSERT INTO journal_entries (entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
            VALUES ('k2', 'e', 'INV-1', 'invoice', '2026-11-20', '2026-11-20', 'EUR', '', 0)
            """)) {
      assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
    }
  }

  private void asBefore() throws SQLException {
    OlderBooks.make(url, BEFORE);
    execute(
        "INSERT INTO entities (id, name, aliases, iban, country, time_zone) VALUES ('e', 'E GmbH',"
            + " '', 'DE25999900010000123400', 'DE', 'Europe/Berlin')");
    execute(
        "INSERT INTO vendors (id, name, country, risk, terms_days) VALUES ('V1', 'V', 'DE', 'low',"
            + " 30)");
    execute(
        """
        INSERT INTO invoices (id, entity_id, vendor_id, type, invoice_number, number_key, issue_date, due_date, currency, total,
          payable, sha256, binding, state, posted_at)
        VALUES ('INV-1', 'e', 'V1', 'invoice', '1', '1', '2026-11-01', '2026-11-20', 'EUR', '100.00', '100.00', 'aa', 'bound',
          'released', 1)
        """);
    execute(
        """
        INSERT INTO payment_runs (id, entity_id, state, run_date, execution_date, currency, total, count, proposed_at)
        VALUES ('PR-1', 'e', 'released', '2026-11-20', '2026-11-23', 'EUR', '99.00', 2, 1)
        """);
    execute(
        """
        INSERT INTO payments (end_to_end_id, run_id, vendor_id, iban, amount, currency, remittance, state, accepted_at)
        VALUES ('PR-1-0001', 'PR-1', 'V1', 'DE1', '98.00', 'EUR', 'r', 'released', 5),
          ('PR-1-0002', 'PR-1', 'V1', 'DE1', '1.00', 'EUR', 'r', 'released', NULL)
        """);
    execute(
        "INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, active, discount)"
            + " VALUES ('PR-1-0001', 'INV-1', '98.00', 'bound', 1, '2.00')");
    execute(
        "INSERT INTO journal_lines (entry_key, line, account, amount, text) VALUES ('k1', 1,"
            + " '6300', '100.00', ''), ('k1', 2, '3300', '-100.00', '')",
        """
        INSERT INTO journal_entries (entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
        VALUES ('k1', 'e', 'INV-1', 'invoice', '2026-11-20', '2026-11-20', 'EUR', '', 0)
        """);
    execute(
        "INSERT INTO bank_changes (vendor_id, iban, state, reason, requested_by, requested_at)"
            + " VALUES ('V1', 'DE1', 'requested', 'r', 'x', 1)");
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (url.startsWith("jdbc:sqlite:")) {
        connection.commit();
        connection.setAutoCommit(true);
        statement.execute("PRAGMA foreign_keys = ON");
        connection.setAutoCommit(false);
      }
      for (var sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
