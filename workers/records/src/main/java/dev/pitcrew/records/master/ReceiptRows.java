package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.orders.Receipt;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came in for orders. A new receipt is announced to whoever waits for the goods. */
final class ReceiptRows implements RowImport {

  private final Records records;

  ReceiptRows(Records records) {
    this.records = records;
  }

  /** By what a receipt's line is known again. */
  private record Key(String receipt, String order, int line) {}

  /** A line of an order. */
  private record Place(String order, int line) {}

  @Override
  public List<Column> columns() {
    return List.of(
        required("receipt", Kind.TEXT),
        required("order", Kind.TEXT),
        required("line", Kind.WHOLE),
        required("quantity", Kind.NUMBER),
        required("date", Kind.DAY));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var rows = new Rows(table, plan);
    var orders = new HashMap<String, Optional<PurchaseOrder>>();
    var totals = new HashMap<Place, BigDecimal>();
    for (var row : table.rows()) {
      rows.form(row, "receipt", Forms::isId, "a receipt number of at most 40 characters");
      row.number("quantity")
          .filter(quantity -> quantity.signum() == 0)
          .ifPresent(zero -> rows.problem(row, "quantity", "Expected a quantity, but found 0."));
      receipt(row)
          .filter(receipt -> isOrdered(row, receipt, orders, rows))
          .filter(
              receipt ->
                  rows.isFirst(
                      row,
                      "receipt",
                      new Key(receipt.id(), receipt.orderNumber(), receipt.line()),
                      "line %d of order %s in receipt %s"
                          .formatted(receipt.line(), receipt.orderNumber(), receipt.id())))
          .ifPresent(receipt -> decide(row, receipt, totals, rows, request, plan));
    }
    noteExcess(totals, orders, plan);
  }

  private static Optional<Receipt> receipt(TableRow row) {
    boolean whole =
        List.of("receipt", "order", "line", "quantity", "date").stream()
            .allMatch(row.values()::containsKey);
    return whole
        ? Optional.of(
            new Receipt(
                row.text("receipt").orElseThrow(),
                row.text("order").orElseThrow(),
                row.whole("line").orElseThrow(),
                row.number("quantity").orElseThrow(),
                row.day("date").orElseThrow()))
        : Optional.empty();
  }

  private boolean isOrdered(
      TableRow row, Receipt receipt, Map<String, Optional<PurchaseOrder>> orders, Rows rows) {
    var order = orders.computeIfAbsent(receipt.orderNumber(), records.orders()::find);
    if (order.isEmpty()) {
      rows.problem(
          row,
          "order",
          "Expected an order in the books, but '%s' is not there. Import the orders first.",
          receipt.orderNumber());
      return false;
    }
    var lines = order.get().lines().stream().map(OrderLine::line).toList();
    if (!lines.contains(receipt.line())) {
      rows.problem(
          row,
          "line",
          "Expected a line of order %s (%s), but found %d.",
          receipt.orderNumber(),
          lines.stream().map(String::valueOf).collect(Collectors.joining(", ")),
          receipt.line());
      return false;
    }
    return true;
  }

  private void decide(
      TableRow row,
      Receipt after,
      Map<Place, BigDecimal> totals,
      Rows rows,
      ImportRequest request,
      Plan plan) {
    var before = records.orders().findReceipt(after.id(), after.orderNumber(), after.line());
    var place = new Place(after.orderNumber(), after.line());
    var total =
        totals
            .computeIfAbsent(place, any -> records.orders().received(place.order(), place.line()))
            .add(after.quantity())
            .subtract(before.map(Receipt::quantity).orElse(BigDecimal.ZERO));
    totals.put(place, total);
    if (total.signum() < 0) {
      rows.problem(
          row,
          "quantity",
          "Expected no more to go back than came in, but %s would be left.",
          total.toPlainString());
    } else if (before.isEmpty()) {
      plan.add(() -> save(after, before, request.by()));
    } else if (same(before.get(), after) || request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else {
      plan.change(() -> save(after, before, request.by()));
    }
  }

  private static boolean same(Receipt one, Receipt other) {
    return one.quantity().compareTo(other.quantity()) == 0 && one.date().equals(other.date());
  }

  private static void noteExcess(
      Map<Place, BigDecimal> totals, Map<String, Optional<PurchaseOrder>> orders, Plan plan) {
    totals.forEach(
        (place, total) ->
            orders.get(place.order()).stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.line() == place.line())
                .filter(line -> total.compareTo(line.quantity()) > 0)
                .forEach(
                    line ->
                        plan.notice(
                            "Order %s, line %d: %s came in, %s were ordered.",
                            place.order(),
                            place.line(),
                            total.toPlainString(),
                            line.quantity().toPlainString())));
  }

  private void save(Receipt after, Optional<Receipt> before, String by) {
    records.orders().receive(after);
    var old = before.map(ReceiptRows::facts).orElseGet(Facts::new);
    var fresh = facts(after).unlike(old);
    fresh.put("receipt", after.id());
    fresh.put("line", String.valueOf(after.line()));
    records
        .audit()
        .append(
            by,
            before.isEmpty() ? "goods-received" : "goods-receipt-changed",
            "order",
            after.orderNumber(),
            old.unlike(facts(after)),
            fresh);
  }

  private static Facts facts(Receipt receipt) {
    return new Facts()
        .with("quantity", receipt.quantity().stripTrailingZeros().toPlainString())
        .with("date", receipt.date());
  }
}
