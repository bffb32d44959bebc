package dev.pitcrew.records.chain;

import dev.pitcrew.records.chain.ChainFinding.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether each value that is gone has the later row that says so. Keeps the erased rows' numbers.
 */
final class ErasureCheck {

  /** From the row that should hold the record to the rows whose values are gone. */
  private final Map<Long, TreeSet<Long>> open = new HashMap<>();

  void erased(long seq, @Nullable Long by) {
    open.computeIfAbsent(by == null ? 0L : by, record -> new TreeSet<>()).add(seq);
  }

  /** Looks at a row that may be a record of erasures. */
  void recordsIn(AuditRow row) {
    TreeSet<Long> waiting = open.get(row.seq());
    if (waiting != null && row.what().equals(Erasure.WHAT) && row.erasedBy() == null) {
      Erasure.rows(row.after().value()).forEach(waiting::remove);
      if (waiting.isEmpty()) {
        open.remove(row.seq());
      }
    }
  }

  @Nullable ChainFinding firstWithoutRecord() {
    return open.values().stream()
        .map(TreeSet::first)
        .min(Long::compare)
        .map(
            seq ->
                new ChainFinding(
                    seq,
                    Kind.ERASED_WITHOUT_RECORD,
                    "values of row %d are gone, but no later row says that they were erased"
                        .formatted(seq)))
        .orElse(null);
  }
}
