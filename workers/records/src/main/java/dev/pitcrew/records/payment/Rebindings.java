package dev.pitcrew.records.payment;

import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.accounts.Payees;
import dev.pitcrew.records.accounts.SecondPerson;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.InvoicePeople;
import dev.pitcrew.records.payable.Invoices;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Carries the approval of an open item over to its vendor's new account. An approval holds for one
 * account; when two people have changed the account since, they have approved just that, and a
 * third approval by somebody else would add nothing but delay. They count as having a part in the
 * item from then on, so that neither releases its payment. See docs/adr/0004.
 */
public final class Rebindings {

  private static final int PEOPLE_MIN = 2;

  private final Database database;
  private final BankChanges changes;
  private final Invoices invoices;
  private final PaymentReturns returns;
  private final Payees payees;
  private final OpenItems items;
  private final People people;
  private final AuditTrail audit;

  public Rebindings(
      Database database,
      BankChanges changes,
      Invoices invoices,
      PaymentReturns returns,
      Payees payees,
      OpenItems items,
      People people,
      AuditTrail audit) {
    this.database = database;
    this.changes = changes;
    this.invoices = invoices;
    this.returns = returns;
    this.payees = payees;
    this.items = items;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Binds an open item to the account that its vendor has now.
   *
   * @return the item as it is then; empty when it may not be, because something else changed too or
   *     fewer than two people stand behind the account
   */
  public Optional<OpenItem> rebind(OpenItem item, Payee payee, String who) {
    return database.write(
        () -> {
          var ground = ground(payee).filter(one -> isWhole(item));
          if (ground.isEmpty()) {
            return Optional.empty();
          }
          var behind = ground.get().people();
          var account = Objects.requireNonNull(payee.iban());
          var binding =
              Binding.of(payee.id(), payee.iban(), item.payable(), item.currency(), item.sha256());
          if (!items.bind(item, account, binding)) {
            return Optional.empty();
          }
          if (item instanceof Invoice) {
            behind.forEach(
                person ->
                    invoices
                        .people()
                        .add(item.id(), InvoicePeople.Part.VERIFIED_BANK_ACCOUNT, person));
          }
          var kind = items.kind(item.id());
          audit.append(
              who,
              kind + "-rebound",
              kind,
              item.id(),
              Map.of(
                  "iban", SecondPerson.shown(payee.id(), item.iban()), "binding", item.binding()),
              Map.of(
                  "iban",
                  SecondPerson.shown(payee.id(), account),
                  "binding",
                  binding,
                  "ground",
                  ground.get().name(),
                  "confirmedBy",
                  List.copyOf(behind)));
          return items.find(item.id());
        });
  }

  /**
   * Opens the returned items of a vendor again when two people changed its account after they came
   * back: that is the correction of its data that they waited for.
   */
  public void reopenAfterChange(String payeeId, String who) {
    database.write(
        () -> {
          var ground = ground(payees.find(payeeId).orElseThrow());
          if (ground.isEmpty()) {
            return;
          }
          returns.ofPayee(payeeId).stream()
              .filter(item -> ground.get().since().isAfter(returnedAt(item)))
              .forEach(
                  item ->
                      returns.reopen(
                          item,
                          who,
                          "Another account was confirmed by %s (%s)."
                              .formatted(
                                  String.join(" and ", ground.get().people()),
                                  ground.get().name())));
        });
  }

  /** When the bank said so, by the audit trail's own time. */
  private Instant returnedAt(OpenItem item) {
    var kind = items.kind(item.id());
    return audit.about(kind, item.id()).stream()
        .filter(entry -> entry.what().equals(kind + "-reopened"))
        .map(AuditEntry::at)
        .reduce(Instant.MIN, (first, later) -> later);
  }

  /** Nothing but the account may differ from what was approved. */
  private static boolean isWhole(OpenItem item) {
    return item.state() == Invoice.State.POSTED
        && item.binding()
            .equals(
                Binding.of(
                    item.payeeId(), item.iban(), item.payable(), item.currency(), item.sha256()));
  }

  /**
   * On what grounds the vendor has the account that it has now.
   *
   * @param people who stand behind it, at least two
   */
  private record Ground(String name, Instant since, Set<String> people) {}

  private Optional<Ground> ground(Payee payee) {
    return payee.iban() == null
        ? Optional.empty()
        : byChange(payee)
            .or(() -> byInvoice(payee))
            .filter(ground -> ground.people().size() >= PEOPLE_MIN);
  }

  /** The newest confirmed change, when it made the account: who asked for it and who confirmed. */
  private Optional<Ground> byChange(Payee payee) {
    return changes.ofVendor(payee.id()).stream()
        .filter(change -> change.state() == BankChange.State.CONFIRMED)
        .findFirst()
        .filter(change -> isAccount(payee, change.iban()))
        .filter(change -> change.decidedBy() != null && change.decidedAt() != null)
        .filter(change -> people.find(change.requestedBy()).isPresent())
        .map(
            change ->
                new Ground(
                    "bank change " + change.id(),
                    change.decidedAt(),
                    new LinkedHashSet<>(List.of(change.requestedBy(), change.decidedBy()))));
  }

  /**
   * An invoice brought the account: who called the vendor back about it, and somebody else who
   * approved the invoice with this very account.
   */
  private Optional<Ground> byInvoice(Payee payee) {
    return invoices.ofVendor(payee.id()).stream()
        .filter(item -> item.iban() != null && isAccount(payee, item.iban()))
        .flatMap(item -> ground(item).stream())
        .findFirst();
  }

  private Optional<Ground> ground(Invoice item) {
    var verified = invoices.people().of(item.id(), InvoicePeople.Part.VERIFIED_BANK_ACCOUNT);
    var approved = invoices.people().of(item.id(), InvoicePeople.Part.APPROVED);
    return verified.stream()
        .flatMap(
            caller ->
                approved.stream()
                    .filter(approver -> !approver.equals(caller))
                    .map(approver -> new LinkedHashSet<>(List.of(caller, approver))))
        .findFirst()
        .map(both -> new Ground("invoice " + item.id(), item.postedAt(), both));
  }

  private static boolean isAccount(Payee payee, String iban) {
    return Iban.compact(String.valueOf(payee.iban())).equals(Iban.compact(iban));
  }
}
