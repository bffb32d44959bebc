package dev.pitcrew.records.expenses;

import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.claimcheck.Matching;
import dev.pitcrew.records.claimcheck.ReadClaim.Answer;
import dev.pitcrew.records.claimcheck.ReadReceipt;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import dev.pitcrew.records.trail.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in an open claim: the claimant's answers, the lines as they were read, the receipts,
 * and what was matched; and the hash of it all that decisions hold for.
 */
public final class ClaimContents {

  private final Database database;
  private final ClaimRows rows;
  private final Claims claims;
  private final AuditTrail audit;

  public ClaimContents(Database database, Claims claims, AuditTrail audit) {
    this.database = database;
    this.rows = new ClaimRows(database);
    this.claims = claims;
    this.audit = audit;
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
          var before = claims.find(id).map(Claim::content).orElse(null);
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
    var claim = claims.find(id).orElseThrow();
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

  private void requireOpen(String id, String verb) {
    if (claims.find(id).filter(claim -> claim.state() == Claim.State.OPEN).isEmpty()) {
      throw new IllegalStateException(
          "Expected to %s claim %s, but it is unknown or has ended.".formatted(verb, id));
    }
  }
}
