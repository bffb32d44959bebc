package dev.pitcrew.payments;

import dev.pitcrew.payments.Proposal.Held;
import dev.pitcrew.payments.Proposal.Kind;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Payment;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From open items to transfers: one for each vendor, over what its invoices and credit notes come
 * to together. Pays what is payable, to the account in the vendor master.
 */
final class Proposer {

  private final String runId;
  private final Map<String, Vendor> vendors;
  private final Obstacles obstacles;
  private final Function<Invoice, BigDecimal> discounts;
  private final List<Payment> payments = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  private Proposer(
      String runId,
      Map<String, Vendor> vendors,
      Obstacles obstacles,
      Function<Invoice, BigDecimal> discounts) {
    this.runId = runId;
    this.vendors = vendors;
    this.obstacles = obstacles;
    this.discounts = discounts;
  }

  static Proposal propose(
      String runId,
      List<Invoice> open,
      List<Vendor> vendors,
      Obstacles obstacles,
      Function<Invoice, BigDecimal> discounts) {
    var proposer =
        new Proposer(
            runId,
            vendors.stream().collect(Collectors.toMap(Vendor::id, vendor -> vendor)),
            obstacles,
            discounts);
    var byVendor = new TreeMap<>(open.stream().collect(Collectors.groupingBy(Invoice::vendorId)));
    byVendor.forEach(proposer::vendor);
    return new Proposal(List.copyOf(proposer.payments), List.copyOf(proposer.held));
  }

  private void vendor(String vendorId, List<Invoice> items) {
    var vendor = vendors.get(vendorId);
    var payable = new ArrayList<Invoice>();
    for (var item : items) {
      obstacles.of(item, vendor).ifPresentOrElse(held::add, () -> payable.add(item));
    }
    var parts = payable.stream().map(this::part).toList();
    var sum = parts.stream().map(Payment.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() > 0) {
      pay(vendor, payable, parts, sum);
      return;
    }
    var reason =
        payable.stream().anyMatch(item -> item.payable().signum() > 0)
            ? "The vendor’s credit notes exceed what is owed by %s EUR."
                .formatted(sum.negate().toPlainString())
            : "The credit waits for an invoice of the vendor.";
    payable.forEach(item -> held.add(new Held(item.id(), Kind.WAITS, reason)));
  }

  private Payment.Item part(Invoice item) {
    var discount = discounts.apply(item);
    return new Payment.Item(item.id(), item.payable().subtract(discount), item.binding(), discount);
  }

  private void pay(Vendor vendor, List<Invoice> items, List<Payment.Item> parts, BigDecimal sum) {
    payments.add(
        new Payment(
            "%s-%04d".formatted(runId, payments.size() + 1),
            runId,
            vendor.id(),
            Iban.compact(String.valueOf(vendor.iban())),
            sum,
            "EUR",
            Remittance.line(items, parts),
            Payment.State.PROPOSED,
            parts));
  }
}
