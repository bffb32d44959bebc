package dev.pitcrew.records.payable;

import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed, whoever it is owed to: invoices and claims are paid, returned and opened again in
 * the same way.
 */
public final class OpenItems {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final Invoices invoices;
  private final ClaimPayables payables;
  private final AuditTrail audit;
  private final StateChanges claimStates;

  public OpenItems(Database database, Invoices invoices, ClaimPayables payables, AuditTrail audit) {
    this.database = database;
    this.invoices = invoices;
    this.payables = payables;
    this.audit = audit;
    claimStates = new StateChanges(database, audit, "claim_payables", "claim", "claim-payable");
  }

  public Optional<OpenItem> find(String id) {
    return invoices.find(id).<OpenItem>map(one -> one).or(() -> payables.find(id));
  }

  /** What an entity owes and nobody is paying yet; see {@link Invoices#open}. */
  public List<OpenItem> open(String entityId, LocalDate dueUntil) {
    var open = new ArrayList<OpenItem>(invoices.open(entityId, dueUntil));
    open.addAll(
        database
            .sql(
                """
                SELECT * FROM claim_payables WHERE entity_id = ? AND state = 'posted' AND due_date <= ?
                ORDER BY username, due_date, id
                """)
            .param(entityId)
            .param(dueUntil.toString())
            .query(ClaimPayables::row)
            .list());
    return open;
  }

  /** All items of a payee, newest first. */
  public List<OpenItem> ofPayee(String payeeId) {
    return Payee.employee(payeeId)
        .<List<OpenItem>>map(username -> List.copyOf(payables.ofEmployee(username)))
        .orElseGet(() -> List.copyOf(invoices.ofVendor(payeeId)));
  }

  /** What would be due, were it not blocked. */
  public List<OpenItem> blockedDue(String entityId, LocalDate dueUntil) {
    return database
        .sql(
            """
            SELECT id, due_date FROM invoices WHERE entity_id = ? AND state = 'blocked' AND due_date <= ?
            UNION ALL
            SELECT id, due_date FROM claim_payables WHERE entity_id = ? AND state = 'blocked' AND due_date <= ?
            ORDER BY due_date, id LIMIT
            """
                + LIST_MAX)
        .param(entityId)
        .param(dueUntil.toString())
        .param(entityId)
        .param(dueUntil.toString())
        .query((row, number) -> row.getString("id"))
        .list()
        .stream()
        .flatMap(id -> find(id).stream())
        .toList();
  }

  /**
   * Moves an item from one state to the next.
   *
   * @return false when it is not in the state it was expected in
   */
  public boolean move(String id, Invoice.State from, Invoice.State to, String who) {
    return isClaim(id) ? claimStates.move(id, from, to, who) : invoices.move(id, from, to, who);
  }

  /**
   * What the bank says of an item whose payment is on its way: it is paid, or open again.
   *
   * @param blockedReason why it is open again, absent when it was paid
   * @throws IllegalStateException when it is not on its way
   */
  public void settle(String id, @Nullable String blockedReason, LocalDate on, String who) {
    boolean reopens = blockedReason != null;
    boolean isClaim = isClaim(id);
    var to = reopens ? Invoice.State.BLOCKED : Invoice.State.PAID;
    int rows =
        database
            .sql(
                """
                UPDATE %s SET state = ?, blocked_reason = ?,
                  due_date = CASE WHEN ? = 1 AND due_date > ? THEN ? ELSE due_date END
                WHERE id = ? AND (state = 'released' OR state = 'paid' AND ? = 1)
                """
                    .formatted(isClaim ? "claim_payables" : "invoices"))
            .param(to.word())
            .param(blockedReason)
            .param(reopens ? 1 : 0)
            .param(on.toString())
            .param(on.toString())
            .param(id)
            .param(reopens ? 1 : 0)
            .update();
    if (rows != 1) {
      throw new IllegalStateException(
          "Expected to move %s %s to %s with its payment, but it is not on its way."
              .formatted(isClaim ? "claim" : "invoice", id, to.word()));
    }
    var kind = isClaim ? "claim" : "invoice";
    audit.append(
        who,
        kind + (reopens ? "-reopened" : "-paid"),
        kind,
        id,
        Map.of(),
        reopens ? Map.of("state", to.word(), "reason", blockedReason) : Map.of("state", to.word()));
  }

  /**
   * Lets a blocked item be paid again.
   *
   * @return false when it is not blocked, or was replaced by another
   */
  public boolean unblock(String id, String who) {
    if (!isClaim(id)) {
      return invoices.unblock(id, who);
    }
    return database.write(
        () -> {
          boolean moved = move(id, Invoice.State.BLOCKED, Invoice.State.POSTED, who);
          if (moved) {
            database
                .sql("UPDATE claim_payables SET blocked_reason = NULL WHERE id = ?")
                .param(id)
                .update();
          }
          return moved;
        });
  }

  /**
   * Binds an open item to another account of its payee.
   *
   * @return false when it is not open or was bound otherwise meanwhile
   */
  public boolean bind(OpenItem item, String iban, String binding) {
    return database
            .sql(
                "UPDATE %s SET iban = ?, binding = ? WHERE id = ? AND state = 'posted' AND binding = ?"
                    .formatted(item instanceof ClaimPayable ? "claim_payables" : "invoices"))
            .param(iban)
            .param(binding)
            .param(item.id())
            .param(item.binding())
            .update()
        == 1;
  }

  /** For a sentence. */
  public String kind(String id) {
    return isClaim(id) ? "claim" : "invoice";
  }

  private boolean isClaim(String id) {
    return payables.find(id).isPresent();
  }
}
