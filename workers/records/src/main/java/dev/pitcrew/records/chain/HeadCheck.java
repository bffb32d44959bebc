package dev.pitcrew.records.chain;

import dev.pitcrew.records.chain.ChainFinding.Kind;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rows against what was exported of them: all that shows a new chain or a cut end. */
final class HeadCheck {

  private final Deque<ExportedHead> coming;
  private long vouchedFor;
  private @Nullable ExportedHead anew;

  HeadCheck(List<ExportedHead> heads) {
    coming =
        new ArrayDeque<>(
            heads.stream().sorted(Comparator.comparingLong(ExportedHead::seq)).toList());
  }

  void compare(AuditRow row) {
    ExportedHead head = coming.peek();
    while (head != null && head.seq() <= row.seq()) {
      coming.remove();
      if (anew == null && !head.hash().equals(row.hash())) {
        anew = head;
      }
      head = coming.peek();
      if (anew == null && (head == null || head.seq() > row.seq())) {
        vouchedFor = row.seq();
      }
    }
  }

  /**
   * What the heads say of the rows that were read, given what the chain itself says: where that
   * names a row among those the head means, it is the more exact of the two.
   */
  @Nullable ChainFinding chainedAnew(@Nullable ChainFinding found) {
    if (anew == null || found != null && found.seq() > vouchedFor && found.seq() <= anew.seq()) {
      return null;
    }
    return new ChainFinding(
        vouchedFor + 1,
        Kind.CHAINED_ANEW,
        "the chain was computed anew: row %d is not the one exported at %s, so the first changed row is among %d to %d"
            .formatted(anew.seq(), anew.at(), vouchedFor + 1, anew.seq()));
  }

  long vouchedFor() {
    return vouchedFor;
  }

  @Nullable ChainFinding cutOff(long lastSeq) {
    ExportedHead newest = coming.peekLast();
    return newest == null || newest.seq() <= lastSeq
        ? null
        : new ChainFinding(
            lastSeq + 1,
            Kind.CUT_OFF,
            "rows %d to %d are cut off: row %d was exported at %s; no head vouches for the rows after %d"
                .formatted(lastSeq + 1, newest.seq(), newest.seq(), newest.at(), vouchedFor));
  }
}
