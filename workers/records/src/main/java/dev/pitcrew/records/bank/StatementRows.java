package dev.pitcrew.records.bank;

import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bank statements and their entries as rows. What writes is called within one transaction. */
final class StatementRows {

  private final Database database;

  StatementRows(Database database) {
    this.database = database;
  }

  /** The content of the statement that is in the books under this name, or under this number. */
  Optional<String> knownAs(StatementDraft draft) {
    return database
        .sql(
            """
            SELECT content FROM bank_statements
            WHERE iban = ? AND (statement_id = ? OR sequence = ? AND to_day = ?) ORDER BY id LIMIT 1
            """)
        .param(draft.iban())
        .param(draft.id())
        .param(draft.sequence() == null ? -1 : draft.sequence())
        .param(draft.toDay().toString())
        .query(String.class)
        .optional();
  }

  /** Statements, under a condition and in an order of the caller. */
  List<BankStatement> select(String where, Object... values) {
    var statement =
        database.sql(
            """
            SELECT s.*, f.file_name, f.imported_by, f.imported_at,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'matched') AS matched,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'unmatched') AS unmatched,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'finding') AS findings
            FROM bank_statements s JOIN bank_files f ON f.sha256 = s.file\s\
            """
                + where);
    for (var value : values) {
      statement = statement.param(value);
    }
    return statement.query(StatementRows::statement).list();
  }

  /** A file is kept once, however often it comes. */
  void insertFile(byte[] file, String fileName, String who, Instant at) {
    database
        .sql(
            """
            INSERT INTO bank_files (sha256, file_name, bytes, imported_by, imported_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
        .param(Binding.sha256(file))
        .param(fileName)
        .param(file)
        .param(who)
        .param(at.toEpochMilli())
        .update();
  }

  long insert(
      StatementDraft draft, Entity entity, String file, String content, @Nullable String remark) {
    return database
        .sql(
            """
            INSERT INTO bank_statements (file, entity_id, iban, statement_id, sequence, from_day, to_day, currency,
              opening, closing, content, remark)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """)
        .param(file)
        .param(entity.id())
        .param(draft.iban())
        .param(draft.id())
        .param(draft.sequence())
        .param(draft.fromDay() == null ? null : draft.fromDay().toString())
        .param(draft.toDay().toString())
        .param(draft.currency())
        .param(draft.opening().toPlainString())
        .param(draft.closing().toPlainString())
        .param(content)
        .param(remark)
        .query(Long.class)
        .single();
  }

  void insert(long statement, StatementDraft.Entry entry, EntryMatcher.Verdict verdict) {
    var back = entry.back();
    database
        .sql(
            """
            INSERT INTO bank_entries (statement, line, part, booked_on, amount, end_to_end_id, message_id, counterparty,
              counterparty_iban, remittance, return_code, return_reason, state, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(statement)
        .param(entry.line())
        .param(entry.part())
        .param(entry.bookedOn().toString())
        .param(entry.amountOrBooking().toPlainString())
        .param(verdict.endToEndId() == null ? entry.endToEndId() : verdict.endToEndId())
        .param(entry.messageId())
        .param(entry.counterparty())
        .param(entry.counterpartyIban())
        .param(entry.remittance())
        .param(back == null ? null : back.code())
        .param(back == null ? null : back.reason())
        .param(verdict.state().word())
        .param(verdict.detail())
        .update();
  }

  private static BankStatement statement(ResultSet row, int number) throws SQLException {
    return new BankStatement(
        row.getLong("id"),
        row.getString("entity_id"),
        row.getString("iban"),
        row.getString("statement_id"),
        Columns.longOrNull(row, "sequence"),
        Columns.dateOrNull(row, "from_day"),
        Columns.date(row, "to_day"),
        row.getString("currency"),
        Columns.amount(row, "opening"),
        Columns.amount(row, "closing"),
        row.getString("file_name"),
        row.getString("imported_by"),
        Columns.instant(row, "imported_at"),
        row.getString("remark"),
        row.getInt("matched"),
        row.getInt("unmatched"),
        row.getInt("findings"));
  }

  static BankEntry entry(ResultSet row, int number) throws SQLException {
    return new BankEntry(
        row.getLong("id"),
        row.getLong("statement"),
        row.getInt("line"),
        row.getInt("part"),
        Columns.date(row, "booked_on"),
        Columns.amount(row, "amount"),
        row.getString("end_to_end_id"),
        row.getString("message_id"),
        row.getString("counterparty"),
        row.getString("counterparty_iban"),
        row.getString("remittance"),
        row.getString("return_code"),
        row.getString("return_reason"),
        BankEntry.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("detail"));
  }
}
