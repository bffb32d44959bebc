package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pitcrew.records.company.Bookkeeping;
import dev.pitcrew.records.company.Bookkeeping.Tolerances;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.orders.OrderClaims.Claim;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice against its purchase order, cumulative: what was ordered, what came, and what other
 * invoices took before.
 *
 * @param claims what this invoice takes of the order's lines
 */
public record OrderCheck(Matched order, List<Claim> claims, List<Finding> findings) {

  /** Findings that the task for the order deals with, so that nobody else has to look at them. */
  static final Set<String> CODES =
      Set.of("order-excess", "order-line-unknown", "order-price-differs", "order-awaiting-goods");

  /** Member {@code order} of the check. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Matched(
      @Nullable String number, String state, @Nullable String deadline, List<Line> lines) {}

  /** One order line as a person compares it; decimal text. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      int line,
      @Nullable String articleNumber,
      @Nullable String description,
      String ordered,
      String received,
      String invoicedBefore,
      String thisInvoice,
      @Nullable String orderPrice,
      @Nullable String unitPrice) {}

  private static final OrderCheck NONE =
      new OrderCheck(new Matched(null, "none", null, List.of()), List.of(), List.of());

  static OrderCheck of(
      ReadInvoice invoice,
      Optional<Vendor> vendor,
      Optional<Entity> entity,
      Books books,
      List<String> except) {
    var parts = parts(invoice);
    if (parts.isEmpty() || !books.keepsOrders()) {
      return NONE;
    }
    var number = parts.keySet().iterator().next();
    if (vendor.isEmpty()) {
      return new OrderCheck(new Matched(number, "unknown", null, List.of()), List.of(), List.of());
    }
    var tolerances =
        entity.map(Entity::bookkeeping).map(Bookkeeping::tolerances).orElse(Tolerances.USUAL);
    var work = new OrderComparison(invoice, tolerances);
    var findings = new ArrayList<Finding>();
    boolean usable = true;
    for (var part : parts.entrySet()) {
      var order = books.orders().apply(part.getKey(), except);
      var objection =
          order.isEmpty()
              ? Optional.of(unknown(invoice, part.getKey()))
              : objection(invoice, order.get(), vendor.get(), entity, books);
      objection.ifPresent(findings::add);
      if (order.isEmpty()
          || objection.filter(one -> one.severity() == Finding.Severity.ERROR).isPresent()) {
        usable = false;
      } else if (invoice.type() != Invoice.Type.PREPAYMENT) {
        work.compare(order.get(), part.getValue());
      }
    }
    findings.addAll(work.findings());
    var state = usable || !work.lines().isEmpty() ? work.state() : "unknown";
    return new OrderCheck(
        new Matched(
            number,
            state,
            state.equals("awaiting-goods")
                ? entity.map(books.goodsDeadline()).map(Object::toString).orElse(null)
                : null,
            work.lines()),
        work.claims(),
        findings);
  }

  /** The document's lines by the order they belong to; no lines when they cannot be used. */
  public static Map<String, List<ReadInvoice.Line>> parts(ReadInvoice invoice) {
    var parts = new LinkedHashMap<String, List<ReadInvoice.Line>>();
    var main = invoice.text("po_number");
    var lines = invoice.soundLines();
    main.ifPresent(number -> parts.put(number, new ArrayList<>()));
    for (var line : lines) {
      var number =
          line.orderNumber() == null || line.orderNumber().isBlank()
              ? main.or(() -> parts.keySet().stream().findFirst())
              : Optional.of(line.orderNumber().strip());
      number.ifPresent(one -> parts.computeIfAbsent(one, key -> new ArrayList<>()).add(line));
    }
    // A head that names another order than all of the lines has nothing of its own.
    if (!lines.isEmpty()) {
      parts.values().removeIf(List::isEmpty);
    }
    return parts;
  }

  private static Optional<Finding> objection(
      ReadInvoice invoice, KnownOrder order, Vendor vendor, Optional<Entity> entity, Books books) {
    if (!order.vendorId().equals(vendor.id())) {
      var other =
          books.vendors().stream()
              .filter(one -> one.id().equals(order.vendorId()))
              .map(Vendor::name)
              .findFirst()
              .orElse(order.vendorId());
      return Optional.of(
          Finding.error(
                  "order-of-another-vendor",
                  "po_number",
                  "Order %s was given to %s, not to %s."
                      .formatted(order.number(), other, vendor.name()))
              .comparing(other, vendor.name())
              .at(invoice.field("po_number")));
    }
    if (entity.isPresent() && !order.entityId().equals(entity.get().id())) {
      return Optional.of(
          Finding.warning(
                  "order-of-another-company",
                  "po_number",
                  "Order %s was given by %s, but the invoice is addressed to %s."
                      .formatted(order.number(), order.entityId(), entity.get().name()))
              .comparing(order.entityId(), entity.get().id())
              .at(invoice.field("po_number")));
    }
    if (invoice.currency().filter(order.currency()::equals).isEmpty()) {
      return Optional.of(
          Finding.warning(
                  "order-currency-differs",
                  "currency",
                  "Order %s is in %s, the invoice in %s."
                      .formatted(
                          order.number(),
                          order.currency(),
                          Amounts.cut(invoice.currency().orElse("no currency"))))
              .comparing(order.currency(), invoice.currency().orElse(null))
              .at(invoice.field("currency")));
    }
    return Optional.empty();
  }

  private static Finding unknown(ReadInvoice invoice, String number) {
    return Finding.info(
            "order-unknown",
            "po_number",
            "Order %s is not in our books, so nothing could be compared with it."
                .formatted(Amounts.quote(number)))
        .at(invoice.field("po_number"));
  }
}
