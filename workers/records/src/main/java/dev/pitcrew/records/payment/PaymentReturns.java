package dev.pitcrew.records.payment;

import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.accounts.Payees;
import dev.pitcrew.records.accounts.SecondPerson;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.InvoicePeople;
import dev.pitcrew.records.payable.Invoices;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.records.trail.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Items whose payment came back. They wait for a person who confirms, or corrects, the vendor's
 * data; then the next run pays them.
 */
public final class PaymentReturns {

  private static final String ROLE = "controller";
  private static final String DATA_CONFIRMED = "employee-data-confirmed";
  private static final String BEGIN = "The bank returned payment ";

  private final Database database;
  private final Invoices invoices;
  private final OpenItems items;
  private final People people;
  private final SecondPerson second;
  private final AuditTrail audit;

  public PaymentReturns(
      Database database,
      Invoices invoices,
      OpenItems items,
      People people,
      SecondPerson second,
      AuditTrail audit) {
    this.database = database;
    this.invoices = invoices;
    this.items = items;
    this.people = people;
    this.second = second;
    this.audit = audit;
  }

  static String blockedReason(Payment payment, Payment.Return back) {
    return "%s%s on %s: %s. Confirm the %s’s data before it is paid again."
        .formatted(
            BEGIN,
            payment.endToEndId(),
            back.on(),
            back.reason(),
            Payee.employee(payment.vendorId()).isPresent() ? "employee" : "vendor");
  }

  /** Whether an item is blocked because its payment came back. */
  public static boolean isReturned(OpenItem item) {
    return item.state() == Invoice.State.BLOCKED
        && item.blockedReason() != null
        && item.blockedReason().startsWith(BEGIN);
  }

  /** The items of a vendor that wait. */
  public List<Invoice> ofVendor(String vendorId) {
    return invoices.ofVendor(vendorId).stream().filter(PaymentReturns::isReturned).toList();
  }

  /** The items of a vendor or an employee that wait. */
  public List<OpenItem> ofPayee(String payeeId) {
    return items.ofPayee(payeeId).stream().filter(PaymentReturns::isReturned).toList();
  }

  /** The vendors with items that wait. */
  public List<String> vendors() {
    return database
        .sql(
            "SELECT DISTINCT vendor_id FROM invoices WHERE state = 'blocked' AND blocked_reason"
                + " LIKE ? ORDER BY vendor_id")
        .param(BEGIN + "%")
        .query(String.class)
        .list();
  }

  /** The vendors and employees with items that wait, as {@link Payees} knows them. */
  public List<String> payees() {
    var payees = new ArrayList<>(vendors());
    database
        .sql(
            "SELECT DISTINCT username FROM claim_payables WHERE state = 'blocked' AND"
                + " blocked_reason LIKE ? ORDER BY username")
        .param(BEGIN + "%")
        .query(String.class)
        .list()
        .forEach(username -> payees.add(Payee.ofEmployee(username)));
    return payees;
  }

  /**
   * Somebody asked the vendor, or the employee: the data are right, so the items are paid again.
   * Who confirms has a part in them and cannot release their payment; nobody confirms their own, or
   * that of somebody they stand in for.
   *
   * @return the ids of the items that are open again
   * @throws IllegalArgumentException when the person is no controller or says nothing of how it was
   *     confirmed
   */
  public List<String> confirm(String payeeId, String by, String how) {
    return database.write(
        () -> {
          if (people.find(by).filter(person -> person.roles().contains(ROLE)).isEmpty()) {
            throw new IllegalArgumentException(
                "Expected a controller to confirm the data of %s, but %s is none."
                    .formatted(named(payeeId), by));
          }
          if (second.isOwn(payeeId, by)) {
            throw new IllegalArgumentException(
                "Expected somebody else to confirm the data of %s.".formatted(named(payeeId)));
          }
          if (how.isBlank()) {
            throw new IllegalArgumentException(
                "Expected to hear how the data of %s were confirmed, but nothing is said."
                    .formatted(named(payeeId)));
          }
          var waiting = ofPayee(payeeId);
          waiting.forEach(
              item -> {
                reopen(item, by, how);
                if (item instanceof Invoice invoice) {
                  invoices.people().add(invoice.id(), InvoicePeople.Part.VERIFIED_BANK_ACCOUNT, by);
                }
              });
          return waiting.stream().map(OpenItem::id).toList();
        });
  }

  /** Opens one item again, with a word on why it may be paid now. */
  void reopen(OpenItem item, String who, String how) {
    if (items.unblock(item.id(), who)) {
      switch (item) {
        case Invoice invoice ->
            audit.append(
                who, "vendor-data-confirmed", "invoice", item.id(), Map.of(), Map.of("how", how));
        case ClaimPayable payable ->
            audit.append(who, DATA_CONFIRMED, "claim", item.id(), Map.of(), Map.of("how", how));
      }
    }
  }

  /** Who confirmed an employee's data for an item has a part in it. */
  public List<String> confirmedBy(String itemId) {
    return audit.about("claim", itemId).stream()
        .filter(entry -> entry.what().equals(DATA_CONFIRMED))
        .map(AuditEntry::who)
        .toList();
  }

  private static String named(String payeeId) {
    return Payee.employee(payeeId).orElse("vendor " + payeeId);
  }
}
