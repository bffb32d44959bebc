package dev.pitcrew.records.expenses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.claimcheck.Exchange;
import dev.pitcrew.records.claimcheck.MatchedLine;
import dev.pitcrew.records.claimcheck.MatchedLine.Duplicate;
import dev.pitcrew.records.claimcheck.ReadReceipt;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines, receipts and decisions of claims, as rows. Called within the transaction of the claim. */
final class ClaimRows {

  private final Database database;

  ClaimRows(Database database) {
    this.database = database;
  }

  List<ClaimRow> lines(String claimId) {
    return database
        .sql("SELECT * FROM claim_lines WHERE claim_id = ? ORDER BY line")
        .param(claimId)
        .query(ClaimRows::line)
        .list();
  }

  void replaceLines(String claimId, List<ClaimLine> lines) {
    database.sql("DELETE FROM claim_lines WHERE claim_id = ?").param(claimId).update();
    for (var line : lines) {
      database
          .sql(
              """
              INSERT INTO claim_lines (claim_id, line, day, category, description, merchant, amount, currency, country,
                paid_with, receipt, kilometres, days)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(claimId)
          .param(line.line())
          .param(line.date().toString())
          .param(line.category())
          .param(line.description())
          .param(line.merchant())
          .param(line.amount().toPlainString())
          .param(line.currency())
          .param(line.country())
          .param(line.paidWith())
          .param(line.receipt())
          .param(Columns.text(line.kilometres()))
          .param(Columns.text(line.days()))
          .update();
    }
  }

  void matched(String claimId, MatchedLine matched) {
    Exchange.@Nullable Used rate = matched.rate();
    @Nullable Duplicate duplicate = matched.duplicate();
    database
        .sql(
            """
            UPDATE claim_lines SET receipt_position = ?, rate = ?, rate_on = ?, rate_source = ?, amount_in_books = ?, taxes = ?,
              tax_recoverable = ?, duplicate_of = ? WHERE claim_id = ? AND line = ?
            """)
        .param(matched.receipt())
        .param(rate == null ? null : rate.rate().toPlainString())
        .param(rate == null ? null : rate.on().toString())
        .param(rate == null ? null : rate.source())
        .param(matched.amountInBooks().toPlainString())
        .param(json(matched.taxRows()))
        .param(matched.taxRecoverable().toPlainString())
        .param(duplicate == null ? null : duplicate.claimId())
        .param(claimId)
        .param(matched.line().line())
        .update();
  }

  void decided(String claimId, int line, boolean approved, BigDecimal amount) {
    database
        .sql("UPDATE claim_lines SET decision = ?, approved = ? WHERE claim_id = ? AND line = ?")
        .param(approved ? "approved" : "refused")
        .param(amount.toPlainString())
        .param(claimId)
        .param(line)
        .update();
  }

  /** A receipt that was there before keeps its number: it says which claim had it first. */
  void replaceReceipts(String claimId, List<ReadReceipt> receipts) {
    database
        .sql("DELETE FROM claim_receipts WHERE claim_id = ? AND position >= ?")
        .param(claimId)
        .param(receipts.size())
        .update();
    for (var receipt : receipts) {
      database
          .sql(
              "DELETE FROM claim_receipts WHERE claim_id = ? AND position = ? AND coalesce(sha256,"
                  + " '') <> ?")
          .param(claimId)
          .param(receipt.position())
          .param(receipt.sha256() == null ? "" : receipt.sha256())
          .update();
      database
          .sql(
              """
              INSERT INTO claim_receipts (claim_id, position, file_name, sha256, image_hash, content_key, merchant, day, total,
                currency, document)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT (claim_id, position) DO UPDATE SET file_name = excluded.file_name, image_hash = excluded.image_hash,
                content_key = excluded.content_key, merchant = excluded.merchant, day = excluded.day,
                total = excluded.total, currency = excluded.currency, document = excluded.document
              """)
          .param(claimId)
          .param(receipt.position())
          .param(receipt.fileName())
          .param(receipt.sha256())
          .param(receipt.imageHash())
          .param(receipt.contentKey())
          .param(receipt.merchant())
          .param(receipt.date() == null ? null : receipt.date().toString())
          .param(Columns.text(receipt.total()))
          .param(receipt.currency())
          .param(receipt.document())
          .update();
    }
  }

  /** The hashes of the receipts' bytes, by place. */
  List<String> receiptFiles(String claimId) {
    return database
        .sql(
            "SELECT position || ':' || coalesce(sha256, '') FROM claim_receipts WHERE claim_id = ?"
                + " ORDER BY position")
        .param(claimId)
        .query(String.class)
        .list();
  }

  void insert(String claimId, LineDecision decision) {
    database
        .sql(
            """
            INSERT INTO claim_decisions (user_task_key, claim_id, line, decision, amount, reason) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        .param(decision.userTaskKey())
        .param(claimId)
        .param(decision.line())
        .param(decision.approved() ? "approved" : "refused")
        .param(Columns.text(decision.amount()))
        .param(decision.reason())
        .update();
  }

  List<LineDecision> decisions(String claimId) {
    return database
        .sql("SELECT * FROM claim_decisions WHERE claim_id = ? ORDER BY user_task_key, line")
        .param(claimId)
        .query(
            (row, number) ->
                new LineDecision(
                    row.getLong("user_task_key"),
                    row.getInt("line"),
                    row.getString("decision").equals("approved"),
                    Columns.amountOrNull(row, "amount"),
                    row.getString("reason")))
        .list();
  }

  private static ClaimRow line(ResultSet row, int number) throws SQLException {
    var position = Columns.longOrNull(row, "receipt_position");
    return new ClaimRow(
        new ClaimLine(
            row.getInt("line"),
            Columns.date(row, "day"),
            row.getString("category"),
            row.getString("description"),
            row.getString("merchant"),
            Columns.amount(row, "amount"),
            row.getString("currency"),
            row.getString("country"),
            row.getString("paid_with"),
            row.getString("receipt"),
            Columns.amountOrNull(row, "kilometres"),
            Columns.amountOrNull(row, "days"),
            Map.of()),
        position == null ? null : position.intValue(),
        Columns.amountOrNull(row, "amount_in_books"),
        taxes(row.getString("taxes")),
        row.getString("duplicate_of"),
        row.getString("decision"),
        Columns.amountOrNull(row, "approved"));
  }

  private static List<ClaimRow.Tax> taxes(@Nullable String text) {
    var taxes = new ArrayList<ClaimRow.Tax>();
    for (JsonNode one : Json.read(text == null ? "[]" : text)) {
      taxes.add(
          new ClaimRow.Tax(
              new BigDecimal(one.path("rate").asText()),
              new BigDecimal(one.path("net").asText()),
              new BigDecimal(one.path("tax").asText()),
              one.path("code").asText(null)));
    }
    return taxes;
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected to write plain values as JSON.", e);
    }
  }
}
