package dev.pitcrew.payments;

import dev.pitcrew.payments.Proposal.Held;
import dev.pitcrew.payments.Proposal.Kind;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.OpenItem;
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
  Optional<Held> of(OpenItem item, @Nullable Payee payee) {
    return intercompany(item, payee)
        .or(() -> amount(item))
        .or(() -> account(item, payee))
        .or(() -> approval(item, payee));
  }

  private Optional<Held> intercompany(OpenItem item, @Nullable Payee payee) {
    return payee == null
        ? Optional.empty()
        : entities.stream()
            .filter(entity -> isSame(payee, entity))
            .findFirst()
            .map(
                entity ->
                    manual(
                        item,
                        "It is from our own company %s and settled between the books, not by SEPA."
                            .formatted(entity.name())));
  }

  private static boolean isSame(Payee payee, Entity entity) {
    return entity.id().equals(payee.ownEntity())
        || payee.vatId() != null && entity.vatIds().contains(payee.vatId())
        || payee.iban() != null && Iban.compact(payee.iban()).equals(Iban.compact(entity.iban()));
  }

  private static Optional<Held> amount(OpenItem item) {
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

  private static Optional<Held> account(OpenItem item, @Nullable Payee payee) {
    if (payee == null || payee.iban() == null) {
      return Optional.of(
          manual(
              item,
              "The %s has no bank account in the master data."
                  .formatted(payee == null ? "payee" : payee.kind().word())));
    }
    var who = payee.kind().word();
    var iban = Iban.compact(payee.iban());
    if (!Iban.isSepa(iban)) {
      return Optional.of(
          manual(
              item,
              "The %s’s account is outside the SEPA countries. Pay it by hand.".formatted(who)));
    }
    if (Iban.needsBic(iban) && !isBic(payee.bic())) {
      return Optional.of(
          manual(
              item,
              "The %s’s country needs a BIC too, and none is in the master data.".formatted(who)));
    }
    return SepaText.of(payee.name(), 1).isEmpty()
        ? Optional.of(manual(item, "The %s has no name in the master data.".formatted(who)))
        : Optional.empty();
  }

  static boolean isBic(@Nullable String bic) {
    return bic != null && bic.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  }

  private Optional<Held> approval(OpenItem item, Payee payee) {
    var changed = payee.bankChangedAt();
    if (coolsOff(payee)) {
      return Optional.of(
          new Held(
              item.id(),
              Kind.WAITS,
              "The %s’s account was changed on %s; it cools off for %d days."
                  .formatted(
                      payee.kind().word(),
                      String.valueOf(changed).substring(0, 10),
                      COOLING_OFF.toDays())));
    }
    return item.binding().equals(bindingNow(item, payee))
        ? Optional.empty()
        : Optional.of(
            new Held(
                item.id(),
                Kind.BLOCKED,
                "The %s’s account is not the one that was approved, and two people have not confirmed it."
                    .formatted(payee.kind().word())));
  }

  /** Whether the account is too new to be paid to. */
  boolean coolsOff(Payee payee) {
    return payee.bankChangedAt() != null && now.isBefore(payee.bankChangedAt().plus(COOLING_OFF));
  }

  static String bindingNow(OpenItem item, Payee payee) {
    return Binding.of(payee.id(), payee.iban(), item.payable(), item.currency(), item.sha256());
  }

  private static Held manual(OpenItem item, String reason) {
    return new Held(item.id(), Kind.MANUAL, reason);
  }
}
