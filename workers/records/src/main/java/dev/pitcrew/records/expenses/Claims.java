package dev.pitcrew.records.expenses;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
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

  public Claims(Database database, AuditTrail audit, InstantSource clock) {
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
