package dev.pitcrew.records.check;

import dev.pitcrew.records.check.OrderCheck.Line;
import dev.pitcrew.records.check.OrderLines.Assigned;
import dev.pitcrew.records.company.Bookkeeping.Tolerances;
import dev.pitcrew.records.orders.OrderClaims.Claim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares an invoice with its orders, one after the other, and collects what differs. */
final class OrderComparison {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** What lines that were not ordered, such as freight, may come to, as share of the net amount. */
  private static final BigDecimal EXTRAS_PERCENT = new BigDecimal("5");

  private final ReadInvoice invoice;
  private final Tolerances tolerances;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private boolean excess;
  private boolean dear;
  private boolean early;

  OrderComparison(ReadInvoice invoice, Tolerances tolerances) {
    this.invoice = invoice;
    this.tolerances = tolerances;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Line> lines() {
    return lines;
  }

  List<Claim> claims() {
    return claims;
  }

  String state() {
    if (excess) {
      return "excess";
    }
    if (dear) {
      return "price-differs";
    }
    return early ? "awaiting-goods" : "matched";
  }

  void compare(KnownOrder order, List<ReadInvoice.Line> part) {
    var assigned = OrderLines.assign(invoice, part, order);
    if (part.isEmpty() && assigned.size() > 1) {
      findings.add(
          Finding.info(
              "order-matched-by-amount",
              "po_number",
              "The document shows no lines that can be compared; order %s was matched by the net amount."
                  .formatted(order.number())));
    }
    var byLine = new LinkedHashMap<Integer, List<Assigned>>();
    var rest = new ArrayList<Assigned>();
    for (var one : assigned) {
      if (one.orderLine() == null) {
        rest.add(one);
      } else {
        byLine.computeIfAbsent(one.orderLine().line(), key -> new ArrayList<>()).add(one);
      }
    }
    for (Map.Entry<Integer, List<Assigned>> entry : byLine.entrySet()) {
      line(
          order, Objects.requireNonNull(entry.getValue().getFirst().orderLine()), entry.getValue());
    }
    unordered(order, rest);
  }

  private void line(KnownOrder order, KnownOrder.Line ordered, List<Assigned> parts) {
    var now = parts.stream().map(Assigned::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    var price =
        parts.stream()
            .map(Assigned::unitPrice)
            .filter(Objects::nonNull)
            .max(BigDecimal::compareTo)
            .orElse(null);
    lines.add(
        new Line(
            ordered.line(),
            ordered.articleNumber(),
            ordered.description(),
            plain(ordered.ordered()),
            plain(ordered.received()),
            plain(ordered.invoicedBefore()),
            plain(now),
            ordered.unitPrice() == null ? null : plain(ordered.unitPrice()),
            price == null ? null : plain(price)));
    claims.add(new Claim(order.number(), ordered.line(), now));
    var all = ordered.invoicedBefore().add(now);
    var slack = percent(ordered.ordered(), tolerances.quantityPercent());
    if (now.signum() <= 0) {
      return;
    }
    var where = parts.getFirst().invoiceLine();
    if (all.compareTo(ordered.ordered().add(slack)) > 0) {
      excess = true;
      findings.add(
          Finding.warning(
                  "order-excess",
                  "po_number",
                  "Of %s, line %d of order %s, %s were ordered; with this invoice %s are invoiced (%s before)."
                      .formatted(
                          name(ordered),
                          ordered.line(),
                          order.number(),
                          plain(ordered.ordered()),
                          plain(all),
                          plain(ordered.invoicedBefore())))
              .comparing(plain(ordered.ordered()), plain(all))
              .at(where));
    } else if (all.compareTo(ordered.received().add(slack)) > 0) {
      early = true;
      findings.add(
          Finding.info(
                  "order-awaiting-goods",
                  "po_number",
                  "Of %s, line %d of order %s, %s came in so far; with this invoice %s are invoiced."
                      .formatted(
                          name(ordered),
                          ordered.line(),
                          order.number(),
                          plain(ordered.received()),
                          plain(all)))
              .comparing(plain(ordered.received()), plain(all))
              .at(where));
    }
    price(order, ordered, now, price, where);
  }

  private void price(
      KnownOrder order,
      KnownOrder.Line ordered,
      BigDecimal quantity,
      @Nullable BigDecimal price,
      ReadInvoice.@Nullable Line where) {
    if (price == null || ordered.unitPrice() == null) {
      return;
    }
    var difference = price.subtract(ordered.unitPrice());
    boolean small =
        difference.abs().compareTo(percent(ordered.unitPrice(), tolerances.pricePercent())) <= 0
            || difference.abs().multiply(quantity.abs()).compareTo(CENT) <= 0;
    if (small) {
      return;
    }
    boolean more = difference.signum() > 0;
    dear |= more;
    var sentence =
        "%s costs %s in the order %s, line %d, but %s on the invoice."
            .formatted(
                name(ordered),
                plain(ordered.unitPrice()),
                order.number(),
                ordered.line(),
                plain(price));
    findings.add(
        (more
                ? Finding.warning("order-price-differs", "po_number", sentence)
                : Finding.info("order-price-lower", "po_number", sentence))
            .comparing(plain(ordered.unitPrice()), plain(price))
            .at(where));
  }

  private void unordered(KnownOrder order, List<Assigned> rest) {
    if (rest.isEmpty()) {
      return;
    }
    var sum = rest.stream().map(Assigned::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    var whole = invoice.amount("net").or(() -> invoice.amount("total")).orElse(sum);
    boolean small = sum.abs().compareTo(percent(whole.abs(), EXTRAS_PERCENT)) <= 0;
    if (!small && sum.signum() > 0) {
      excess = true;
    }
    var first = rest.getFirst().invoiceLine();
    var what =
        first == null || first.description() == null
            ? "an amount"
            : Amounts.quote(first.description());
    var sentence =
        "Order %s does not hold %s%s: %s."
            .formatted(
                order.number(),
                what,
                rest.size() == 1 ? "" : " and %d other lines".formatted(rest.size() - 1),
                Amounts.show(sum));
    findings.add(
        (small || sum.signum() <= 0
                ? Finding.info("order-extra", "po_number", sentence)
                : Finding.warning("order-line-unknown", "po_number", sentence))
            .comparing("0.00", sum.toPlainString())
            .at(first));
  }

  private static BigDecimal percent(BigDecimal of, BigDecimal percent) {
    return of.multiply(percent).movePointLeft(2);
  }

  private static String name(KnownOrder.Line line) {
    return Amounts.quote(
        line.description() == null || line.description().isBlank()
            ? String.valueOf(line.articleNumber())
            : line.description());
  }

  private static String plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
