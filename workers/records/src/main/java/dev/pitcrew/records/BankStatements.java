package dev.pitcrew.records;

import dev.pitcrew.records.check.Iban;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bank booked. Each statement is stored once, whatever file brings it again; its entries
 * settle our payments or are listed for a person, and none is dropped.
 */
public final class BankStatements {

  private static final int LIST_MAX = 1_000;

  private final Database database;
  private final Entities entities;
  private final PaymentRuns runs;
  private final Settlement settlement;
  private final AuditTrail audit;
  private final InstantSource clock;

  BankStatements(
      Database database,
      Entities entities,
      PaymentRuns runs,
      Settlement settlement,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.entities = entities;
    this.runs = runs;
    this.settlement = settlement;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of a file. */
  public sealed interface Outcome {
    /**
     * It is in the books.
     *
     * @param stored the statements that were new
     * @param knownBefore names of those that were in the books already; nothing was done for them
     */
    record Stored(List<BankStatement> stored, List<String> knownBefore) implements Outcome {}

    /** Nothing of it is in the books, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  /** Stores what is new in a file and settles payments by it: all of it or, if refused, nothing. */
  public Outcome store(byte[] file, String fileName, List<StatementDraft> drafts, String who) {
    return database.write(
        () -> {
          var refusal = drafts.stream().flatMap(draft -> objection(draft).stream()).findFirst();
          if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
          }
          var fresh = new ArrayList<BankStatement>();
          var known = new ArrayList<String>();
          var inOrder =
              drafts.stream()
                  .sorted(
                      Comparator.comparing(StatementDraft::iban)
                          .thenComparing(StatementDraft::toDay))
                  .toList();
          for (var draft : inOrder) {
            if (knownAs(draft).isPresent()) {
              known.add(draft.id());
            } else {
              storeFile(file, fileName, who);
              fresh.add(find(insert(draft, Binding.sha256(file), who)).orElseThrow());
            }
          }
          return new Outcome.Stored(List.copyOf(fresh), List.copyOf(known));
        });
  }

  public Optional<BankStatement> find(long id) {
    return select("WHERE s.id = ?", id).stream().findFirst();
  }

  /** The newest statements first, at most 1,000. */
  public List<BankStatement> latest(int limit) {
    return select("ORDER BY s.to_day DESC, s.id DESC LIMIT ?", Math.min(limit, LIST_MAX));
  }

  /** The entries of a statement in its order. */
  public List<BankEntry> entries(long statement) {
    return database
        .sql("SELECT * FROM bank_entries WHERE statement = ? ORDER BY line, part")
        .param(statement)
        .query(BankStatements::entry)
        .list();
  }

  /** The newest entries a person has to look at: findings, or what is no payment of ours. */
  public List<BankEntry> inState(BankEntry.State state, int limit) {
    return database
        .sql("SELECT * FROM bank_entries WHERE state = ? ORDER BY id DESC LIMIT ?")
        .param(state.word())
        .param(Math.min(limit, LIST_MAX))
        .query(BankStatements::entry)
        .list();
  }

  /** The entries that name a payment, oldest first. */
  public List<BankEntry> ofPayment(String endToEndId) {
    return database
        .sql("SELECT * FROM bank_entries WHERE end_to_end_id = ? ORDER BY id")
        .param(endToEndId)
        .query(BankStatements::entry)
        .list();
  }

  /** Why nothing of the file may be stored. */
  private Optional<String> objection(StatementDraft draft) {
    if (account(draft.iban()).isEmpty()) {
      return Optional.of(
          "Expected a statement of one of our accounts, but %s is none.".formatted(draft.iban()));
    }
    return knownAs(draft)
        .filter(content -> !content.equals(content(draft)))
        .map(
            other ->
                "Expected statement %s of %s as it was imported before, but its content is another one."
                    .formatted(draft.id(), draft.iban()));
  }

  /** The content of the statement that is in the books under this name, or under this number. */
  private Optional<String> knownAs(StatementDraft draft) {
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

  private Optional<Entity> account(String iban) {
    return entities.all().stream()
        .filter(entity -> Iban.compact(entity.iban()).equals(iban))
        .findFirst();
  }

  /** What the statement says, whatever file and version of the message it came in. */
  private static String content(StatementDraft draft) {
    var text = new StringBuilder();
    text.append(draft.toDay()).append('|').append(plain(draft.opening())).append('|');
    text.append(plain(draft.closing()));
    for (var entry : draft.entries()) {
      text.append('\n').append(entry.line()).append('|').append(entry.part()).append('|');
      text.append(entry.bookedOn()).append('|').append(plain(entry.amountOrBooking())).append('|');
      text.append(entry.endToEndId());
    }
    return Binding.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private void storeFile(byte[] file, String fileName, String who) {
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
        .param(clock.millis())
        .update();
  }

  private long insert(StatementDraft draft, String file, String who) {
    var entity = account(draft.iban()).orElseThrow();
    long id =
        database
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
            .param(content(draft))
            .param(remark(draft))
            .query(Long.class)
            .single();
    audit.append(
        who,
        "bank-statement-imported",
        "bank-statement",
        draft.iban() + " " + draft.id(),
        Map.of(),
        Map.of(
            "fileSha256",
            file,
            "entries",
            draft.entries().size(),
            "closing",
            draft.closing().toPlainString()));
    var entries = EntryAmounts.known(draft.entries(), runs);
    var matcher = new EntryMatcher(database, runs, settlement, entity, who);
    // What left the account first: a statement may show a payment and its return in any order.
    entries.stream()
        .sorted(Comparator.comparing(entry -> entry.entry().amountOrBooking().signum()))
        .forEach(
            entry -> {
              var verdict =
                  entry.trouble() == null
                      ? matcher.judge(entry.entry())
                      : new EntryMatcher.Verdict(
                          BankEntry.State.FINDING, entry.entry().endToEndId(), entry.trouble());
              insert(id, entry.entry(), verdict);
            });
    return id;
  }

  /** What is odd about the statement as a whole. */
  private @Nullable String remark(StatementDraft draft) {
    var before =
        select(
                "WHERE s.iban = ? AND s.to_day <= ? ORDER BY s.to_day DESC, s.id DESC LIMIT 1",
                draft.iban(),
                draft.toDay().toString())
            .stream()
            .findFirst();
    return before
        .filter(statement -> statement.closing().compareTo(draft.opening()) != 0)
        .map(
            statement ->
                "It opens with %s, but statement %s closed with %s: one may be missing."
                    .formatted(
                        draft.opening().toPlainString(),
                        statement.statementId(),
                        statement.closing().toPlainString()))
        .orElse(null);
  }

  private void insert(long statement, StatementDraft.Entry entry, EntryMatcher.Verdict verdict) {
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

  private List<BankStatement> select(String where, Object... values) {
    var statement =
        database.sql(
            """
            SELECT s.*, f.file_name, f.imported_by, f.imported_at,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'matched') AS matched,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'unmatched') AS unmatched,
              (SELECT count(*) FROM bank_entries e WHERE e.statement = s.id AND e.state = 'finding') AS findings
            FROM bank_statements s JOIN bank_files f ON f.sha256 = s.file\s"""
                + where);
    for (var value : values) {
      statement = statement.param(value);
    }
    return statement.query(BankStatements::statement).list();
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
