package dev.pitcrew.records.journal;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal: balanced entries that are never changed, only reversed by others. */
public final class Journal {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Journal(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Books an entry; one that was booked before stays as it is. */
  public void post(JournalEntry entry, String who) {
    database.write(
        () -> {
          if (isBooked(entry.key())) {
            return;
          }
          // The lines come first: the entry closes them, and the database then refuses any other.
          int number = 1;
          for (var line : entry.lines()) {
            insert(entry.key(), number++, line);
          }
          insert(entry);
          audit.append(
              who,
              "journal-posted",
              "invoice",
              entry.invoiceId(),
              Map.of(),
              Map.of(
                  "entry", entry.key(),
                  "entity", entry.entityId(),
                  "kind", entry.kind(),
                  "lines", entry.lines().size()));
        });
  }

  /** The entries that count for a day of the span, in the order they were booked. */
  public List<JournalEntry> between(LocalDate from, LocalDate to) {
    return entries("posted_on >= ? AND posted_on <= ?", List.of(from.toString(), to.toString()));
  }

  /** The entries of an item, in every company's books. */
  public List<JournalEntry> ofInvoice(String invoiceId) {
    return entries("invoice_id = ?", List.of(invoiceId));
  }

  private boolean isBooked(String key) {
    return database
        .sql("SELECT entry_key FROM journal_entries WHERE entry_key = ?")
        .param(key)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private void insert(JournalEntry entry) {
    database
        .sql(
            """
            INSERT INTO journal_entries (entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(entry.key())
        .param(entry.entityId())
        .param(entry.invoiceId())
        .param(entry.kind())
        .param(entry.postedOn().toString())
        .param(entry.documentOn().toString())
        .param(entry.currency())
        .param(entry.text())
        .param(clock.millis())
        .update();
  }

  private void insert(String key, int number, JournalEntry.Line line) {
    database
        .sql(
            """
            INSERT INTO journal_lines (entry_key, line, account, cost_centre, vat_code, amount, text)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(key)
        .param(number)
        .param(line.account())
        .param(line.costCentre())
        .param(line.vatCode())
        .param(line.amount().toPlainString())
        .param(line.text())
        .update();
  }

  private List<JournalEntry> entries(String where, List<String> values) {
    var lines = new LinkedHashMap<String, List<JournalEntry.Line>>();
    database
        .sql(
            """
            SELECT l.* FROM journal_lines l JOIN journal_entries e ON e.entry_key = l.entry_key
            WHERE %s ORDER BY e.number, l.line
            """
                .formatted(where))
        .params(values)
        .query(
            row -> {
              lines
                  .computeIfAbsent(row.getString("entry_key"), key -> new ArrayList<>())
                  .add(line(row));
            });
    return database
        .sql("SELECT * FROM journal_entries WHERE %s ORDER BY number".formatted(where))
        .params(values)
        .query((row, number) -> entry(row, lines.get(row.getString("entry_key"))))
        .list();
  }

  private static JournalEntry.Line line(ResultSet row) throws SQLException {
    return new JournalEntry.Line(
        row.getString("account"),
        row.getString("cost_centre"),
        row.getString("vat_code"),
        Columns.amount(row, "amount"),
        row.getString("text"));
  }

  private static JournalEntry entry(ResultSet row, List<JournalEntry.Line> lines)
      throws SQLException {
    return new JournalEntry(
        row.getString("entry_key"),
        row.getString("entity_id"),
        row.getString("invoice_id"),
        row.getString("kind"),
        Columns.date(row, "posted_on"),
        Columns.date(row, "document_on"),
        row.getString("currency"),
        row.getString("text"),
        lines);
  }
}
