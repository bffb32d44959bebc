package dev.pitcrew.records.payment;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payment runs, as rows; their payments are {@link PaymentRows}. Changes stand in a transaction.
 */
final class PaymentRunRows {

  private final Database database;

  PaymentRunRows(Database database) {
    this.database = database;
  }

  /** The run that has this value in a column in which each value stands once. */
  Optional<PaymentRun> find(String column, String value) {
    return database
        .sql("SELECT * FROM payment_runs WHERE %s = ?".formatted(column))
        .param(value)
        .query(PaymentRunRows::row)
        .optional();
  }

  /** The newest first. */
  List<PaymentRun> latest(int limit) {
    return database
        .sql("SELECT * FROM payment_runs ORDER BY proposed_at DESC, id LIMIT ?")
        .param(limit)
        .query(PaymentRunRows::row)
        .list();
  }

  /** Those of a company with released payments, oldest first. */
  List<PaymentRun> onTheirWay(String entityId) {
    return database
        .sql(
            """
            SELECT * FROM payment_runs WHERE entity_id = ? AND id IN
              (SELECT run_id FROM payments WHERE state = 'released')
            ORDER BY proposed_at, id
            """)
        .param(entityId)
        .query(PaymentRunRows::row)
        .list();
  }

  Optional<byte[]> file(String runId) {
    return database
        .sql("SELECT file FROM payment_runs WHERE id = ? AND file IS NOT NULL")
        .param(runId)
        .query((row, number) -> row.getBytes("file"))
        .optional();
  }

  void insert(PaymentRun run) {
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

  /** False when the run is not waiting for a decision. */
  boolean release(
      String runId, String who, Instant at, String messageId, String fileName, byte[] file) {
    return database
            .sql(
                """
                UPDATE payment_runs SET state = 'released', decided_by = ?, decided_at = ?, message_id = ?, file_name = ?,
                  file = ? WHERE id = ? AND state = 'proposed'
                """)
            .param(who)
            .param(at.toEpochMilli())
            .param(messageId)
            .param(fileName)
            .param(file)
            .param(runId)
            .update()
        == 1;
  }

  /** False when the run is not waiting for a decision. */
  boolean discard(String runId, String who, Instant at, @Nullable String reason) {
    return database
            .sql(
                """
                UPDATE payment_runs SET state = 'discarded', decided_by = ?, decided_at = ?, reason = ?
                WHERE id = ? AND state = 'proposed'
                """)
            .param(who)
            .param(at.toEpochMilli())
            .param(reason)
            .param(runId)
            .update()
        == 1;
  }

  void setDocument(String runId, String documentJson) {
    database
        .sql("UPDATE payment_runs SET document = ? WHERE id = ?")
        .param(documentJson)
        .param(runId)
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
