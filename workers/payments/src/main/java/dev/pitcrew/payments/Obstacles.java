package dev.pitcrew.payments;

import dev.pitcrew.payments.Proposal.Held;
import dev.pitcrew.payments.Proposal.Kind;
import dev.pitcrew.records.Binding;
import dev.pitcrew.records.Entity;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an open item cannot go into a SEPA file today. */
final class Obstacles {

  static final Duration COOLING_OFF = Duration.ofDays(3);

  private static final BigDecimal AMOUNT_MAX = new BigDecimal("999999999.99");

  private final List<Entity> entities;
  private final Instant now;

  Obstacles(List<Entity> entities, Instant now) {
    this.entities = entities;
    this.now = now;
  }

  /** The first one; empty when the item can be paid. */
  Optional<Held> of(Invoice item, @Nullable Vendor vendor) {
    return intercompany(item, vendor)
        .or(() -> amount(item))
        .or(() -> account(item, vendor))
        .or(() -> approval(item, vendor));
  }

  private Optional<Held> intercompany(Invoice item, @Nullable Vendor vendor) {
    return vendor == null
        ? Optional.empty()
        : entities.stream()
            .filter(entity -> isSame(vendor, entity))
            .findFirst()
            .map(
                entity ->
                    manual(
                        item,
                        "It is from our own company %s and settled between the books, not by SEPA."
                            .formatted(entity.name())));
  }

  private static boolean isSame(Vendor vendor, Entity entity) {
    return entity.id().equals(vendor.entityId())
        || vendor.vatId() != null && entity.vatIds().contains(vendor.vatId())
        || vendor.iban() != null && Iban.compact(vendor.iban()).equals(Iban.compact(entity.iban()));
  }

  private static Optional<Held> amount(Invoice item) {
    if (!item.currency().equals("EUR")) {
      return Optional.of(
          manual(
              item,
              "It is in %s; SEPA pays euro only. Pay it by hand.".formatted(item.currency())));
    }
    if (item.payable().signum() == 0) {
      return Optional.of(new Held(item.id(), Kind.WAITS, "Nothing is left to pay."));
    }
    boolean tooFine = item.payable().stripTrailingZeros().scale() > 2;
    return tooFine || item.payable().abs().compareTo(AMOUNT_MAX) > 0
        ? Optional.of(
            manual(
                item, "SEPA cannot carry the amount %s.".formatted(item.payable().toPlainString())))
        : Optional.empty();
  }

  private static Optional<Held> account(Invoice item, @Nullable Vendor vendor) {
    if (vendor == null || vendor.iban() == null) {
      return Optional.of(manual(item, "The vendor has no bank account in the master data."));
    }
    var iban = Iban.compact(vendor.iban());
    if (!Iban.isSepa(iban)) {
      return Optional.of(
          manual(item, "The vendor’s account is outside the SEPA countries. Pay it by hand."));
    }
    if (Iban.needsBic(iban) && !isBic(vendor.bic())) {
      return Optional.of(
          manual(item, "The vendor’s country needs a BIC too, and none is in the master data."));
    }
    return SepaText.of(vendor.name(), 1).isEmpty()
        ? Optional.of(manual(item, "The vendor has no name in the master data."))
        : Optional.empty();
  }

  static boolean isBic(@Nullable String bic) {
    return bic != null && bic.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  }

  private Optional<Held> approval(Invoice item, Vendor vendor) {
    var changed = vendor.bankChangedAt();
    if (coolsOff(vendor)) {
      return Optional.of(
          new Held(
              item.id(),
              Kind.WAITS,
              "The vendor’s account was changed on %s; it cools off for %d days."
                  .formatted(String.valueOf(changed).substring(0, 10), COOLING_OFF.toDays())));
    }
    return item.binding().equals(bindingNow(item, vendor))
        ? Optional.empty()
        : Optional.of(
            new Held(
                item.id(),
                Kind.BLOCKED,
                "The vendor’s account is not the one that was approved, and two people have not confirmed it."));
  }

  /** Whether the account is too new to be paid to. */
  boolean coolsOff(Vendor vendor) {
    return vendor.bankChangedAt() != null && now.isBefore(vendor.bankChangedAt().plus(COOLING_OFF));
  }

  static String bindingNow(Invoice item, Vendor vendor) {
    return Binding.of(vendor.id(), vendor.iban(), item.payable(), item.currency(), item.sha256());
  }

  private static Held manual(Invoice item, String reason) {
    return new Held(item.id(), Kind.MANUAL, reason);
  }
}
