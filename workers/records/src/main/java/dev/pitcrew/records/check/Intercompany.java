package dev.pitcrew.records.check;

import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Our own companies as sellers to each other. */
public final class Intercompany {

  private static final String PREFIX = "entity:";
  private static final int TERMS_DAYS = 30;

  private Intercompany() {}

  /** Which of our companies the vendor is. */
  public static Optional<Entity> seller(Vendor vendor, List<Entity> entities) {
    return entities.stream()
        .filter(
            entity ->
                entity.id().equals(vendor.entityId())
                    || (vendor.vatId() != null
                        && BuyerCheck.hasNumber(entity, BuyerCheck.plain(vendor.vatId())))
                    || Names.key(entity.name()).equals(Names.key(vendor.name())))
        .findFirst();
  }

  /** The vendors, and each of our companies that the vendor master does not hold. */
  public static List<Vendor> sellers(List<Vendor> vendors, List<Entity> entities) {
    return entities.size() < 2
        ? vendors
        : Stream.concat(
                vendors.stream(),
                entities.stream()
                    .filter(
                        entity ->
                            vendors.stream()
                                .noneMatch(vendor -> seller(vendor, List.of(entity)).isPresent()))
                    .map(Intercompany::vendor))
            .toList();
  }

  private static Vendor vendor(Entity entity) {
    return new Vendor(
        PREFIX + entity.id(),
        entity.name(),
        entity.aliases(),
        entity.vatId(),
        entity.iban(),
        entity.bic(),
        entity.address(),
        null,
        null,
        Vendor.Risk.LOW,
        TERMS_DAYS,
        null,
        null,
        null,
        null,
        entity.id());
  }
}
