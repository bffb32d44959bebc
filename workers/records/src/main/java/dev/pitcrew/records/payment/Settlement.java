package dev.pitcrew.records.payment;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.expenses.ClaimLetters;
import dev.pitcrew.records.expenses.Claims;
import dev.pitcrew.records.journal.Journal;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * Carries what the bank says of a payment into the run, the register and the audit trail. Called
 * within the transaction of the message that said it.
 */
public final class Settlement {

  private final Database database;
  private final PaymentRows rows;
  private final PaymentPostings postings;
  private final OpenItems items;
  private final PaymentLetters letters;
  private final AuditTrail audit;

  public Settlement(
      Database database,
      Journal journal,
      OpenItems items,
      Entities entities,
      ClaimLetters letters,
      Claims claims,
      AuditTrail audit) {
    this.database = database;
    this.items = items;
    this.letters = new PaymentLetters(letters, claims);
    rows = new PaymentRows(database);
    postings = new PaymentPostings(journal, items, entities);
    this.audit = audit;
  }

  /** The bank took it; false when it was taken before or is not on its way. */
  public boolean accepted(Payment payment, Instant at, String who) {
    if (payment.state() != Payment.State.RELEASED || !rows.accepted(payment.endToEndId(), at)) {
      return false;
    }
    audit(who, "payment-bank-accepted", payment, Map.of("state", "bank-accepted"));
    return true;
  }

  /** It left our account; false when it is not on its way. */
  public boolean paid(Payment payment, LocalDate on, String who) {
    if (!rows.paid(payment.endToEndId(), on)) {
      return false;
    }
    audit(who, "payment-paid", payment, Map.of("state", "paid", "bookedOn", on.toString()));
    payment.items().forEach(item -> items.settle(item.invoiceId(), null, on, who));
    postings.paid(payment, on, who);
    letters.paid(payment, on);
    return true;
  }

  /** It had left our account before it came back, which we learn only now. */
  public void paidBefore(Payment payment, LocalDate on, String who) {
    database
        .sql("UPDATE payments SET booked_on = ? WHERE end_to_end_id = ?")
        .param(on.toString())
        .param(payment.endToEndId())
        .update();
    audit(who, "payment-booked", payment, Map.of("bookedOn", on.toString()));
    postings.paid(payment, on, who);
    postings.returned(payment, Objects.requireNonNull(payment.returned()).on(), who);
  }

  /**
   * It came back or was never sent: its items are open again, due at once, but blocked until
   * somebody has confirmed the vendor's data.
   */
  public boolean returned(Payment payment, Payment.Return back, String who) {
    if (!rows.returned(payment.endToEndId(), back)) {
      return false;
    }
    rows.letGo(payment);
    audit(
        who,
        "payment-returned",
        payment,
        Map.of(
            "state",
            "returned",
            "on",
            back.on().toString(),
            "code",
            Objects.requireNonNullElse(back.code(), ""),
            "reason",
            back.reason()));
    var blocked = PaymentReturns.blockedReason(payment, back);
    payment.items().forEach(item -> items.settle(item.invoiceId(), blocked, back.on(), who));
    letters.returned(payment, back);
    if (payment.state() == Payment.State.PAID) {
      // What was never booked as paid needs no way back.
      postings.returned(payment, back.on(), who);
    }
    return true;
  }

  private void audit(String who, String what, Payment payment, Map<String, ?> after) {
    audit.append(
        who,
        what,
        "payment",
        payment.endToEndId(),
        Map.of("state", payment.state().word(), "run", payment.runId()),
        after);
  }
}
