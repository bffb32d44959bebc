package dev.pitcrew.payments;

import dev.pitcrew.payments.Proposal.Held;
import dev.pitcrew.payments.Proposal.Kind;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payment.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From open items to transfers: one for each vendor, over what its invoices and credit notes come
 * to together, and one for each employee. Pays what is payable, to the account in the master data.
 */
final class Proposer {

  private final String runId;
  private final Map<String, Payee> payees;
  private final Obstacles obstacles;
  private final Function<OpenItem, BigDecimal> discounts;
  private final List<Payment> payments = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  private Proposer(
      String runId,
      Map<String, Payee> payees,
      Obstacles obstacles,
      Function<OpenItem, BigDecimal> discounts) {
    this.runId = runId;
    this.payees = payees;
    this.obstacles = obstacles;
    this.discounts = discounts;
  }

  static Proposal propose(
      String runId,
      List<OpenItem> open,
      Function<String, Optional<Payee>> payees,
      Obstacles obstacles,
      Function<OpenItem, BigDecimal> discounts) {
    var byPayee = new TreeMap<>(open.stream().collect(Collectors.groupingBy(OpenItem::payeeId)));
    var known = new HashMap<String, Payee>();
    byPayee.keySet().forEach(id -> payees.apply(id).ifPresent(payee -> known.put(id, payee)));
    var proposer = new Proposer(runId, known, obstacles, discounts);
    byPayee.forEach(proposer::payee);
    return new Proposal(List.copyOf(proposer.payments), List.copyOf(proposer.held));
  }

  private void payee(String payeeId, List<OpenItem> items) {
    var payee = payees.get(payeeId);
    var payable = new ArrayList<OpenItem>();
    for (var item : items) {
      obstacles.of(item, payee).ifPresentOrElse(held::add, () -> payable.add(item));
    }
    var parts = payable.stream().map(this::part).toList();
    var sum = parts.stream().map(Payment.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() > 0) {
      pay(payee, payable, parts, sum);
      return;
    }
    var reason =
        payable.stream().anyMatch(item -> item.payable().signum() > 0)
            ? "The vendor’s credit notes exceed what is owed by %s EUR."
                .formatted(sum.negate().toPlainString())
            : "The credit waits for an invoice of the vendor.";
    payable.forEach(item -> held.add(new Held(item.id(), Kind.WAITS, reason)));
  }

  private Payment.Item part(OpenItem item) {
    var discount = discounts.apply(item);
    return new Payment.Item(item.id(), item.payable().subtract(discount), item.binding(), discount);
  }

  private void pay(Payee payee, List<OpenItem> items, List<Payment.Item> parts, BigDecimal sum) {
    payments.add(
        new Payment(
            "%s-%04d".formatted(runId, payments.size() + 1),
            runId,
            payee.id(),
            Iban.compact(String.valueOf(payee.iban())),
            sum,
            "EUR",
            Remittance.line(items, parts),
            Payment.State.PROPOSED,
            parts));
  }
}
