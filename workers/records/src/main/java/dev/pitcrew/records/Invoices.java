package dev.pitcrew.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invoice register. */
public final class Invoices {

  /** The part someone had in an invoice; what four eyes is judged by. */
  public enum Part {
    VALIDATED("validated"),
    VERIFIED_BANK_ACCOUNT("verified-bank-account"),
    APPROVED("approved");

    private final String word;

    Part(String word) {
      this.word = word;
    }
  }

  private static final int LIST_MAX = 1_000;

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  Invoices(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<Invoice> find(String id) {
    return database
        .sql("SELECT * FROM invoices WHERE id = ?")
        .param(id)
        .query(Invoices::row)
        .optional();
  }

  /** The newest items first, at most 1,000. */
  public List<Invoice> latest(int limit) {
    return database
        .sql("SELECT * FROM invoices ORDER BY posted_at DESC, id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(Invoices::row)
        .list();
  }

  /** All items of a vendor, newest first. */
  public List<Invoice> ofVendor(String vendorId) {
    return database
        .sql("SELECT * FROM invoices WHERE vendor_id = ? ORDER BY posted_at DESC, id")
        .param(vendorId)
        .query(Invoices::row)
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
        .query(
            (row, n) ->
                new InvoiceLine(
                    row.getString("id"),
                    row.getString("entity_id"),
                    row.getString("vendor_id"),
                    row.getString("vendor_name"),
                    row.getString("invoice_number"),
                    row.getString("number_key"),
                    Columns.date(row, "issue_date"),
                    Columns.amount(row, "payable"),
                    row.getString("currency"),
                    Columns.instant(row, "posted_at")))
        .list();
  }

  public List<Invoice> withFile(String sha256) {
    return database
        .sql("SELECT * FROM invoices WHERE sha256 = ?")
        .param(sha256)
        .query(Invoices::row)
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
        .query(Invoices::row)
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
          int rows =
              database
                  .sql(
                      """
                      INSERT INTO invoices (id, entity_id, vendor_id, type, invoice_number, number_key, issue_date, due_date,
                        currency, net, tax, total, payable, iban, sha256, document, binding, state, blocked_reason, posted_at,
                        document_type, intercompany, refers_to)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                      """)
                  .param(invoice.id())
                  .param(invoice.entityId())
                  .param(invoice.vendorId())
                  .param(
                      invoice.type() == Invoice.Type.CREDIT_NOTE
                          ? Invoice.Type.CREDIT_NOTE.word()
                          : Invoice.Type.INVOICE.word())
                  .param(invoice.number())
                  .param(InvoiceNumbers.key(invoice.number()))
                  .param(invoice.issueDate().toString())
                  .param(invoice.dueDate().toString())
                  .param(invoice.currency())
                  .param(Columns.text(invoice.net()))
                  .param(Columns.text(invoice.tax()))
                  .param(Columns.text(invoice.total()))
                  .param(Columns.text(invoice.payable()))
                  .param(invoice.iban())
                  .param(invoice.sha256())
                  .param(invoice.document())
                  .param(invoice.binding())
                  .param(invoice.state().word())
                  .param(invoice.blockedReason())
                  .param(invoice.postedAt().toEpochMilli())
                  .param(invoice.type().word())
                  .param(invoice.intercompany() ? 1 : 0)
                  .param(invoice.refersTo())
                  .update();
          if (rows == 1) {
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
          return rows == 1;
        });
  }

  /** Notes that a person had a part in an invoice; repeating it changes nothing. */
  public void addPerson(String invoiceId, Part part, String username) {
    database.write(
        () -> {
          database
              .sql(
                  "INSERT INTO invoice_people (invoice_id, part, username, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
              .param(invoiceId)
              .param(part.word)
              .param(username)
              .param(clock.millis())
              .update();
        });
  }

  /** Everyone who had a part in any of the invoices. */
  public Set<String> peopleOf(Collection<String> invoiceIds) {
    return invoiceIds.isEmpty()
        ? Set.of()
        : database
            .sql("SELECT DISTINCT username FROM invoice_people WHERE invoice_id IN (:ids)")
            .param("ids", invoiceIds)
            .query(String.class)
            .set();
  }

  /** The people of one invoice by their part, such as {@code approved -> [anton, dora]}. */
  public List<String> peopleOf(String invoiceId, Part part) {
    return database
        .sql(
            "SELECT username FROM invoice_people WHERE invoice_id = ? AND part = ? ORDER BY at, username")
        .param(invoiceId)
        .param(part.word)
        .query(String.class)
        .list();
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
                      "UPDATE invoices SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL")
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
    return database.write(
        () -> {
          int rows =
              database
                  .sql("UPDATE invoices SET state = ? WHERE id = ? AND state = ?")
                  .param(to.word())
                  .param(id)
                  .param(from.word())
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                "invoice-" + to.word(),
                "invoice",
                id,
                Map.of("state", from.word()),
                Map.of("state", to.word()));
          }
          return rows == 1;
        });
  }

  private static Invoice row(ResultSet row, int number) throws SQLException {
    return new Invoice(
        row.getString("id"),
        row.getString("entity_id"),
        row.getString("vendor_id"),
        Invoice.Type.of(
            Objects.requireNonNullElse(row.getString("document_type"), row.getString("type"))),
        row.getString("invoice_number"),
        Columns.date(row, "issue_date"),
        Columns.date(row, "due_date"),
        row.getString("currency"),
        Columns.amountOrNull(row, "net"),
        Columns.amountOrNull(row, "tax"),
        Columns.amount(row, "total"),
        Columns.amount(row, "payable"),
        row.getString("iban"),
        row.getString("sha256"),
        row.getString("document"),
        row.getString("binding"),
        Invoice.State.of(row.getString("state")),
        row.getString("blocked_reason"),
        Columns.instant(row, "posted_at"),
        row.getLong("intercompany") == 1,
        row.getString("refers_to"),
        row.getString("superseded_by"));
  }
}
