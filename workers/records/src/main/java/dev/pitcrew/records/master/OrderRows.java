package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.optional;
import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.vendors.Vendor;
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
import org.jspecify.annotations.Nullable;

/** Purchase orders, a row for each line. Lines that are not in the file stay as they are. */
final class OrderRows implements RowImport {

  private static final List<String> NEEDED =
      List.of("order", "line", "vendor", "quantity", "unit_price");

  private final Records records;

  OrderRows(Records records) {
    this.records = records;
  }

  /** By what a line is known again. */
  private record Key(String order, int line) {}

  @Override
  public List<Column> columns() {
    return List.of(
        required("order", Kind.TEXT),
        required("line", Kind.WHOLE),
        required("vendor", Kind.TEXT),
        optional("entity", Kind.TEXT),
        optional("currency", Kind.TEXT),
        optional("article", Kind.TEXT),
        optional("description", Kind.TEXT),
        optional("unit", Kind.TEXT),
        required("quantity", Kind.NUMBER),
        required("unit_price", Kind.NUMBER),
        optional("account", Kind.TEXT),
        optional("cost_centre", Kind.TEXT),
        optional("vat_code", Kind.TEXT));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var vendors = records.vendors().all().stream().map(Vendor::id).toList();
    var entities =
        records.entities().all().stream().collect(Collectors.toMap(Entity::id, entity -> entity));
    var rows = new Rows(table, plan);
    var heads = new HashMap<String, PurchaseOrder>();
    for (var row : table.rows()) {
      rows.known(row, "vendor", vendors, "a vendor", "in the books");
      rows.known(row, "entity", entities.keySet(), "one of our companies", "in the company file");
      check(row, rows);
      var entity = entity(row, entities, rows);
      if (entity.isPresent() && NEEDED.stream().allMatch(row.values()::containsKey)) {
        checkVatCode(row, entity.get(), rows);
        plan(row, entity.get(), heads, rows, request, plan);
      }
    }
  }

  private static void check(TableRow row, Rows rows) {
    rows.form(row, "order", Forms::isId, "an order number of at most 40 characters");
    rows.form(row, "currency", Forms::isCurrency, "a currency code such as EUR");
    row.whole("line")
        .filter(line -> line < 1)
        .ifPresent(
            line -> rows.problem(row, "line", "Expected a line from 1, but found %d.", line));
    row.number("quantity")
        .filter(quantity -> quantity.signum() <= 0)
        .ifPresent(
            quantity ->
                rows.problem(
                    row,
                    "quantity",
                    "Expected a quantity above zero, but found %s.",
                    quantity.toPlainString()));
    row.number("unit_price")
        .filter(price -> price.signum() < 0)
        .ifPresent(
            price ->
                rows.problem(
                    row,
                    "unit_price",
                    "Expected a price of zero or more, but found %s.",
                    price.toPlainString()));
  }

  /** Who ordered: what the row says, else our only company. */
  private static Optional<Entity> entity(TableRow row, Map<String, Entity> entities, Rows rows) {
    var named = row.text("entity");
    if (named.isPresent()) {
      return named.map(entities::get);
    }
    if (entities.size() == 1) {
      return entities.values().stream().findFirst();
    }
    rows.problem(
        row,
        row.cells().containsKey("entity") ? "entity" : "order",
        "Expected one of our companies in column 'entity', since there are %d, but found none.",
        entities.size());
    return Optional.empty();
  }

  private static void checkVatCode(TableRow row, Entity entity, Rows rows) {
    rows.known(
        row,
        "vat_code",
        entity.bookkeeping().vatCodes().stream().map(VatCode::code).toList(),
        "a VAT code",
        "of " + entity.id());
  }

