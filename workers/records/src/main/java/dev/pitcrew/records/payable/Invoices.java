package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invoice register. */
public final class Invoices {

  private static final int LIST_MAX = 1_000;

  private final Database database;
  private final InvoiceRows rows;
  private final InvoicePeople people;
  private final AuditTrail audit;
  private final StateChanges states;

  public Invoices(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.rows = new InvoiceRows(database);
    this.people = new InvoicePeople(database, clock);
    this.audit = audit;
    states = new StateChanges(database, audit, "invoices", "invoice", "invoice");
  }

  /** Who had a part in them. */
  public InvoicePeople people() {
    return people;
  }

  public Optional<Invoice> find(String id) {
    return database
        .sql("SELECT * FROM invoices WHERE id = ?")
        .param(id)
        .query(InvoiceRows::invoice)
        .optional();
  }

  /** The newest items first, at most 1,000. */
  public List<Invoice> latest(int limit) {
    return database
        .sql("SELECT * FROM invoices ORDER BY posted_at DESC, id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(InvoiceRows::invoice)
        .list();
  }

  /** All items of a vendor, newest first. */
  public List<Invoice> ofVendor(String vendorId) {
    return database
        .sql("SELECT * FROM invoices WHERE vendor_id = ? ORDER BY posted_at DESC, id")
        .param(vendorId)
        .query(InvoiceRows::invoice)
        .list();
  }

  /** Every invoice, no credit notes, in short, by issue date. */
  public List<InvoiceLine> lines() {
    return database
        .sql(
            """
            SELECT i.*, v.name AS vendor_name FROM invoices i JOIN vendors v ON v.id = i.vendor_id
            WHERE i.type = 'invoice' ORDER BY i.issue_date, i.id
            """)
        .query(InvoiceRows::line)
        .list();
  }

  public List<Invoice> withFile(String sha256) {
    return database
        .sql("SELECT * FROM invoices WHERE sha256 = ?")
        .param(sha256)
        .query(InvoiceRows::invoice)
        .list();
  }

  /**
   * What an entity owes and nobody is paying yet: posted items due on or before the day, and
   * everything that is owed to it. What our companies owe each other is not paid by bank.
   */
  public List<Invoice> open(String entityId, LocalDate dueUntil) {
    return database
        .sql(
            """
            SELECT * FROM invoices WHERE entity_id = ? AND state = 'posted' AND intercompany = 0
              AND (due_date <= ? OR payable LIKE '-%')
            ORDER BY vendor_id, due_date, id
            """)
        .param(entityId)
        .param(dueUntil.toString())
        .query(InvoiceRows::invoice)
        .list();
  }

  /**
   * Puts an item into the register, once.
   *
   * @return false when the vendor already has an item of this type and number, or the case was
   *     posted before
   */
  public boolean post(Invoice invoice, String who) {
    return database.write(
        () -> {
          boolean isNew = rows.insert(invoice);
          if (isNew) {
            audit.append(
                who,
                "invoice-posted",
                "invoice",
                invoice.id(),
                Map.of(),
                Map.of(
                    "vendor", invoice.vendorId(),
                    "number", invoice.number(),
                    "payable", invoice.payable().toPlainString(),
                    "currency", invoice.currency(),
                    "binding", invoice.binding()));
          }
          return isNew;
        });
  }

  /**
   * Keeps a posted item out of payment runs, with the reason people see.
   *
   * @return false when it is not open
   */
  public boolean block(String id, String reason, String who) {
    return database.write(
        () -> {
          boolean moved = move(id, Invoice.State.POSTED, Invoice.State.BLOCKED, who);
          if (moved) {
            setBlockedReason(id, reason);
          }
          return moved;
        });
  }

  /**
   * Notes that another item takes the place of this one, or uses it up. One that nobody has paid
   * and that a correction replaces will not be paid any more.
   *
   * @return false when another item did so before
   */
  public boolean supersede(String id, Invoice by, String who) {
    return database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "UPDATE invoices SET superseded_by = ? WHERE id = ? AND superseded_by IS"
                          + " NULL")
                  .param(by.id())
                  .param(id)
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                "invoice-superseded",
                "invoice",
                id,
                Map.of(),
                Map.of("by", by.id(), "type", by.type().word()));
            if (by.type() == Invoice.Type.CORRECTION) {
              block(id, "Replaced by %s.".formatted(by.id()), who);
            }
          }
          return rows == 1;
        });
  }

  /**
   * Lets a blocked item be paid again.
   *
   * @return false when it is not blocked, or was replaced by another
   */
  public boolean unblock(String id, String who) {
    return database.write(
        () -> {
          boolean replaced =
              find(id)
                  .flatMap(item -> Optional.ofNullable(item.supersededBy()))
                  .flatMap(this::find)
                  .filter(by -> by.type() == Invoice.Type.CORRECTION)
                  .isPresent();
          boolean moved = !replaced && move(id, Invoice.State.BLOCKED, Invoice.State.POSTED, who);
          if (moved) {
            setBlockedReason(id, null);
          }
          return moved;
        });
  }

  private void setBlockedReason(String id, @Nullable String reason) {
    database
        .sql("UPDATE invoices SET blocked_reason = ? WHERE id = ?")
        .param(reason)
        .param(id)
        .update();
  }

  /**
   * Moves an item from one state to the next.
   *
   * @return false when it is not in the state it was expected in
   */
  public boolean move(String id, Invoice.State from, Invoice.State to, String who) {
    return states.move(id, from, to, who);
  }
}
