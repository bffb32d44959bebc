package dev.pitcrew.app.demo;

import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import java.util.ArrayList;
import java.util.List;

/** What employees are owed, and what came back and may be paid again, goes into a payment run. */
final class ReimbursementPlay implements Play {

  private final Stage stage;
  private final Payments payments;

  ReimbursementPlay(Stage stage, Payments payments) {
    this.stage = stage;
    this.payments = payments;
  }

  @Override
  public String title() {
    return "Reimbursement";
  }

  @Override
  public Section perform() throws InterruptedException {
    List<Line> lines = new ArrayList<>(payments.pay(List.of()));
    List<ClaimPayable> owed =
        stage.records().claims().latest(100).stream()
            .flatMap(claim -> stage.records().claimPayables().find(claim.id()).stream())
            .toList();
    long paid = owed.stream().filter(one -> one.state() == Invoice.State.PAID).count();
    lines.add(
        new Line(
            "Claims whose money the bank has booked to the employee: %d of %d"
                .formatted(paid, owed.size()),
            paid == owed.size() && paid > 0));
    return new Section(title(), List.of(), List.of(), lines);
  }
}
