package dev.pitcrew.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** The payments of runs, as rows. Called within the transaction of the run they belong to. */
final class PaymentRows {

  private final Database database;

  PaymentRows(Database database) {
    this.database = database;
  }

  /** The payments of a run with their items, by end-to-end id. */
  List<Payment> ofRun(String runId) {
    var items = new HashMap<String, List<Payment.Item>>();
    database
        .sql(
            """
            SELECT i.* FROM payment_items i JOIN payments p ON p.end_to_end_id = i.end_to_end_id
            WHERE p.run_id = ? ORDER BY i.invoice_id
            """)
        .param(runId)
        .query(
            row -> {
              items
                  .computeIfAbsent(row.getString("end_to_end_id"), id -> new ArrayList<>())
                  .add(
                      new Payment.Item(
                          row.getString("invoice_id"),
                          Columns.amount(row, "amount"),
                          row.getString("binding")));
            });
    return database
        .sql("SELECT * FROM payments WHERE run_id = ? ORDER BY end_to_end_id")
        .param(runId)
        .query(
            (row, number) ->
                payment(row, items.getOrDefault(row.getString("end_to_end_id"), List.of())))
        .list();
  }

  void insert(Payment payment) {
    database
        .sql(
            """
            INSERT INTO payments (end_to_end_id, run_id, vendor_id, iban, amount, currency, remittance, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(payment.endToEndId())
        .param(payment.runId())
        .param(payment.vendorId())
        .param(payment.iban())
        .param(payment.amount().toPlainString())
        .param(payment.currency())
        .param(payment.remittance())
        .param(payment.state().word())
        .update();
    for (var item : payment.items()) {
      database
          .sql(
              "INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, active) VALUES (?, ?, ?, ?, 1)")
          .param(payment.endToEndId())
          .param(item.invoiceId())
          .param(item.amount().toPlainString())
          .param(item.binding())
          .update();
    }
  }

  void setState(String runId, Payment.State state) {
    database
        .sql("UPDATE payments SET state = ? WHERE run_id = ?")
        .param(state.word())
        .param(runId)
        .update();
  }

  /** Lets the payment's invoices be taken by another payment. */
  void letGo(Payment payment) {
    database
        .sql("UPDATE payment_items SET active = 0 WHERE end_to_end_id = ?")
        .param(payment.endToEndId())
        .update();
  }

  private static Payment payment(ResultSet row, List<Payment.Item> items) throws SQLException {
    return new Payment(
        row.getString("end_to_end_id"),
        row.getString("run_id"),
        row.getString("vendor_id"),
        row.getString("iban"),
        Columns.amount(row, "amount"),
        row.getString("currency"),
        row.getString("remittance"),
        Payment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        items);
  }
}
