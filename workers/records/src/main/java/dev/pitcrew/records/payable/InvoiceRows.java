package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Invoices as rows. */
final class InvoiceRows {

  private final Database database;

  InvoiceRows(Database database) {
    this.database = database;
  }

  /**
   * Within the transaction that notes it.
   *
   * @return false when the vendor already has an item of this type and number, or the case was
   *     posted before
   */
  boolean insert(Invoice invoice) {
    int inserted =
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
    return inserted == 1;
  }

  static Invoice invoice(ResultSet row, int number) throws SQLException {
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

  /** With the vendor's name beside the invoice's own columns. */
  static InvoiceLine line(ResultSet row, int number) throws SQLException {
    return new InvoiceLine(
        row.getString("id"),
        row.getString("entity_id"),
        row.getString("vendor_id"),
        row.getString("vendor_name"),
        row.getString("invoice_number"),
        row.getString("number_key"),
        Columns.date(row, "issue_date"),
        Columns.amount(row, "payable"),
        row.getString("currency"),
        Columns.instant(row, "posted_at"));
  }
}
