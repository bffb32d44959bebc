package dev.pitcrew.app.demo;

import dev.pitcrew.payments.bank.SampleStatement;
import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The bank: carries a run out, and says so in a statement that is imported as any other. */
final class PlayedBank {

  private static final String CONTROLLER = "carl";

  private final Records records;

  PlayedBank(Records records) {
    this.records = records;
  }

  /**
   * Imports the statement of a run.
   *
   * @param returnedIds what cannot be credited and comes back
   */
  Line carryOut(PaymentRun run, Collection<String> returnedIds) {
    byte[] statement = SampleStatement.of(records, run, returnedIds);
    var outcome = new StatementImport(records).take(statement, run.id() + ".camt053.xml", "theo");
    List<Payment> payments = records.paymentRuns().payments(run.id());
    long paid = count(payments, Payment.State.PAID);
    List<Payment> back =
        payments.stream().filter(one -> one.state() == Payment.State.RETURNED).toList();
    String text =
        outcome instanceof StatementImport.Outcome.Refused refused
            ? "The statement of %s was refused: %s".formatted(run.id(), refused.reason())
            : "Bank statement of %s: %d of %d transfers paid, %d returned%s"
                .formatted(
                    run.id(), paid, payments.size(), back.size(), back.isEmpty() ? "" : why(back));
    return new Line(
        text, paid + back.size() == payments.size() && back.size() == returned(run, returnedIds));
  }

  private long returned(PaymentRun run, Collection<String> returnedIds) {
    Set<String> ids = Set.copyOf(returnedIds);
    return records.paymentRuns().payments(run.id()).stream()
        .filter(
            payment -> payment.items().stream().anyMatch(part -> ids.contains(part.invoiceId())))
        .count();
  }

  private static String why(List<Payment> back) {
    return back.stream()
        .map(Payment::returned)
        .filter(java.util.Objects::nonNull)
        .map(one -> " (%s)".formatted(one.reason()))
        .findFirst()
        .orElse("");
  }

  private static long count(List<Payment> payments, Payment.State state) {
    return payments.stream().filter(payment -> payment.state() == state).count();
  }

  /** Somebody asks the vendor whose payment came back; then it may be paid again. */
  Line askVendors() {
    List<String> vendors = records.paymentReturns().payees();
    List<String> open =
        vendors.stream()
            .flatMap(
                vendor ->
                    records
                        .paymentReturns()
                        .confirm(vendor, CONTROLLER, "Called the number of the master data.")
                        .stream())
            .toList();
    return new Line(
        "Returned items that are open again after %s called the vendor: %d"
            .formatted(CONTROLLER, open.size()),
        !open.isEmpty());
  }
}
