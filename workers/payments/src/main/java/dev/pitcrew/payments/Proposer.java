package dev.pitcrew.payments;

import dev.pitcrew.records.Binding;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Payment;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.check.Iban;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From open items to transfers. One transfer for each invoice; a vendor with credit notes gets one
 * for all its items, less the credit. Pays what is payable, to the account in the vendor master.
 */
final class Proposer {

  static final Duration COOLING_OFF = Duration.ofDays(3);

  private static final BigDecimal AMOUNT_MAX = new BigDecimal("999999999.99");
  private static final int REMITTANCE_MAX = 140;

  private final String runId;
  private final Map<String, Vendor> vendors;
  private final Instant now;
  private final List<Payment> payments = new ArrayList<>();
  private final List<Proposal.Held> held = new ArrayList<>();

  private Proposer(String runId, Map<String, Vendor> vendors, Instant now) {
    this.runId = runId;
    this.vendors = vendors;
    this.now = now;
  }

  static Proposal propose(String runId, List<Invoice> open, List<Vendor> vendors, Instant now) {
    var proposer =
        new Proposer(
            runId, vendors.stream().collect(Collectors.toMap(Vendor::id, vendor -> vendor)), now);
    var byVendor = new TreeMap<>(open.stream().collect(Collectors.groupingBy(Invoice::vendorId)));
    byVendor.forEach((vendorId, items) -> proposer.vendor(vendorId, items));
    return new Proposal(List.copyOf(proposer.payments), List.copyOf(proposer.held));
  }

  private void vendor(String vendorId, List<Invoice> items) {
    var vendor = vendors.get(vendorId);
    var payable = new ArrayList<Invoice>();
    for (var item : items) {
      obstacle(item, vendor)
          .ifPresentOrElse(
              reason -> held.add(new Proposal.Held(item.id(), reason)), () -> payable.add(item));
    }
    boolean hasCredit = payable.stream().anyMatch(item -> item.payable().signum() < 0);
    if (hasCredit) {
      net(vendor, payable);
    } else {
      payable.forEach(item -> pay(vendor, List.of(item)));
    }
  }

  private void net(Vendor vendor, List<Invoice> items) {
    var sum = sum(items);
    if (sum.signum() > 0) {
      pay(vendor, items);
      return;
    }
    var reason =
        items.stream().anyMatch(item -> item.payable().signum() > 0)
            ? "The vendor’s credit notes exceed what is owed by %s EUR."
                .formatted(sum.negate().toPlainString())
            : "The credit waits for an invoice of the vendor.";
    items.forEach(item -> held.add(new Proposal.Held(item.id(), reason)));
  }

  /** Why an item cannot be in the file; empty when it can. */
  private Optional<String> obstacle(Invoice item, @Nullable Vendor vendor) {
    if (!item.currency().equals("EUR")) {
      return Optional.of(
          "It is in %s; SEPA pays euro only. Pay it by hand.".formatted(item.currency()));
    }
    if (vendor == null || vendor.iban() == null) {
      return Optional.of("The vendor has no bank account in the master data.");
    }
    var iban = Iban.compact(vendor.iban());
    if (!Iban.isSepa(iban)) {
      return Optional.of("The vendor’s account is outside the SEPA countries. Pay it by hand.");
    }
    if (Iban.needsBic(iban) && vendor.bic() == null) {
      return Optional.of("The vendor’s country needs a BIC too, and none is in the master data.");
    }
    if (vendor.bankChangedAt() != null && now.isBefore(vendor.bankChangedAt().plus(COOLING_OFF))) {
      return Optional.of(
          "The vendor’s account was changed on %s; it cools off for %d days."
              .formatted(vendor.bankChangedAt().toString().substring(0, 10), COOLING_OFF.toDays()));
    }
    if (!item.binding().equals(bindingNow(item, vendor))) {
      return Optional.of(
          "The vendor’s account was changed after it was approved; it needs a new approval.");
    }
    if (item.payable().signum() == 0) {
      return Optional.of("Nothing is left to pay.");
    }
    if (item.payable().stripTrailingZeros().scale() > 2
        || item.payable().abs().compareTo(AMOUNT_MAX) > 0) {
      return Optional.of(
          "SEPA cannot carry the amount %s.".formatted(item.payable().toPlainString()));
    }
    return Optional.empty();
  }

  static String bindingNow(Invoice item, Vendor vendor) {
    return Binding.of(vendor.id(), vendor.iban(), item.payable(), item.currency(), item.sha256());
  }

  private void pay(Vendor vendor, List<Invoice> items) {
    payments.add(
        new Payment(
            "%s-%04d".formatted(runId, payments.size() + 1),
            runId,
            vendor.id(),
            Iban.compact(String.valueOf(vendor.iban())),
            sum(items),
            "EUR",
            remittance(items),
            Payment.State.PROPOSED,
            items.stream()
                .map(item -> new Payment.Item(item.id(), item.payable(), item.binding()))
                .toList()));
  }

  private static BigDecimal sum(List<Invoice> items) {
    return items.stream().map(Invoice::payable).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The vendor's own numbers, with amounts where several are netted; as many as fit. */
  private static String remittance(List<Invoice> items) {
    if (items.size() == 1) {
      return SepaText.of(
          "Invoice %s of %s".formatted(items.getFirst().number(), items.getFirst().issueDate()),
          REMITTANCE_MAX);
    }
    var text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var next =
          SepaText.of(
              "%s %s".formatted(item.number(), String.format(Locale.ROOT, "%.2f", item.payable())),
              REMITTANCE_MAX);
      var more = ", and %d more".formatted(items.size() - i);
      if (text.length() + 2 + next.length() + more.length() > REMITTANCE_MAX) {
        return text.isEmpty() ? "%d items".formatted(items.size()) : text.append(more).toString();
      }
      text.append(text.isEmpty() ? "" : ", ").append(next);
    }
    return text.toString();
  }
}
