package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is owed to employees for their claims. */
public final class ClaimPayables {

  private final Database database;
  private final AuditTrail audit;

  public ClaimPayables(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  public Optional<ClaimPayable> find(String id) {
    return select("id = ?", id).stream().findFirst();
  }

  /** All of one person, newest first. */
  public List<ClaimPayable> ofEmployee(String username) {
    return select("username = ?", username);
  }

  /** Puts an item into the register; one of the same claim stays as it is. */
  public void post(ClaimPayable item, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      """
                      INSERT INTO claim_payables (id, entity_id, username, issue_date, due_date, currency, payable, iban, sha256,
                        binding, state, blocked_reason, posted_at)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                      """)
                  .param(item.id())
                  .param(item.entityId())
                  .param(item.username())
                  .param(item.issueDate().toString())
                  .param(item.dueDate().toString())
                  .param(item.currency())
                  .param(item.payable().toPlainString())
                  .param(item.iban())
                  .param(item.sha256())
                  .param(item.binding())
                  .param(item.state().word())
                  .param(item.blockedReason())
                  .param(item.postedAt().toEpochMilli())
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                "claim-payable-posted",
                "claim",
                item.id(),
                Map.of(),
                Map.of(
                    "payable", item.payable().toPlainString(),
                    "currency", item.currency(),
                    "binding", item.binding()));
          }
        });
  }

  private List<ClaimPayable> select(String where, String value) {
    return database
        .sql("SELECT * FROM claim_payables WHERE " + where + " ORDER BY posted_at DESC, id")
        .param(value)
        .query(ClaimPayables::row)
        .list();
  }

  static ClaimPayable row(ResultSet row, int number) throws SQLException {
    return new ClaimPayable(
        row.getString("id"),
        row.getString("entity_id"),
        row.getString("username"),
        Columns.date(row, "issue_date"),
        Columns.date(row, "due_date"),
        row.getString("currency"),
        Columns.amount(row, "payable"),
        row.getString("iban"),
        row.getString("sha256"),
        row.getString("binding"),
        Invoice.State.of(row.getString("state")),
        row.getString("blocked_reason"),
        Columns.instant(row, "posted_at"));
  }
}
