package dev.pitcrew.payments;

import dev.pitcrew.records.Payment;
import java.util.List;

/**
 * What a run would pay, and what it holds back and why.
 *
 * @param payments transfers, numbered from 1 within the run
 */
record Proposal(List<Payment> payments, List<Held> held) {

  /** An item that stays in the register. */
  record Held(String invoiceId, String reason) {}
}
