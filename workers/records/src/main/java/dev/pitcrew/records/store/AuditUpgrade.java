package dev.pitcrew.records.store;

import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditRow;
import dev.pitcrew.records.chain.AuditRows;
import dev.pitcrew.records.chain.AuditValue;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chains what a version without a chain has written, in the transaction of the upgrade and while
 * the triggers are away. Numbers that rolled-back transactions took are closed up. The rows say of
 * themselves that they were chained later: nothing vouches for the time before.
 */
final class AuditUpgrade {

  private static final int PAGE = 5_000;

  private final JdbcClient writer;
  private long seq;
  private String hash = AuditChain.BEGINNING;

  AuditUpgrade(JdbcClient writer) {
    this.writer = writer;
  }

  void chain() {
    long after = Long.MIN_VALUE;
    List<AuditRow> page = page(after);
    while (!page.isEmpty()) {
      for (AuditRow row : page) {
        update(row.seq(), chained(row));
        after = row.seq();
      }
      page = page(after);
    }
  }

  private List<AuditRow> page(long after) {
    return writer
        .sql("SELECT * FROM audit WHERE seq > ? AND hash IS NULL ORDER BY seq LIMIT " + PAGE)
        .param(after)
        .query((row, n) -> AuditRows.read(row))
        .list();
  }

  private AuditRow chained(AuditRow old) {
    var row =
        new AuditRow(
                AuditChain.CHAINED_LATER,
                ++seq,
                old.at(),
                old.who(),
                null,
                old.what(),
                old.subject(),
                old.subjectId(),
                AuditValue.of(null),
                AuditValue.of(old.before().value()),
                AuditValue.of(old.after().value()),
                null,
                null,
                null)
            .chainedTo(AuditChain.RECORDS, hash);
    hash = String.valueOf(row.hash());
    return row;
  }

  private void update(long oldSeq, AuditRow row) {
    writer
        .sql(
            """
            UPDATE audit SET seq = ?, form = ?, before_salt = ?, before_digest = ?,
              after_salt = ?, after_digest = ?, prev = ?, hash = ? WHERE seq = ?
            """)
        .param(row.seq())
        .param(row.form())
        .param(row.before().salt())
        .param(row.before().digest())
        .param(row.after().salt())
        .param(row.after().digest())
        .param(row.prev())
        .param(row.hash())
        .param(oldSeq)
        .update();
  }
}
