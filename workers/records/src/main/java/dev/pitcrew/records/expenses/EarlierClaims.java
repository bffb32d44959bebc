package dev.pitcrew.records.expenses;

import dev.pitcrew.jobs.PictureHash;
import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.claimcheck.MatchedLine.Duplicate;
import dev.pitcrew.records.claimcheck.Matching;
import dev.pitcrew.records.claimcheck.ReadReceipt;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receipt or a line of a claim was in another claim before, be it somebody else's. A
 * claim that was withdrawn, refused or returned took nothing, and so does not count.
 */
final class EarlierClaims implements Matching.Earlier {

  private static final int RECEIPTS_MAX = 200_000;

  /** Whose cells are compared, of those that look the same from far. */
  private static final int COMPARED_MAX = 1_000;

  private final Database database;
  private final String claimId;
  private final String claimant;
  private @Nullable List<Row> pictures;

  EarlierClaims(Database database, String claimId, String claimant) {
    this.database = database;
    this.claimId = claimId;
    this.claimant = claimant;
  }

  private record Row(
      String claimId,
      @Nullable Integer line,
      int position,
      @Nullable String far,
      @Nullable String day,
      @Nullable BigDecimal total) {}

  private static final String RECEIPTS =
      """
      SELECT r.claim_id, r.position, substr(r.image_hash, 1, 16) AS far, r.day, r.total,
        (SELECT min(l.line) FROM claim_lines l WHERE l.claim_id = r.claim_id AND l.receipt_position = r.position) AS line
      FROM claim_receipts r JOIN claims c ON c.id = r.claim_id
      WHERE c.state IN ('open', 'posted') AND r.claim_id <> ?
        AND r.number < coalesce((SELECT min(o.number) FROM claim_receipts o WHERE o.claim_id = ? AND o.position = ?),
          9223372036854775807)
      """;

  @Override
  public Optional<Duplicate> of(ReadReceipt receipt) {
    return first(receipt, "r.sha256 = ?", receipt.sha256())
        .map(row -> duplicate(row, "The same file was handed in with %s."))
        .or(() -> picture(receipt).map(row -> duplicate(row, "A copy of this picture was in %s.")))
        .or(
            () ->
                first(receipt, "r.content_key = ?", receipt.contentKey())
                    .map(
                        row ->
                            duplicate(
                                row, "A receipt of this merchant, day and total was in %s.")));
  }

  @Override
  public Optional<Duplicate> of(ClaimLine line, boolean hasReceipt) {
    return database
        .sql(
            """
            SELECT l.claim_id, l.line FROM claim_lines l JOIN claims c ON c.id = l.claim_id
            WHERE c.claimant = ? AND c.state IN ('open', 'posted') AND l.claim_id <> ?
              AND l.day = ? AND l.category = ? AND l.amount = ? AND l.currency = ? AND coalesce(l.decision, '') <> 'refused'
              AND (? = 0 OR l.receipt_position IS NULL)
              AND (c.submitted_at, c.id) < (SELECT o.submitted_at, o.id FROM claims o WHERE o.id = ?)
            ORDER BY c.submitted_at, l.claim_id, l.line LIMIT 1
            """)
        .param(claimant)
        .param(claimId)
        .param(line.date().toString())
        .param(line.category())
        .param(line.amount().toPlainString())
        .param(line.currency())
        .param(hasReceipt ? 1 : 0)
        .param(claimId)
        .query(
            (row, number) ->
                new Duplicate(
                    row.getString("claim_id"),
                    row.getInt("line"),
                    "The same day, category and amount were claimed in %s."
                        .formatted(row.getString("claim_id"))))
        .optional();
  }

  private Optional<Row> first(ReadReceipt receipt, String where, @Nullable String value) {
    return value == null
        ? Optional.empty()
        : database
            .sql(RECEIPTS + " AND " + where + " ORDER BY r.number LIMIT 1")
            .param(claimId)
            .param(claimId)
            .param(receipt.position())
            .param(value)
            .query((row, number) -> row(row))
            .optional();
  }

  private Optional<Row> picture(ReadReceipt receipt) {
    var hash = receipt.imageHash();
    return hash == null
        ? Optional.empty()
        : pictures(receipt).stream()
            .filter(row -> isAlikeFromFar(row, hash))
            .filter(row -> saysTheSame(row, receipt))
            .limit(COMPARED_MAX)
            .filter(row -> PictureHash.isSame(hashOf(row), hash))
            .findFirst();
  }

  private static boolean isAlikeFromFar(Row row, String hash) {
    return PictureHash.bits(Objects.requireNonNull(row.far()), hash) <= PictureHash.BITS_MAX;
  }

  /**
   * The same fare of one taxi company on the next day makes nearly the same picture, so what the
   * picture tells has to be said by day and total, too: a copy that is missed costs less than
   * somebody who is accused, and what cannot be read goes to a person in any case.
   */
  private static boolean saysTheSame(Row row, ReadReceipt receipt) {
    return row.total() != null
        && receipt.total() != null
        && row.total().compareTo(receipt.total()) == 0
        && row.day() != null
        && receipt.date() != null
        && row.day().equals(receipt.date().toString());
  }

  private String hashOf(Row row) {
    return database
        .sql("SELECT image_hash FROM claim_receipts WHERE claim_id = ? AND position = ?")
        .param(row.claimId())
        .param(row.position())
        .query(String.class)
        .single();
  }

  private List<Row> pictures(ReadReceipt receipt) {
    if (pictures == null) {
      pictures =
          database
              .sql(
                  RECEIPTS
                      + " AND r.image_hash IS NOT NULL ORDER BY r.number DESC LIMIT "
                      + RECEIPTS_MAX)
              .param(claimId)
              .param(claimId)
              .param(receipt.position())
              .query((row, number) -> row(row))
              .list();
    }
    return pictures;
  }

  private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
    var line = Columns.longOrNull(row, "line");
    return new Row(
        row.getString("claim_id"),
        line == null ? null : line.intValue(),
        row.getInt("position"),
        row.getString("far"),
        row.getString("day"),
        Columns.amountOrNull(row, "total"));
  }

  private static Duplicate duplicate(Row row, String why) {
    return new Duplicate(row.claimId(), row.line(), why.formatted(row.claimId()));
  }
}
