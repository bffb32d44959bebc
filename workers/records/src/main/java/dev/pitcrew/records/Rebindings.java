package dev.pitcrew.records;

import dev.pitcrew.records.check.Iban;
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
  private final Vendors vendors;
  private final People people;
  private final AuditTrail audit;

  Rebindings(
      Database database,
      BankChanges changes,
      Invoices invoices,
      PaymentReturns returns,
      Vendors vendors,
      People people,
      AuditTrail audit) {
    this.database = database;
    this.changes = changes;
    this.invoices = invoices;
    this.returns = returns;
    this.vendors = vendors;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Binds an open item to the account that its vendor has now.
   *
   * @return the item as it is then; empty when it may not be, because something else changed too or
   *     fewer than two people stand behind the account
   */
  public Optional<Invoice> rebind(Invoice item, Vendor vendor, String who) {
    return database.write(
        () -> {
          var ground = ground(vendor).filter(one -> isWhole(item));
          if (ground.isEmpty()) {
            return Optional.empty();
          }
          var behind = ground.get().people();
          var account = Objects.requireNonNull(vendor.iban());
          var binding =
              Binding.of(
                  vendor.id(), vendor.iban(), item.payable(), item.currency(), item.sha256());
          if (!write(item, account, binding)) {
            return Optional.empty();
          }
          behind.forEach(
              person -> invoices.addPerson(item.id(), Invoices.Part.VERIFIED_BANK_ACCOUNT, person));
          audit.append(
              who,
              "invoice-rebound",
              "invoice",
              item.id(),
              Map.of(
                  "iban", Objects.requireNonNullElse(item.iban(), ""), "binding", item.binding()),
              Map.of(
                  "iban",
                  account,
                  "binding",
                  binding,
                  "ground",
                  ground.get().name(),
                  "confirmedBy",
                  List.copyOf(behind)));
          return invoices.find(item.id());
        });
  }

  /**
   * Opens the returned items of a vendor again when two people changed its account after they came
   * back: that is the correction of its data that they waited for.
   */
  public void reopenAfterChange(String vendorId, String who) {
    database.write(
        () -> {
          var vendor = vendors.find(vendorId).orElseThrow();
          var ground = ground(vendor);
          if (ground.isEmpty()) {
            return;
          }
          returns.ofVendor(vendorId).stream()
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
  private Instant returnedAt(Invoice item) {
    return audit.about("invoice", item.id()).stream()
        .filter(entry -> entry.what().equals("invoice-reopened"))
        .map(AuditEntry::at)
        .reduce(Instant.MIN, (first, later) -> later);
  }

  /** Nothing but the account may differ from what was approved. */
  private static boolean isWhole(Invoice item) {
    return item.state() == Invoice.State.POSTED
        && item.binding()
            .equals(
                Binding.of(
                    item.vendorId(), item.iban(), item.payable(), item.currency(), item.sha256()));
  }

  /**
   * On what grounds the vendor has the account that it has now.
   *
   * @param people who stand behind it, at least two
   */
  private record Ground(String name, Instant since, Set<String> people) {}

  private Optional<Ground> ground(Vendor vendor) {
    return vendor.iban() == null
        ? Optional.empty()
        : byChange(vendor)
            .or(() -> byInvoice(vendor))
            .filter(ground -> ground.people().size() >= PEOPLE_MIN);
  }

  /** The newest confirmed change, when it made the account: who asked for it and who confirmed. */
  private Optional<Ground> byChange(Vendor vendor) {
    return changes.ofVendor(vendor.id()).stream()
        .filter(change -> change.state() == BankChange.State.CONFIRMED)
        .findFirst()
        .filter(change -> isAccount(vendor, change.iban()))
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
  private Optional<Ground> byInvoice(Vendor vendor) {
    return invoices.ofVendor(vendor.id()).stream()
        .filter(item -> item.iban() != null && isAccount(vendor, item.iban()))
        .flatMap(item -> ground(item).stream())
        .findFirst();
  }

  private Optional<Ground> ground(Invoice item) {
    var verified = invoices.peopleOf(item.id(), Invoices.Part.VERIFIED_BANK_ACCOUNT);
    var approved = invoices.peopleOf(item.id(), Invoices.Part.APPROVED);
    return verified.stream()
        .flatMap(
            caller ->
                approved.stream()
                    .filter(approver -> !approver.equals(caller))
                    .map(approver -> new LinkedHashSet<>(List.of(caller, approver))))
        .findFirst()
        .map(both -> new Ground("invoice " + item.id(), item.postedAt(), both));
  }

  private static boolean isAccount(Vendor vendor, String iban) {
    return Iban.compact(String.valueOf(vendor.iban())).equals(Iban.compact(iban));
  }

  private boolean write(Invoice item, String iban, String binding) {
    return database
            .sql(
                "UPDATE invoices SET iban = ?, binding = ? WHERE id = ? AND state = 'posted' AND binding = ?")
            .param(iban)
            .param(binding)
            .param(item.id())
            .param(item.binding())
            .update()
        == 1;
  }
}
