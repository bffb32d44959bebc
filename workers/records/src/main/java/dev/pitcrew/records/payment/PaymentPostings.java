package dev.pitcrew.records.payment;

import dev.pitcrew.records.company.Bookkeeping;
import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.journal.Journal;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.OpenItems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a payment is in the journal: what was owed for each item is gone, and so is the money; a
 * return is the same the other way round. A discount that was taken makes expense and tax smaller.
 */
final class PaymentPostings {

  private final Journal journal;
  private final OpenItems items;
  private final Entities entities;

  PaymentPostings(Journal journal, OpenItems items, Entities entities) {
    this.journal = journal;
    this.items = items;
    this.entities = entities;
  }

  void paid(Payment payment, LocalDate on, String who) {
    for (var item : payment.items()) {
      journal.post(entry(payment, item, on), who);
    }
  }

  void returned(Payment payment, LocalDate on, String who) {
    for (var item : payment.items()) {
      var paid = entry(payment, item, on);
      journal.post(
          new JournalEntry(
              paid.key() + "-return",
              paid.entityId(),
              paid.invoiceId(),
              "payment-return",
              on,
              on,
              paid.currency(),
              paid.text() + ", returned",
              paid.lines().stream().map(JournalEntry.Line::negated).toList()),
          who);
    }
  }

  private JournalEntry entry(Payment payment, Payment.Item item, LocalDate on) {
    var owed = items.find(item.invoiceId()).orElseThrow();
    var accounts = entities.find(owed.entityId()).orElseThrow().bookkeeping().accounts();
    var account =
        switch (owed) {
          case Invoice invoice -> accounts.payables();
          case ClaimPayable payable -> accounts.employeePayables();
        };
    var text = "Payment of %s by %s".formatted(owed.number(), payment.endToEndId());
    var lines = new ArrayList<JournalEntry.Line>();
    lines.add(new JournalEntry.Line(account, null, null, item.settles(), text));
    lines.add(new JournalEntry.Line(accounts.bank(), null, null, item.amount().negate(), text));
    if (owed instanceof Invoice invoice) {
      lines.addAll(discount(invoice, item.discount(), accounts));
    }
    return new JournalEntry(
        "%s:%s:payment".formatted(payment.endToEndId(), item.invoiceId()),
        owed.entityId(),
        owed.id(),
        "payment",
        on,
        on,
        payment.currency(),
        text,
        lines);
  }

  /**
   * A discount makes expense and tax smaller, each line of the invoice's own entry by the same
   * share; what rounding leaves goes to the largest.
   */
  private List<JournalEntry.Line> discount(
      Invoice invoice, BigDecimal discount, Bookkeeping.Accounts accounts) {
    if (discount.signum() == 0) {
      return List.of();
    }
    var text = "Discount of " + invoice.number();
    var booked =
        journal.ofInvoice(invoice.id()).stream()
            .filter(entry -> entry.kind().equals(invoice.type().word()))
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> !line.account().equals(accounts.payables()))
            .toList();
    var whole =
        booked.stream().map(JournalEntry.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (whole.signum() <= 0) {
      return List.of(
          new JournalEntry.Line(accounts.expense(), null, null, discount.negate(), text));
    }
    var lines = new ArrayList<JournalEntry.Line>();
    var left = discount.negate();
    var largest =
        booked.stream().max(Comparator.comparing(JournalEntry.Line::amount)).orElseThrow();
    for (var line : booked) {
      if (line != largest) {
        var share =
            line.amount().multiply(discount).divide(whole, 2, RoundingMode.HALF_UP).negate();
        left = left.subtract(share);
        add(lines, line, share, text);
      }
    }
    add(lines, largest, left, text);
    return lines;
  }

  private static void add(
      List<JournalEntry.Line> lines, JournalEntry.Line like, BigDecimal amount, String text) {
    if (amount.signum() != 0) {
      lines.add(
          new JournalEntry.Line(like.account(), like.costCentre(), like.vatCode(), amount, text));
    }
  }
}
