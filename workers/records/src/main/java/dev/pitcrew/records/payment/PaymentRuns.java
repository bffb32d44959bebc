package dev.pitcrew.records.payment;

import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
  private final PaymentRows rows;
  private final OpenItems items;
  private final AuditTrail audit;
  private final InstantSource clock;

  public PaymentRuns(Database database, OpenItems items, AuditTrail audit, InstantSource clock) {
    this.database = database;
    rows = new PaymentRows(database);
    this.items = items;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<PaymentRun> find(String id) {
    return database
        .sql("SELECT * FROM payment_runs WHERE id = ?")
        .param(id)
        .query(PaymentRuns::row)
        .optional();
  }

  /** The newest runs first, at most 500. */
  public List<PaymentRun> latest(int limit) {
    return database
        .sql("SELECT * FROM payment_runs ORDER BY proposed_at DESC, id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(PaymentRuns::row)
        .list();
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
    return database
        .sql("SELECT * FROM payment_runs WHERE message_id = ?")
        .param(messageId)
        .query(PaymentRuns::row)
        .optional();
  }

  /** The released runs of a company of which the bank has not booked everything, oldest first. */
  public List<PaymentRun> onTheirWay(String entityId) {
    return database
        .sql(
            """
            SELECT * FROM payment_runs WHERE entity_id = ? AND id IN
              (SELECT run_id FROM payments WHERE state = 'released')
            ORDER BY proposed_at, id
            """)
        .param(entityId)
        .query(PaymentRuns::row)
        .list();
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
    return database
        .sql("SELECT file FROM payment_runs WHERE id = ? AND file IS NOT NULL")
        .param(runId)
        .query((row, number) -> row.getBytes("file"))
        .optional();
  }

  /**
   * Stores a proposal and takes its invoices.
   *
   * @throws IllegalStateException when an invoice is no longer open; nothing is stored then
   */
  public void propose(PaymentRun run, List<Payment> payments, String who) {
    database.write(
        () -> {
          insert(run);
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
          int rows =
              database
                  .sql(
                      """
                      UPDATE payment_runs SET state = 'released', decided_by = ?, decided_at = ?, message_id = ?, file_name = ?,
                        file = ? WHERE id = ? AND state = 'proposed'
                      """)
                  .param(who)
                  .param(clock.millis())
                  .param(messageId)
                  .param(fileName)
                  .param(file)
                  .param(runId)
                  .update();
          expectOne(rows, "release", runId);
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
          int rows =
              database
                  .sql(
                      """
                      UPDATE payment_runs SET state = 'discarded', decided_by = ?, decided_at = ?, reason = ?
                      WHERE id = ? AND state = 'proposed'
                      """)
                  .param(who)
                  .param(clock.millis())
                  .param(reason)
                  .param(runId)
                  .update();
          if (rows == 0
              && find(runId).map(PaymentRun::state).orElse(null) == PaymentRun.State.DISCARDED) {
            return;
          }
          expectOne(rows, "discard", runId);
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
    database.write(
        () -> {
          database
              .sql("UPDATE payment_runs SET document = ? WHERE id = ?")
              .param(documentJson)
              .param(runId)
              .update();
        });
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

  private static void expectOne(int rows, String verb, String runId) {
    if (rows != 1) {
      throw new IllegalStateException(
          "Expected to %s payment run %s, but it is not waiting for a decision."
              .formatted(verb, runId));
    }
  }

  private void insert(PaymentRun run) {
    database
        .sql(
            """
            INSERT INTO payment_runs (id, entity_id, state, run_date, execution_date, currency, total, count, proposed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(run.id())
        .param(run.entityId())
        .param(run.state().word())
        .param(run.runDate().toString())
        .param(run.executionDate().toString())
        .param(run.currency())
        .param(run.total().toPlainString())
        .param(run.count())
        .param(run.proposedAt().toEpochMilli())
        .update();
  }

  private static PaymentRun row(ResultSet row, int number) throws SQLException {
    return new PaymentRun(
        row.getString("id"),
        row.getString("entity_id"),
        PaymentRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Columns.date(row, "run_date"),
        Columns.date(row, "execution_date"),
        row.getString("currency"),
        Columns.amount(row, "total"),
        row.getInt("count"),
        Columns.instant(row, "proposed_at"),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("reason"),
        row.getString("message_id"),
        row.getString("file_name"),
        row.getString("document"));
  }
}
