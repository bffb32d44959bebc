package dev.pitcrew.records;

import dev.pitcrew.records.claims.ClaimLine;
import dev.pitcrew.records.claims.MatchedLine.Duplicate;
import dev.pitcrew.records.claims.Matching;
import dev.pitcrew.records.claims.ReadReceipt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receipt or a line of a claim was in another claim before, be it somebody else's. A
 * claim that was withdrawn, refused or returned took nothing, and so does not count.
 */
final class EarlierClaims implements Matching.Earlier {

  /** Of 64 bits, for pictures of one piece of paper. */
  private static final int BITS_SAME = 4;

  /** The same, where amount and day are the same too. */
  private static final int BITS_LIKE = 12;

  private static final int RECEIPTS_MAX = 200_000;

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
      @Nullable String imageHash,
      @Nullable String day,
      @Nullable BigDecimal total) {}

  private static final String RECEIPTS =
      """
      SELECT r.claim_id, r.image_hash, r.day, r.total,
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
        .or(
            () ->
                first(receipt, "r.content_key = ?", receipt.contentKey())
                    .map(
                        row ->
                            duplicate(row, "A receipt of this merchant, day and total was in %s.")))
        .or(
            () ->
                picture(receipt)
                    .map(row -> duplicate(row, "A picture of the same receipt was in %s.")));
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
        : pictures(receipt).stream().filter(row -> isSame(row, receipt, hash)).findFirst();
  }

  /**
   * Receipts of one shop look alike from far: what both surely show must not differ, and where it
   * is the same, the pictures need not be as near.
   */
  private static boolean isSame(Row row, ReadReceipt receipt, String hash) {
    int bits = distance(String.valueOf(row.imageHash()), hash);
    boolean totalDiffers =
        row.total() != null
            && receipt.total() != null
            && row.total().compareTo(receipt.total()) != 0;
    boolean dayDiffers =
        row.day() != null && receipt.date() != null && !row.day().equals(receipt.date().toString());
    boolean bothKnown =
        row.total() != null
            && receipt.total() != null
            && row.day() != null
            && receipt.date() != null;
    if (totalDiffers || dayDiffers && !receipt.doubtful()) {
      return false;
    }
    return bits <= (bothKnown && !dayDiffers ? BITS_LIKE : BITS_SAME);
  }

  private static int distance(String one, String other) {
    if (one.length() != other.length()) {
      return Integer.MAX_VALUE;
    }
    int bits = 0;
    for (int i = 0; i < one.length(); i++) {
      bits +=
          Integer.bitCount(
              Character.digit(one.charAt(i), 16) ^ Character.digit(other.charAt(i), 16));
    }
    return bits * 64 / (one.length() * 4);
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
        row.getString("image_hash"),
        row.getString("day"),
        Columns.amountOrNull(row, "total"));
  }

  private static Duplicate duplicate(Row row, String why) {
    return new Duplicate(row.claimId(), row.line(), why.formatted(row.claimId()));
  }
}
