package dev.pitcrew.records.bank;

import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRuns;
import dev.pitcrew.records.payment.Settlement;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.util.Map;
import java.util.Optional;

/**
 * What a person makes of a statement's line that no rule could match: a payment booked with another
 * amount, a return without a reference. Who released the payment does not judge it.
 */
public final class BankFindings {

  private static final String ROLE = "controller";

  private final Database database;
  private final PaymentRuns runs;
  private final Settlement settlement;
  private final People people;
  private final AuditTrail audit;

  public BankFindings(
      Database database, PaymentRuns runs, Settlement settlement, People people, AuditTrail audit) {
    this.database = database;
    this.runs = runs;
    this.settlement = settlement;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Says that a line is this payment: what left the account pays it, what came back returns it.
   *
   * @return why not; empty when it is done
   */
  public Optional<String> settle(long entryId, String endToEndId, String by, String reason) {
    return database.write(
        () -> {
          var payment = runs.payment(endToEndId);
          var objection = objection(entryId, payment, by, reason);
          if (objection.isPresent()) {
            return objection;
          }
          var entry = find(entryId).orElseThrow();
          boolean moved =
              entry.amount().signum() < 0
                  ? settlement.paid(payment.get(), entry.bookedOn(), by)
                  : settlement.returned(
                      payment.get(),
                      new Payment.Return(entry.bookedOn(), entry.returnCode(), reason),
                      by);
          if (!moved) {
            return Optional.of(
                "Payment %s is %s: nothing follows from the line."
                    .formatted(endToEndId, payment.get().state().word()));
          }
          write(entry, endToEndId, by, reason);
          return Optional.empty();
        });
  }

  private Optional<String> objection(
      long entryId, Optional<Payment> payment, String by, String reason) {
    if (people.find(by).filter(person -> person.roles().contains(ROLE)).isEmpty()) {
      return Optional.of("%s is no %s.".formatted(by, ROLE));
    }
    if (reason.isBlank()) {
      return Optional.of("Say why it is this payment.");
    }
    if (find(entryId).filter(entry -> entry.state() != BankEntry.State.MATCHED).isEmpty()) {
      return Optional.of("There is no open line %d.".formatted(entryId));
    }
    if (payment.isEmpty()) {
      return Optional.of("There is no such payment.");
    }
    var run = runs.find(payment.get().runId()).orElseThrow();
    return by.equals(run.decidedBy())
        ? Optional.of("%s released the payment; somebody else has to judge it.".formatted(by))
        : Optional.empty();
  }

  private Optional<BankEntry> find(long entryId) {
    return database
        .sql("SELECT * FROM bank_entries WHERE id = ?")
        .param(entryId)
        .query(StatementRows::entry)
        .optional();
  }

  private void write(BankEntry entry, String endToEndId, String by, String reason) {
    database
        .sql(
            "UPDATE bank_entries SET state = 'matched', end_to_end_id = ?, detail = ? WHERE id = ?")
        .param(endToEndId)
        .param("Matched by %s: %s".formatted(by, reason))
        .param(entry.id())
        .update();
    audit.append(
        by,
        "bank-entry-matched",
        "payment",
        endToEndId,
        Map.of("entry", entry.id(), "state", entry.state().word()),
        Map.of("amount", entry.amount().toPlainString(), "reason", reason));
  }
}
