package dev.pitcrew.records;

import java.util.List;
import java.util.Map;

/**
 * Items whose payment came back. They wait for a person who confirms, or corrects, the vendor's
 * data; then the next run pays them.
 */
public final class PaymentReturns {

  private static final String ROLE = "controller";
  private static final String BEGIN = "The bank returned payment ";

  private final Database database;
  private final Invoices invoices;
  private final People people;
  private final AuditTrail audit;

  PaymentReturns(Database database, Invoices invoices, People people, AuditTrail audit) {
    this.database = database;
    this.invoices = invoices;
    this.people = people;
    this.audit = audit;
  }

  static String blockedReason(Payment payment, Payment.Return back) {
    return "%s%s on %s: %s. Confirm the vendor’s data before it is paid again."
        .formatted(BEGIN, payment.endToEndId(), back.on(), back.reason());
  }

  /** Whether an item is blocked because its payment came back. */
  public static boolean isReturned(Invoice item) {
    return item.state() == Invoice.State.BLOCKED
        && item.blockedReason() != null
        && item.blockedReason().startsWith(BEGIN);
  }

  /** The items of a vendor that wait. */
  public List<Invoice> ofVendor(String vendorId) {
    return invoices.ofVendor(vendorId).stream().filter(PaymentReturns::isReturned).toList();
  }

  /** The vendors with items that wait. */
  public List<String> vendors() {
    return database
        .sql(
            "SELECT DISTINCT vendor_id FROM invoices WHERE state = 'blocked' AND blocked_reason LIKE ? ORDER BY vendor_id")
        .param(BEGIN + "%")
        .query(String.class)
        .list();
  }

  /**
   * Somebody asked the vendor: its data are right, so the items are paid again. Who confirms has a
   * part in them and cannot release their payment.
   *
   * @return the ids of the items that are open again
   * @throws IllegalArgumentException when the person is no controller or says nothing of how it was
   *     confirmed
   */
  public List<String> confirm(String vendorId, String by, String how) {
    return database.write(
        () -> {
          if (people.find(by).filter(person -> person.roles().contains(ROLE)).isEmpty()) {
            throw new IllegalArgumentException(
                "Expected a controller to confirm the data of vendor %s, but %s is none."
                    .formatted(vendorId, by));
          }
          if (how.isBlank()) {
            throw new IllegalArgumentException(
                "Expected to hear how the data of vendor %s were confirmed, but nothing is said."
                    .formatted(vendorId));
          }
          var waiting = ofVendor(vendorId);
          waiting.forEach(
              item -> {
                reopen(item, by, how);
                invoices.addPerson(item.id(), Invoices.Part.VERIFIED_BANK_ACCOUNT, by);
              });
          return waiting.stream().map(Invoice::id).toList();
        });
  }

  /** Opens one item again, with a word on why it may be paid now. */
  void reopen(Invoice item, String who, String how) {
    if (invoices.unblock(item.id(), who)) {
      audit.append(
          who, "vendor-data-confirmed", "invoice", item.id(), Map.of(), Map.of("how", how));
    }
  }
}
