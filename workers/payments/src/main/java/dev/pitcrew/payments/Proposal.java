package dev.pitcrew.payments;

import dev.pitcrew.records.payment.Payment;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a run would pay, and what it holds back and why.
 *
 * @param payments transfers, numbered from 1 within the run
 */
record Proposal(List<Payment> payments, List<Held> held) {

  /** Why an item stays in the register. */
  enum Kind {
    /** SEPA cannot carry it: a person pays it another way. */
    MANUAL,
    /** A later run takes it. */
    WAITS,
    /** A person has to decide first. */
    BLOCKED
  }

  /** An item that stays in the register. */
  record Held(String invoiceId, Kind kind, String reason) {}

  BigDecimal total() {
    return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
