package dev.pitcrew.records.worker;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.KnownOrder;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Purchase orders as a case sees them: with what others took before it. */
final class KnownOrders {

  private static final int NUMBER_MAX = 100;

  private final Records records;
  private final String caseId;

  KnownOrders(Records records, String caseId) {
    this.records = records;
    this.caseId = caseId;
  }

  Optional<KnownOrder> find(String number) {
    return find(number, List.of());
  }

  /**
   * @param except cases that this one takes the place of
   */
  Optional<KnownOrder> find(String number, List<String> except) {
    return order(number).map(order -> known(order, except));
  }

  /** The number under which the books have an order, however the document writes it. */
  Optional<PurchaseOrder> order(String number) {
    var plain = number.strip();
    if (plain.length() > NUMBER_MAX) {
      return Optional.empty();
    }
    var orders = records.orders();
    return orders
        .find(plain)
        .or(() -> orders.find(plain.toUpperCase(Locale.ROOT)))
        .or(() -> orders.find(plain.replaceAll("\\s", "")));
  }

  private KnownOrder known(PurchaseOrder order, List<String> except) {
    return new KnownOrder(
        order.number(),
        order.entityId(),
        order.vendorId(),
        order.currency(),
        order.lines().stream().map(line -> known(order.number(), line, except)).toList());
  }

  private KnownOrder.Line known(String number, OrderLine line, List<String> except) {
    return new KnownOrder.Line(
        line.line(),
        line.articleNumber(),
        line.description(),
        line.unit(),
        line.quantity(),
        records.orders().received(number, line.line()),
        records.orderClaims().before(number, line.line(), caseId, except),
        line.unitPrice(),
        line.account(),
        line.costCentre(),
        line.vatCode());
  }
}
