package dev.pitcrew.records.chain;

import dev.pitcrew.records.chain.ChainFinding.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one chain in the order of their table and says which is the first that is not
 * as it was written. Keeps a few rows, never the chain.
 */
public final class ChainVerifier {

  private final String chain;
  private final HeadCheck heads;
  private final ErasureCheck erasures = new ErasureCheck();

  private long rows;
  private long chainedLater;
  private long erased;
  private @Nullable AuditRow last;
  private @Nullable AuditRow beforeLast;
  private @Nullable ChainBreak broken;
  private @Nullable ChainFinding finding;

  /**
   * @param heads exported heads whose signatures were checked; those of other chains are passed
   *     over
   */
  public ChainVerifier(String chain, List<ExportedHead> heads) {
    this.chain = chain;
    this.heads = new HeadCheck(heads.stream().filter(head -> head.chain().equals(chain)).toList());
  }

  public void next(AuditRow row) {
    rows++;
    erasures.recordsIn(row);
    if (broken != null) {
      broken.later(row);
    } else if (finding == null) {
      finding = expected(row);
      if (finding == null && broken == null) {
        accept(row);
      }
    }
  }

  private @Nullable ChainFinding expected(AuditRow row) {
    long seq = last == null ? 1 : last.seq() + 1;
    if (row.seq() > seq) {
      return new ChainFinding(seq, Kind.MISSING, missing(seq, row.seq() - 1));
    }
    if (row.seq() < seq) {
      return new ChainFinding(
          row.seq(), Kind.INSERTED, "row %d stands where none can be".formatted(row.seq()));
    }
    if (!row.isIntact(chain) || !hashOf(last).equals(row.prev())) {
      broken = new ChainBreak(chain, beforeLast, last, row);
      return null;
    }
    return content(row);
  }

  private @Nullable ChainFinding content(AuditRow row) {
    if (Stream.of(row.reason(), row.before(), row.after()).anyMatch(v -> !isSound(row, v))) {
      return new ChainFinding(
          row.seq(),
          Kind.EDITED,
          "row %d was edited: a value does not fit its digest".formatted(row.seq()));
    }
    boolean later = row.form() == AuditChain.CHAINED_LATER;
    if (!later && row.form() != AuditChain.CHAINED
        || later && last != null && last.form() != AuditChain.CHAINED_LATER) {
      return new ChainFinding(
          row.seq(),
          Kind.INSERTED,
          "row %d says that an upgrade chained it, but it follows rows of after it"
              .formatted(row.seq()));
    }
    if (!later && last != null && row.at() < last.at()) {
      return new ChainFinding(
          row.seq(),
          Kind.DATED_BACK,
          "row %d is dated before row %d".formatted(row.seq(), last.seq()));
    }
    return null;
  }

  /** A value that is gone must have its record; one that is there must not. */
  private static boolean isSound(AuditRow row, AuditValue value) {
    return row.erasedBy() == null ? value.isSound() : value.value() == null && value.salt() == null;
  }

  private void accept(AuditRow row) {
    if (row.form() == AuditChain.CHAINED_LATER) {
      chainedLater++;
    }
    Long by = row.erasedBy();
    boolean gone =
        Stream.of(row.reason(), row.before(), row.after()).anyMatch(AuditValue::isErased);
    if (gone || by != null) {
      erased++;
      erasures.erased(row.seq(), by);
    }
    heads.compare(row);
    beforeLast = last;
    last = row;
  }

  public ChainReport finish() {
    ChainFinding atBreak = broken == null ? finding : broken.explain();
    long lastSeq = last == null ? 0 : last.seq();
    ChainFinding first =
        Stream.of(
                atBreak,
                heads.chainedAnew(atBreak),
                erasures.firstWithoutRecord(),
                atBreak == null ? heads.cutOff(lastSeq) : null)
            .filter(each -> each != null)
            .min(Comparator.comparingLong(ChainFinding::seq))
            .orElse(null);
    return new ChainReport(chain, rows, chainedLater, erased, lastSeq, heads.vouchedFor(), first);
  }

  static String missing(long from, long to) {
    return from == to
        ? "row %d is missing".formatted(from)
        : "rows %d to %d are missing".formatted(from, to);
  }

  static String hashOf(@Nullable AuditRow row) {
    return row == null ? AuditChain.BEGINNING : String.valueOf(row.hash());
  }
}
