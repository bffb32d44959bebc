package dev.pitcrew.records.bank;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payment.PaymentRuns;
import dev.pitcrew.records.payment.Settlement;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private final StatementRows rows;
  private final Entities entities;
  private final PaymentRuns runs;
  private final Settlement settlement;
  private final AuditTrail audit;
  private final InstantSource clock;

  public BankStatements(
      Database database,
      Entities entities,
      PaymentRuns runs,
      Settlement settlement,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.rows = new StatementRows(database);
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
            if (rows.knownAs(draft).isPresent()) {
              known.add(draft.id());
            } else {
              rows.insertFile(file, fileName, who, clock.instant());
              fresh.add(find(insert(draft, Binding.sha256(file), who)).orElseThrow());
            }
          }
          return new Outcome.Stored(List.copyOf(fresh), List.copyOf(known));
        });
  }

  public Optional<BankStatement> find(long id) {
    return rows.select("WHERE s.id = ?", id).stream().findFirst();
  }

  /** The newest statements first, at most 1,000. */
  public List<BankStatement> latest(int limit) {
    return rows.select("ORDER BY s.to_day DESC, s.id DESC LIMIT ?", Math.min(limit, LIST_MAX));
  }

  /** The entries of a statement in its order. */
  public List<BankEntry> entries(long statement) {
    return database
        .sql("SELECT * FROM bank_entries WHERE statement = ? ORDER BY line, part")
        .param(statement)
        .query(StatementRows::entry)
        .list();
  }

  /** The newest entries a person has to look at: findings, or what is no payment of ours. */
  public List<BankEntry> inState(BankEntry.State state, int limit) {
    return database
        .sql("SELECT * FROM bank_entries WHERE state = ? ORDER BY id DESC LIMIT ?")
        .param(state.word())
        .param(Math.min(limit, LIST_MAX))
        .query(StatementRows::entry)
        .list();
  }

  /** Why nothing of the file may be stored. */
  private Optional<String> objection(StatementDraft draft) {
    if (account(draft.iban()).isEmpty()) {
      return Optional.of(
          "Expected a statement of one of our accounts, but %s is none.".formatted(draft.iban()));
    }
    return rows.knownAs(draft)
        .filter(content -> !content.equals(content(draft)))
        .map(
            other ->
                "Expected statement %s of %s as it was imported before, but its content is another one."
                    .formatted(draft.id(), draft.iban()));
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

  private long insert(StatementDraft draft, String file, String who) {
    var entity = account(draft.iban()).orElseThrow();
    long id = rows.insert(draft, entity, file, content(draft), remark(draft));
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
              rows.insert(id, entry.entry(), verdict);
            });
    return id;
  }

  /** What is odd about the statement as a whole. */
  private @Nullable String remark(StatementDraft draft) {
    var before =
        rows
            .select(
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
}
