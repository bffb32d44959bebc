package dev.pitcrew.records.payment;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments of runs, as rows. Called within the transaction of the run they belong to. */
final class PaymentRows {

  private final Database database;

  PaymentRows(Database database) {
    this.database = database;
  }

  /** The payments of a run with their items, by end-to-end id. */
  List<Payment> ofRun(String runId) {
    return select("run_id", runId);
  }

  Optional<Payment> find(String endToEndId) {
    return select("end_to_end_id", endToEndId).stream().findFirst();
  }

  private List<Payment> select(String column, String value) {
    var items = new HashMap<String, List<Payment.Item>>();
    database
        .sql(
            """
            SELECT i.* FROM payment_items i JOIN payments p ON p.end_to_end_id = i.end_to_end_id
            WHERE p.%s = ? ORDER BY i.invoice_id
            """
                .formatted(column))
        .param(value)
        .query(
            row -> {
              items
                  .computeIfAbsent(row.getString("end_to_end_id"), id -> new ArrayList<>())
                  .add(
                      new Payment.Item(
                          row.getString("invoice_id"),
                          Columns.amount(row, "amount"),
                          row.getString("binding"),
                          Objects.requireNonNullElse(
                              Columns.amountOrNull(row, "discount"), BigDecimal.ZERO)));
            });
    return database
        .sql("SELECT * FROM payments WHERE %s = ? ORDER BY end_to_end_id".formatted(column))
        .param(value)
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
              "INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, discount,"
                  + " active) VALUES (?, ?, ?, ?, ?, 1)")
          .param(payment.endToEndId())
          .param(item.invoiceId())
          .param(item.amount().toPlainString())
          .param(item.binding())
          .param(item.discount().signum() == 0 ? null : item.discount().toPlainString())
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

  /** The bank took it; false when it is not on its way any more. */
  boolean accepted(String endToEndId, Instant at) {
    return database
            .sql(
                "UPDATE payments SET accepted_at = coalesce(accepted_at, ?) WHERE end_to_end_id = ?"
                    + " AND state = 'released'")
            .param(at.toEpochMilli())
            .param(endToEndId)
            .update()
        == 1;
  }

  /** It left our account; false when it is not on its way any more. */
  boolean paid(String endToEndId, LocalDate on) {
    return database
            .sql(
                "UPDATE payments SET state = 'paid', booked_on = ? WHERE end_to_end_id = ? AND"
                    + " state = 'released'")
            .param(on.toString())
            .param(endToEndId)
            .update()
        == 1;
  }

  /** It came back or was never sent; false when it was not on its way and not paid. */
  boolean returned(String endToEndId, Payment.Return back) {
    return database
            .sql(
                """
                UPDATE payments SET state = 'returned', returned_on = ?, return_code = ?, return_reason = ?
                WHERE end_to_end_id = ? AND state IN ('released', 'paid')
                """)
            .param(back.on().toString())
            .param(back.code())
            .param(back.reason())
            .param(endToEndId)
            .update()
        == 1;
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
        state(row),
        items,
        Columns.dateOrNull(row, "booked_on"),
        back(row));
  }

  private static Payment.State state(ResultSet row) throws SQLException {
    var state = Payment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return state == Payment.State.RELEASED && row.getString("accepted_at") != null
        ? Payment.State.BANK_ACCEPTED
        : state;
  }

  private static Payment.@Nullable Return back(ResultSet row) throws SQLException {
    var on = Columns.dateOrNull(row, "returned_on");
    return on == null
        ? null
        : new Payment.Return(on, row.getString("return_code"), row.getString("return_reason"));
  }
}
