package dev.pitcrew.records.orders;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Purchase orders, and what came in for them. */
public final class Orders {

  private static final int ANNOUNCE_MAX = 500;

  private final Database database;

  public Orders(Database database) {
    this.database = database;
  }

  public Optional<PurchaseOrder> find(String number) {
    // Read first: a query within a row's mapping would take a second connection.
    var lines = lines(number);
    return database
        .sql("SELECT * FROM orders WHERE number = ?")
        .param(number)
        .query((row, i) -> order(row, lines))
        .optional();
  }

  /** The orders placed with a vendor, by number. */
  public List<PurchaseOrder> ofVendor(String vendorId) {
    return database
        .sql("SELECT number FROM orders WHERE vendor_id = ? ORDER BY number")
        .param(vendorId)
        .query(String.class)
        .list()
        .stream()
        .flatMap(number -> find(number).stream())
        .toList();
  }

  /** What came in for a line so far, less what went back. */
  public BigDecimal received(String number, int line) {
    return database
        .sql("SELECT quantity FROM receipts WHERE order_number = ? AND line = ?")
        .param(number)
        .param(line)
        .query((row, i) -> Columns.amount(row, "quantity"))
        .list()
        .stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Everything that came in for an order, oldest first. */
  public List<Receipt> receipts(String number) {
    return database
        .sql("SELECT * FROM receipts WHERE order_number = ? ORDER BY received_on, id, line")
        .param(number)
        .query(Orders::receipt)
        .list();
  }

  public Optional<Receipt> findReceipt(String id, String number, int line) {
    return receipts(number).stream()
        .filter(receipt -> receipt.id().equals(id) && receipt.line() == line)
        .findFirst();
  }

  /** Inserts or changes an order and the lines it names; other lines stay as they are. */
  public void save(PurchaseOrder order) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO orders (number, entity_id, vendor_id, currency) VALUES (?, ?, ?, ?)
                  ON CONFLICT (number) DO UPDATE SET entity_id = excluded.entity_id,
                    vendor_id = excluded.vendor_id, currency = excluded.currency
                  """)
              .param(order.number())
              .param(order.entityId())
              .param(order.vendorId())
              .param(order.currency())
              .update();
          order.lines().forEach(line -> save(order.number(), line));
        });
  }

  private void save(String number, OrderLine line) {
    database
        .sql(
            """
            INSERT INTO order_lines (order_number, line, article_number, description, unit, quantity, unit_price,
              account, cost_centre, vat_code)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (order_number, line) DO UPDATE SET article_number = excluded.article_number,
              description = excluded.description, unit = excluded.unit, quantity = excluded.quantity,
              unit_price = excluded.unit_price, account = excluded.account, cost_centre = excluded.cost_centre,
              vat_code = excluded.vat_code
            """)
        .param(number)
        .param(line.line())
        .param(line.articleNumber())
        .param(line.description())
        .param(line.unit())
        .param(line.quantity().toPlainString())
        .param(line.unitPrice().toPlainString())
        .param(line.account())
        .param(line.costCentre())
        .param(line.vatCode())
        .update();
  }

  /** Notes goods that came in; who waits for them is told when they are announced. */
  public void receive(Receipt receipt) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO receipts (id, order_number, line, quantity, received_on, announced) VALUES (?, ?, ?, ?, ?, 0)
                  ON CONFLICT (id, order_number, line) DO UPDATE SET quantity = excluded.quantity,
                    received_on = excluded.received_on, announced = 0
                  """)
              .param(receipt.id())
              .param(receipt.orderNumber())
              .param(receipt.line())
              .param(receipt.quantity().toPlainString())
              .param(receipt.date().toString())
              .update();
        });
  }

  /** What nobody was told of yet, by receipt; at most 500 lines. */
  public List<Receipt> unannounced() {
    return database
        .sql(
            "SELECT * FROM receipts WHERE announced = 0 ORDER BY id, order_number, line LIMIT "
                + ANNOUNCE_MAX)
        .query(Orders::receipt)
        .list();
  }

  /** Whoever waits was told of all lines of this receipt. */
  public void announced(String receiptId) {
    database.write(
        () -> {
          database.sql("UPDATE receipts SET announced = 1 WHERE id = ?").param(receiptId).update();
        });
  }

  private List<OrderLine> lines(String number) {
    return database
        .sql("SELECT * FROM order_lines WHERE order_number = ? ORDER BY line")
        .param(number)
        .query(Orders::line)
        .list();
  }

  private static PurchaseOrder order(ResultSet row, List<OrderLine> lines) throws SQLException {
    return new PurchaseOrder(
        row.getString("number"),
        row.getString("entity_id"),
        row.getString("vendor_id"),
        row.getString("currency"),
        lines);
  }

  private static OrderLine line(ResultSet row, int number) throws SQLException {
    return new OrderLine(
        row.getInt("line"),
        row.getString("article_number"),
        row.getString("description"),
        row.getString("unit"),
        Columns.amount(row, "quantity"),
        Columns.amount(row, "unit_price"),
        row.getString("account"),
        row.getString("cost_centre"),
        row.getString("vat_code"));
  }

  private static Receipt receipt(ResultSet row, int number) throws SQLException {
    return new Receipt(
        row.getString("id"),
        row.getString("order_number"),
        row.getInt("line"),
        Columns.amount(row, "quantity"),
        Columns.date(row, "received_on"));
  }
}