  private void plan(
      TableRow row,
      Entity entity,
      Map<String, PurchaseOrder> heads,
      Rows rows,
      ImportRequest request,
      Plan plan) {
    var key = new Key(row.text("order").orElseThrow(), row.whole("line").orElseThrow());
    if (!rows.isFirst(row, "line", key, "line %d of order %s".formatted(key.line(), key.order()))) {
      return;
    }
    var stored = records.orders().find(key.order());
    var before =
        stored.stream()
            .flatMap(order -> order.lines().stream())
            .filter(line -> line.line() == key.line())
            .findFirst();
    var head = head(row, entity, stored);
    var first = heads.putIfAbsent(key.order(), stored.orElse(head));
    if (first != null && differs(head, first)
        || stored.isPresent() && differs(head, stored.get())) {
      var other = stored.orElse(first);
      rows.problem(
          row,
          "order",
          "Expected order %s to be of vendor %s, company %s, in %s as %s, but this row says %s, %s,"
              + " %s.",
          key.order(),
          other.vendorId(),
          other.entityId(),
          other.currency(),
          stored.isPresent() ? "the books say" : "its first row says",
          head.vendorId(),
          head.entityId(),
          head.currency());
      return;
    }
    decide(row, head, before, rows, request, plan);
  }

  private void decide(
      TableRow row,
      PurchaseOrder head,
      Optional<OrderLine> before,
      Rows rows,
      ImportRequest request,
      Plan plan) {
    var after = line(row, before.orElse(null));
    var received = records.orders().received(head.number(), after.line());
    if (before.isPresent() && request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else if (received.compareTo(after.quantity()) > 0
        && before.filter(old -> old.quantity().compareTo(after.quantity()) > 0).isPresent()) {
      rows.problem(
          row,
          "quantity",
          "Expected at least the %s that came in already, but found %s.",
          received.toPlainString(),
          after.quantity().toPlainString());
    } else if (before.isEmpty()) {
      plan.add(() -> save(head, after, Optional.empty(), request.by()));
    } else if (same(before.get(), after)) {
      plan.leave();
    } else {
      plan.change(() -> save(head, after, before, request.by()));
    }
  }

  private static PurchaseOrder head(TableRow row, Entity entity, Optional<PurchaseOrder> stored) {
    return new PurchaseOrder(
        row.text("order").orElseThrow(),
        entity.id(),
        row.text("vendor").orElseThrow(),
        row.text("currency")
            .or(() -> stored.map(PurchaseOrder::currency))
            .orElse(entity.bookkeeping().currency()),
        List.of());
  }

  private static boolean differs(PurchaseOrder one, PurchaseOrder other) {
    return !one.vendorId().equals(other.vendorId())
        || !one.entityId().equals(other.entityId())
        || !one.currency().equals(other.currency());
  }

  private static OrderLine line(TableRow row, @Nullable OrderLine before) {
    return new OrderLine(
        row.whole("line").orElseThrow(),
        Rows.text(row, "article", before == null ? null : before.articleNumber()),
        Rows.text(row, "description", before == null ? null : before.description()),
        Rows.text(row, "unit", before == null ? null : before.unit()),
        row.number("quantity").orElseThrow(),
        row.number("unit_price").orElseThrow(),
        Rows.text(row, "account", before == null ? null : before.account()),
        Rows.text(row, "cost_centre", before == null ? null : before.costCentre()),
        Rows.text(row, "vat_code", before == null ? null : before.vatCode()));
  }

  /** Whether they say the same; 4.30 and 4.3 do. */
  private static boolean same(OrderLine one, OrderLine other) {
    return facts(one).unlike(facts(other)).isEmpty() && facts(other).unlike(facts(one)).isEmpty();
  }

  private void save(PurchaseOrder head, OrderLine after, Optional<OrderLine> before, String by) {
    records
        .orders()
        .save(
            new PurchaseOrder(
                head.number(), head.entityId(), head.vendorId(), head.currency(), List.of(after)));
    var old = before.map(OrderRows::facts).orElseGet(Facts::new);
    var fresh = facts(after).unlike(old);
    fresh.put("line", String.valueOf(after.line()));
    fresh.put("vendor", head.vendorId());
    records
        .audit()
        .append(
            by,
            before.isEmpty() ? "order-line-added" : "order-line-changed",
            "order",
            head.number(),
            old.unlike(facts(after)),
            fresh);
  }

  private static Facts facts(OrderLine line) {
    return new Facts()
        .with("article", line.articleNumber())
        .with("description", line.description())
        .with("unit", line.unit())
        .with("quantity", plain(line.quantity()))
        .with("unitPrice", plain(line.unitPrice()))
        .with("account", line.account())
        .with("costCentre", line.costCentre())
        .with("vatCode", line.vatCode());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
