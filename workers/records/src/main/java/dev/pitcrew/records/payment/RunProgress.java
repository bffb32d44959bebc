package dev.pitcrew.records.payment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the payments of a run stand; states that no payment is in are absent. */
public record RunProgress(Map<Payment.State, Share> shares) {

  /** How many payments, over how much. */
  public record Share(int count, BigDecimal amount) {}

  public RunProgress {
    shares = Map.copyOf(shares);
  }

  static RunProgress of(List<Payment> payments) {
    var shares = new EnumMap<Payment.State, Share>(Payment.State.class);
    for (var payment : payments) {
      shares.merge(
          payment.state(),
          new Share(1, payment.amount()),
          (a, b) -> new Share(a.count() + b.count(), a.amount().add(b.amount())));
    }
    return new RunProgress(shares);
  }

  public int count(Payment.State state) {
    var share = shares.get(state);
    return share == null ? 0 : share.count();
  }

  /** Whether the bank has said of every payment how it ended. */
  public boolean isSettled() {
    return shares.keySet().stream()
        .allMatch(
            state ->
                state == Payment.State.PAID
                    || state == Payment.State.RETURNED
                    || state == Payment.State.DISCARDED);
  }
}
