package dev.pitcrew.records.payment;

import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payment runs with their payments. An active payment holds its invoices, so that no second run can
 * take them.
 */
public final class PaymentRuns {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final PaymentRunRows runs;
  private final PaymentRows rows;
  private final OpenItems items;
  private final AuditTrail audit;
  private final InstantSource clock;

  public PaymentRuns(Database database, OpenItems items, AuditTrail audit, InstantSource clock) {
    this.database = database;
    runs = new PaymentRunRows(database);
    rows = new PaymentRows(database);
    this.items = items;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<PaymentRun> find(String id) {
    return runs.find("id", id);
  }

  /** The newest runs first, at most 500. */
  public List<PaymentRun> latest(int limit) {
    return runs.latest(Math.min(limit, LIST_MAX));
  }

  /** The payments of a run with their items, by end-to-end id. */
  public List<Payment> payments(String runId) {
    return rows.ofRun(runId);
  }

  /** The payment that a bank statement names. */
  public Optional<Payment> payment(String endToEndId) {
    return rows.find(endToEndId);
  }

  /** The run whose payment file has this id. */
  public Optional<PaymentRun> withMessage(String messageId) {
    return runs.find("message_id", messageId);
  }

  /** The released runs of a company of which the bank has not booked everything, oldest first. */
  public List<PaymentRun> onTheirWay(String entityId) {
    return runs.onTheirWay(entityId);
  }

  /** What would be due, were it not blocked. */
  public List<OpenItem> blockedDue(String entityId, LocalDate dueUntil) {
    return items.blockedDue(entityId, dueUntil);
  }

  /** Says why a run was not paid as it was proposed, for whoever asks later. */
  public void refuse(String runId, String who, String code, String reason) {
    audit.append(
        who,
        "payment-run-refused",
        "payment-run",
        runId,
        Map.of(),
        Map.of("code", code, "reason", reason));
  }

  /** How the payments of a run stand: how many, and how much, in each state. */
  public RunProgress progress(String runId) {
    return RunProgress.of(payments(runId));
  }

  /** The bytes of the payment file, once the run was released. */
  public Optional<byte[]> file(String runId) {
    return runs.file(runId);
  }

  /**
   * Stores a proposal and takes its invoices.
   *
   * @throws IllegalStateException when an invoice is no longer open; nothing is stored then
   */
  public void propose(PaymentRun run, List<Payment> payments, String who) {
    database.write(
        () -> {
          runs.insert(run);
          payments.stream()
              .flatMap(payment -> payment.items().stream())
              .forEach(
                  item ->
                      move(item.invoiceId(), Invoice.State.POSTED, Invoice.State.PROPOSED, who));
          payments.forEach(rows::insert);
          audit.append(
              who,
              "payment-run-proposed",
              "payment-run",
              run.id(),
              Map.of(),
              Map.of(
                  "count",
                  run.count(),
                  "total",
                  run.total().toPlainString(),
                  "currency",
                  run.currency()));
        });
  }

  /** Marks the run released with its file, and its invoices with it. */
  public void release(String runId, String who, String messageId, String fileName, byte[] file) {
    database.write(
        () -> {
          boolean isReleased = runs.release(runId, who, clock.instant(), messageId, fileName, file);
          expect(isReleased, "release", runId);
          settle(runId, Payment.State.RELEASED, Invoice.State.RELEASED, true, who);
          audit.append(
              who,
              "payment-run-released",
              "payment-run",
              runId,
              Map.of("state", "proposed"),
              Map.of(
                  "state", "released", "messageId", messageId, "fileSha256", Binding.sha256(file)));
        });
  }

  /**
   * Gives the invoices of a run back to the register; a run that was discarded before stays as it
   * is.
   */
  public void discard(String runId, String who, @Nullable String reason) {
    database.write(
        () -> {
          boolean isDiscarded = runs.discard(runId, who, clock.instant(), reason);
          if (!isDiscarded
              && find(runId).map(PaymentRun::state).orElse(null) == PaymentRun.State.DISCARDED) {
            return;
          }
          expect(isDiscarded, "discard", runId);
          settle(runId, Payment.State.DISCARDED, Invoice.State.POSTED, false, who);
          audit.append(
              who,
              "payment-run-discarded",
              "payment-run",
              runId,
              Map.of("state", "proposed"),
              Map.of("state", "discarded", "reason", reason == null ? "" : reason));
        });
  }

  /** Notes where the payment file is kept. */
  public void setDocument(String runId, String documentJson) {
    database.write(() -> runs.setDocument(runId, documentJson));
  }

  private void settle(
      String runId,
      Payment.State paymentState,
      Invoice.State invoiceState,
      boolean active,
      String who) {
    var payments = payments(runId);
    rows.setState(runId, paymentState);
    for (var payment : payments) {
      if (!active) {
        rows.letGo(payment);
      }
      payment
          .items()
          .forEach(item -> move(item.invoiceId(), Invoice.State.PROPOSED, invoiceState, who));
    }
  }

  private void move(String invoiceId, Invoice.State from, Invoice.State to, String who) {
    if (!items.move(invoiceId, from, to, who)) {
      throw new IllegalStateException(
          "Expected to move %s %s from %s to %s, but it is no longer %s."
              .formatted(items.kind(invoiceId), invoiceId, from.word(), to.word(), from.word()));
    }
  }

  private static void expect(boolean isWaiting, String verb, String runId) {
    if (!isWaiting) {
      throw new IllegalStateException(
          "Expected to %s payment run %s, but it is not waiting for a decision."
              .formatted(verb, runId));
    }
  }
}
