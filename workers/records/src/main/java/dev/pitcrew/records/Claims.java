package dev.pitcrew.records;

import dev.pitcrew.records.claims.ClaimLine;
import dev.pitcrew.records.claims.Matching;
import dev.pitcrew.records.claims.ReadClaim.Answer;
import dev.pitcrew.records.claims.ReadReceipt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register of expense claims. Each change stands in the audit trail, in its transaction. */
public final class Claims {

  private static final int LIST_MAX = 1_000;

  private final Database database;
  private final ClaimRows rows;
  private final AuditTrail audit;
  private final InstantSource clock;

  Claims(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.rows = new ClaimRows(database);
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<Claim> find(String id) {
    return database
        .sql("SELECT * FROM claims WHERE id = ?")
        .param(id)
        .query(Claims::row)
        .optional();
  }

  /** The newest first, at most 1,000. */
  public List<Claim> latest(int limit) {
    return database
        .sql("SELECT * FROM claims ORDER BY submitted_at DESC, id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(Claims::row)
        .list();
  }

  /** All of one person, newest first. */
  public List<Claim> ofClaimant(String username) {
    return database
        .sql("SELECT * FROM claims WHERE claimant = ? ORDER BY submitted_at DESC, id")
        .param(username)
        .query(Claims::row)
        .list();
  }

  public List<ClaimRow> lines(String id) {
    return rows.lines(id);
  }

  /** What was said of its lines at every task, also at those whose decision is void. */
  public List<LineDecision> lineDecisions(String id) {
    return rows.decisions(id);
  }

  /**
   * Notes that a claim was handed in; again changes nothing.
   *
   * @return false when it was noted before
   */
  public boolean receive(Claim claim, String who) {
    return database.write(
        () -> {
          int inserted =
              database
                  .sql(
                      """
                      INSERT INTO claims (id, claimant, entity_id, channel, title, locale, submitted_at, currency, state)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open') ON CONFLICT DO NOTHING
                      """)
                  .param(claim.id())
                  .param(claim.claimant())
                  .param(claim.entityId())
                  .param(claim.channel())
                  .param(claim.title())
                  .param(claim.locale())
                  .param(claim.submittedAt().toEpochMilli())
                  .param(claim.currency())
                  .update();
          if (inserted == 1) {
            audit.append(
                who,
                "claim-received",
                "claim",
                claim.id(),
                Map.of(),
                Map.of(
                    "claimant", claim.claimant(),
                    "entity", claim.entityId(),
                    "channel", claim.channel()));
          }
          return inserted == 1;
        });
  }

  /** What the claimant answered about single fields, in the order of the answers. */
  public List<Answer> answers(String id) {
    var answers = new ArrayList<Answer>();
    var json =
        database
            .sql("SELECT answers FROM claims WHERE id = ? AND answers IS NOT NULL")
            .param(id)
            .query(String.class)
            .optional()
            .orElse("[]");
    for (var one : Json.read(json)) {
      answers.add(
          new Answer(
              one.path("line").asInt(), one.path("field").asText(), one.path("value").asText()));
    }
    return answers;
  }

  /** Keeps the answers for the next reading; what is kept takes the place of what was. */
  public void keepAnswers(String id, List<Answer> answers) {
    var array = Json.MAPPER.createArrayNode();
    answers.forEach(
        one ->
            array
                .addObject()
                .put("line", one.line())
                .put("field", one.field())
                .put("value", one.value()));
    database.write(
        () -> {
          database
              .sql("UPDATE claims SET answers = ? WHERE id = ?")
              .param(array.toString())
              .param(id)
              .update();
        });
  }

  /** The lines that are right take the place of those before; nothing is matched then. */
  public void saveLines(String id, List<ClaimLine> lines, int problems, String who) {
    database.write(
        () -> {
          requireOpen(id, "read");
          if (rows.lines(id).stream().map(ClaimRow::line).toList().equals(bare(lines))) {
            return;
          }
          rows.replaceLines(id, lines);
          database.sql("UPDATE claims SET content = NULL WHERE id = ?").param(id).update();
          audit.append(
              who,
              "claim-read",
              "claim",
              id,
              Map.of(),
              Map.of("lines", lines.size(), "problems", problems, "sha256", hash(lines)));
        });
  }

  private static List<ClaimLine> bare(List<ClaimLine> lines) {
    return lines.stream()
        .map(
            one ->
                new ClaimLine(
                    one.line(),
                    one.date(),
                    one.category(),
                    one.description(),
                    one.merchant(),
                    one.amount(),
                    one.currency(),
                    one.country(),
                    one.paidWith(),
                    one.receipt(),
                    one.kilometres(),
                    one.days(),
                    Map.of()))
        .toList();
  }

  private static String hash(List<ClaimLine> lines) {
    return Binding.sha256(bare(lines).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What earlier claims had of it; to be asked in the transaction that saves the receipts. */
  public Matching.Earlier earlier(Claim claim) {
    return new EarlierClaims(database, claim.id(), claim.claimant());
  }

  /**
   * Enters the receipts before they are matched, so that of two claims with the same receipt one
   * has it first.
   */
  public void saveReceipts(String id, List<ReadReceipt> receipts) {
    database.write(
        () -> {
          requireOpen(id, "match");
          database.lockForAppend("claim_receipts");
          rows.replaceReceipts(id, receipts);
        });
  }

  /**
   * Keeps what was matched.
   *
   * @return the hash of all that a decision on the claim holds for
   */
  public String saveMatching(String id, Matching matching, String who) {
    return database.write(
        () -> {
          requireOpen(id, "match");
          matching.lines().forEach(line -> rows.matched(id, line));
          var before = find(id).map(Claim::content).orElse(null);
          var content = content(id);
          database
              .sql("UPDATE claims SET steps = 0, content = ?, total = ? WHERE id = ?")
              .param(content)
              .param(matching.total().toPlainString())
              .param(id)
              .update();
          if (!content.equals(before)) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("content", content);
            facts.put("total", matching.total().toPlainString());
            facts.put("currency", matching.currency());
            facts.put(
                "duplicates",
                matching.lines().stream().filter(line -> line.duplicate() != null).count());
            audit.append(who, "claim-matched", "claim", id, Map.of(), facts);
          }
          return content;
        });
  }

  /** The hash of claimant, lines, amounts, tax and documents, as the books hold them now. */
  public String content(String id) {
    var claim = find(id).orElseThrow();
    var text = new StringBuilder();
    text.append(
        String.join("\n", claim.id(), claim.claimant(), claim.entityId(), claim.currency()));
    for (var row : rows.lines(id)) {
      text.append('\n')
          .append(row.line().line())
          .append('|')
          .append(row.line())
          .append('|')
          .append(row.receipt())
          .append('|')
          .append(row.amountInBooks())
          .append('|')
          .append(row.taxes());
    }
    rows.receiptFiles(id).forEach(file -> text.append('\n').append(file));
    return Binding.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Notes how many decisions the policy asks for; until it is matched again it is never fewer. */
  public void askFor(String id, int steps) {
    database.write(
        () -> {
          database
              .sql("UPDATE claims SET steps = ? WHERE id = ? AND steps < ?")
              .param(steps)
              .param(id)
              .param(steps)
              .update();
        });
  }

  /** What somebody said of the lines, beside the decision itself. */
  public void decide(String id, List<LineDecision> lines, String by, @Nullable String onBehalfOf) {
    database.write(
        () -> {
          var known =
              rows.decisions(id).stream()
                  .map(LineDecision::userTaskKey)
                  .collect(Collectors.toSet());
          boolean isNew = lines.stream().map(LineDecision::userTaskKey).noneMatch(known::contains);
          lines.forEach(line -> rows.insert(id, line));
          if (isNew) {
            var facts = new LinkedHashMap<String, Object>();
            for (var line : lines) {
              facts.put(
                  "line " + line.line(),
                  (line.approved() ? "approved" : "refused")
                      + (line.amount() == null ? "" : " " + line.amount().toPlainString()));
            }
            audit.append(by, onBehalfOf, "claim-lines-decided", "claim", id, Map.of(), facts, null);
          }
        });
  }

  /**
   * What came of it all, by line.
   *
   * @param amounts what is approved of each line, in the currency of the books
   */
  public record Outcome(
      Map<Integer, BigDecimal> amounts,
      BigDecimal reimbursable,
      BigDecimal companyCard,
      BigDecimal refused) {}

  /**
   * Closes the claim with what was approved of it.
   *
   * @throws IllegalStateException when it is not open
   */
  public void post(String id, Outcome outcome, String who) {
    database.write(
        () -> {
          outcome
              .amounts()
              .forEach((line, amount) -> rows.decided(id, line, amount.signum() > 0, amount));
          boolean isAllRefused =
              outcome.reimbursable().signum() == 0 && outcome.companyCard().signum() == 0;
          var state = isAllRefused ? Claim.State.REFUSED : Claim.State.POSTED;
          int updated =
              database
                  .sql(
                      """
                      UPDATE claims SET state = ?, posted_at = ?, reimbursable = ?, company_card = ?, refused = ?
                      WHERE id = ? AND state = 'open'
                      """)
                  .param(state.word())
                  .param(clock.millis())
                  .param(outcome.reimbursable().toPlainString())
                  .param(outcome.companyCard().toPlainString())
                  .param(outcome.refused().toPlainString())
                  .param(id)
                  .update();
          if (updated != 1) {
            throw new IllegalStateException(
                "Expected to post claim %s, but it is not open.".formatted(id));
          }
          audit.append(
              who,
              "claim-" + state.word(),
              "claim",
              id,
              Map.of("state", "open"),
              Map.of(
                  "state", state.word(),
                  "reimbursable", outcome.reimbursable().toPlainString(),
                  "companyCard", outcome.companyCard().toPlainString(),
                  "refused", outcome.refused().toPlainString()));
        });
  }

  /** Ends a claim of which nothing was posted; one that has ended stays as it is. */
  public void end(String id, Claim.State state, String who) {
    database.write(
        () -> {
          int updated =
              database
                  .sql("UPDATE claims SET state = ? WHERE id = ? AND state = 'open'")
                  .param(state.word())
                  .param(id)
                  .update();
          if (updated == 1) {
            audit.append(
                who,
                "claim-" + state.word(),
                "claim",
                id,
                Map.of("state", "open"),
                Map.of("state", state.word()));
          }
        });
  }

  private void requireOpen(String id, String verb) {
    if (find(id).filter(claim -> claim.state() == Claim.State.OPEN).isEmpty()) {
      throw new IllegalStateException(
          "Expected to %s claim %s, but it is unknown or has ended.".formatted(verb, id));
    }
  }

  private static Claim row(ResultSet row, int number) throws SQLException {
    return new Claim(
        row.getString("id"),
        row.getString("claimant"),
        row.getString("entity_id"),
        row.getString("channel"),
        row.getString("title"),
        row.getString("locale"),
        Columns.instant(row, "submitted_at"),
        row.getString("currency"),
        Claim.State.of(row.getString("state")),
        row.getString("content"),
        row.getInt("steps"),
        Columns.amountOrNull(row, "total"),
        Columns.amountOrNull(row, "reimbursable"),
        Columns.amountOrNull(row, "company_card"),
        Columns.amountOrNull(row, "refused"),
        Columns.instantOrNull(row, "posted_at"));
  }
}
