package dev.pitcrew.records.check;

import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books that the checks are asked with, built up piece by piece. */
final class Given {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final Instant DEADLINE = Instant.parse("2026-12-04T16:00:00Z");
  static final Entity HOUSE =
      entity("bv", "Brückner & Voss Maschinenbau GmbH", "DE812345673", "DE");
  static final Entity SERVICE = entity("bvs", "Brückner & Voss Service GmbH", "DE299988876", "DE");
  static final Vendor HANSEN =
      vendor("V1", "Hansen Bürobedarf GmbH", "DE123987656", "DE06999900020044556677", "DE");
  static final Vendor VAN_HOEVEN =
      vendor("V3", "Van Hoeven Lagertechniek B.V.", "NL812345125B01", null, "NL");

  private final List<Entity> entities = new ArrayList<>(List.of(HOUSE));
  private final List<Vendor> vendors = new ArrayList<>(List.of(HANSEN, VAN_HOEVEN));
  private final List<Invoice> register = new ArrayList<>();
  private final Map<String, KnownOrder> orders = new HashMap<>();

  static Given books() {
    return new Given();
  }

  Given entity(Entity entity) {
    entities.add(entity);
    return this;
  }

  Given posted(Invoice item) {
    register.add(item);
    return this;
  }

  Given order(String number, String vendorId, KnownOrder.Line... lines) {
    orders.put(number, new KnownOrder(number, "bv", vendorId, "EUR", List.of(lines)));
    return this;
  }

  CheckResult check(Read read) {
    return check(read, false);
  }

  CheckResult check(Read read, boolean seen) {
    return InvoiceChecks.check(
        new CheckInput(
            read.invoice(),
            null,
            List.of(),
            "aa",
            seen,
            TODAY,
            new Books(
                entities,
                Intercompany.sellers(vendors, entities),
                vendor -> register,
                vendor -> List.of(),
                (number, except) -> Optional.ofNullable(orders.get(number)),
                !orders.isEmpty(),
                (kind, mark) -> Optional.empty(),
                entity -> DEADLINE),
            Thresholds.SHIPPED));
  }

  static KnownOrder.Line line(
      int line, String description, String ordered, String received, String before, String price) {
    return new KnownOrder.Line(
        line,
        "A-" + line,
        description,
        "pcs",
        new BigDecimal(ordered),
        new BigDecimal(received),
        new BigDecimal(before),
        new BigDecimal(price),
        null,
        null,
        null);
  }

  static Invoice item(String id, Invoice.Type type, String number, String total) {
    return item(id, type, number, total, Invoice.State.POSTED, null, null);
  }

  static Invoice item(
      String id,
      Invoice.Type type,
      String number,
      String total,
      Invoice.State state,
      @Nullable String refersTo,
      @Nullable String supersededBy) {
    var amount = new BigDecimal(total);
    return new Invoice(
        id,
        "bv",
        "V1",
        type,
        number,
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 10, 15),
        "EUR",
        null,
        null,
        amount,
        amount,
        null,
        id,
        null,
        "b",
        state,
        null,
        Instant.EPOCH,
        false,
        refersTo,
        supersededBy);
  }

  private static Entity entity(String id, String name, String vatId, String country) {
    return new Entity(
        id,
        name,
        List.of(),
        vatId,
        "DE25999900010000123400",
        null,
        new Address(null, null, null, country),
        ZoneOffset.UTC);
  }

  private static Vendor vendor(
      String id, String name, String vatId, @Nullable String iban, String country) {
    return new Vendor(
        id,
        name,
        List.of(),
        vatId,
        iban,
        null,
        new Address(null, null, null, country),
        null,
        null,
        Vendor.Risk.LOW,
        14,
        null);
  }
}
