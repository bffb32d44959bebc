package dev.pitcrew.records.chain;

import dev.pitcrew.records.chain.ChainFinding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A place where a row does not follow from the one before it. What was done can only be told from
 * the rows after it: they are looked at, and only the two that matter are kept.
 */
final class ChainBreak {

  /** How many rows in a row may have been taken out and the others renumbered to hide it. */
  private static final int CLOSED_UP_MAX = 100;

  private final String chain;
  private final String expected;
  private final @Nullable AuditRow beforeLast;
  private final @Nullable AuditRow last;
  private final AuditRow row;
  private @Nullable AuditRow next;
  private @Nullable AuditRow rightful;

  /**
   * @param last the last row that followed from the one before it
   * @param row the row that does not
   */
  ChainBreak(String chain, @Nullable AuditRow beforeLast, @Nullable AuditRow last, AuditRow row) {
    this.chain = chain;
    this.beforeLast = beforeLast;
    this.last = last;
    this.row = row;
    this.expected = ChainVerifier.hashOf(last);
  }

  void later(AuditRow later) {
    if (next == null) {
      next = later;
    }
    if (rightful == null && expected.equals(later.prev())) {
      rightful = later;
    }
  }

  ChainFinding explain() {
    long seq = row.seq();
    if (rightful != null) {
      return row.withSeq(rightful.seq()).isIntact(chain)
          ? new ChainFinding(
              seq, Kind.SWAPPED, "rows %d and %d were swapped".formatted(seq, rightful.seq()))
          : inserted(seq);
    }
    boolean follows = expected.equals(row.prev());
    if (!follows && last != null && ChainVerifier.hashOf(beforeLast).equals(row.prev())) {
      return inserted(last.seq());
    }
    if (!follows) {
      for (int closed = 1; closed <= CLOSED_UP_MAX; closed++) {
        if (row.withSeq(seq + closed).isIntact(chain)) {
          return new ChainFinding(
              seq,
              Kind.MISSING,
              ChainVerifier.missing(seq, seq + closed - 1) + ", the later ones were renumbered");
        }
      }
    }
    if (!follows && last != null && row.isIntact(chain)) {
      return new ChainFinding(
          last.seq(),
          Kind.EDITED,
          "row %d was edited and hashed anew: row %d was chained to another one"
              .formatted(last.seq(), seq));
    }
    return new ChainFinding(
        seq, Kind.EDITED, "row %d was edited: it does not fit its hash".formatted(seq));
  }

  private static ChainFinding inserted(long seq) {
    return new ChainFinding(seq, Kind.INSERTED, "row %d was inserted".formatted(seq));
  }
}
