package dev.pitcrew.records.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Does to a chain what someone with the database file in hand could do, and knows which row is the
 * first that is wrong afterwards.
 *
 * @param firstBad the row to be named; where only a head tells, the first that may be meant
 * @param needsHead whether nothing but an exported head can show it
 */
record Tampering(
    String act, List<AuditRow> rows, long firstBad, long lastCandidate, boolean needsHead) {

  enum Act {
    EDIT_WORD,
    EDIT_VALUE,
    EDIT_DIGEST,
    EDIT_TIME,
    EDIT_HASH,
    EDIT_PREV,
    EDIT_AND_REHASH,
    DELETE,
    DELETE_AND_RENUMBER,
    INSERT_FORGED,
    INSERT_LINKED,
    SWAP,
    TRUNCATE,
    RECHAIN,
    RECHAIN_WITHOUT_A_ROW,
    CLOCK_BACK,
    ERASE_SILENTLY
  }

  static Tampering random(List<AuditRow> whole, List<Long> headSeqs, Random random) {
    Act act = Act.values()[random.nextInt(Act.values().length)];
    int n = whole.size();
    // The last row has nothing after it that would notice a new hash; edits of it count as
    // re-chaining.
    int k = random.nextInt(act == Act.EDIT_AND_REHASH || act == Act.CLOCK_BACK ? n - 1 : n);
    List<AuditRow> rows = new ArrayList<>(whole);
    AuditRow row = rows.get(k);
    long seq = row.seq();
    switch (act) {
      case EDIT_WORD -> rows.set(k, who(row, row.who() + "x"));
      case EDIT_VALUE ->
          rows.set(
              k,
              after(
                  row,
                  new AuditValue(
                      "{\"amount\":\"1.00\"}", row.after().salt(), row.after().digest())));
      case EDIT_DIGEST -> rows.set(k, after(row, AuditValue.of("{\"amount\":\"1.00\"}")));
      case EDIT_TIME -> rows.set(k, at(row, row.at() + 1));
      case EDIT_HASH -> rows.set(k, link(row, row.prev(), hex(random)));
      case EDIT_PREV -> rows.set(k, link(row, hex(random), row.hash()));
      case EDIT_AND_REHASH ->
          rows.set(k, who(row, "mallory").chainedTo("records", String.valueOf(row.prev())));
      case DELETE -> {
        k = Math.min(k, n - 2);
        seq = rows.remove(k).seq();
      }
      case DELETE_AND_RENUMBER -> {
        k = Math.min(k, n - 2);
        seq = rows.remove(k).seq();
        renumber(rows, k);
      }
      case INSERT_FORGED -> {
        rows.add(k, link(who(row, "mallory"), hex(random), hex(random)));
        renumber(rows, k);
      }
      case INSERT_LINKED -> {
        rows.add(k, who(row, "mallory").chainedTo("records", String.valueOf(row.prev())));
        renumber(rows, k + 1);
      }
      case SWAP -> {
        int other = (k + 1 + random.nextInt(n - 1)) % n;
        AuditRow second = rows.get(other);
        rows.set(k, second.withSeq(row.seq()));
        rows.set(other, row.withSeq(second.seq()));
        seq = Math.min(row.seq(), second.seq());
      }
      case TRUNCATE -> {
        int cut = 1 + random.nextInt(n - 1);
        rows = new ArrayList<>(rows.subList(0, n - cut));
        seq = rows.size() + 1;
      }
      case RECHAIN -> {
        rows.set(k, who(row, "mallory"));
        rechain(rows, k);
      }
      case RECHAIN_WITHOUT_A_ROW -> {
        k = Math.min(k, n - 2);
        seq = rows.remove(k).seq();
        rechain(rows, k);
      }
      case CLOCK_BACK -> {
        // Written with the machine's clock set back: a row that is whole but older than the one
        // before.
        AuditRow last = rows.getLast();
        rows.add(
            at(last.withSeq(last.seq() + 1), last.at() - 1 - random.nextInt(100_000))
                .chainedTo("records", String.valueOf(last.hash())));
        seq = last.seq() + 1;
      }
      case ERASE_SILENTLY ->
          rows.set(k, after(row, new AuditValue(null, null, row.after().digest())));
    }
    boolean needsHead =
        act == Act.TRUNCATE || act == Act.RECHAIN || act == Act.RECHAIN_WITHOUT_A_ROW;
    if (act == Act.RECHAIN || act == Act.RECHAIN_WITHOUT_A_ROW) {
      return ranged(act, rows, seq, headSeqs, needsHead);
    }
    return new Tampering(act.name(), rows, seq, seq, needsHead);
  }

  /** A head can only say that the change lies after the head before. */
  private static Tampering ranged(
      Act act, List<AuditRow> rows, long seq, List<Long> headSeqs, boolean needsHead) {
    long from = headSeqs.stream().filter(head -> head < seq).max(Long::compare).orElse(0L) + 1;
    // With no head left in the changed part, the chain is seen to be short, and not to be vouched
    // for from there on.
    boolean compared = headSeqs.stream().anyMatch(head -> head >= seq && head <= rows.size());
    return new Tampering(act.name(), rows, from, compared ? seq : rows.size() + 1L, needsHead);
  }

  boolean names(@Nullable ChainFinding finding) {
    return finding != null && finding.seq() >= firstBad && finding.seq() <= lastCandidate;
  }

  private static void renumber(List<AuditRow> rows, int from) {
    for (int i = from; i < rows.size(); i++) {
      rows.set(i, rows.get(i).withSeq(i + 1L));
    }
  }

  private static void rechain(List<AuditRow> rows, int from) {
    String prev = from == 0 ? AuditChain.BEGINNING : String.valueOf(rows.get(from - 1).hash());
    for (int i = from; i < rows.size(); i++) {
      rows.set(i, rows.get(i).withSeq(i + 1L).chainedTo("records", prev));
      prev = String.valueOf(rows.get(i).hash());
    }
  }

  private static String hex(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return java.util.HexFormat.of().formatHex(bytes);
  }

  private static AuditRow who(AuditRow r, String who) {
    return new AuditRow(
        r.form(),
        r.seq(),
        r.at(),
        who,
        r.forWhom(),
        r.what(),
        r.subject(),
        r.subjectId(),
        r.reason(),
        r.before(),
        r.after(),
        r.erasedBy(),
        r.prev(),
        r.hash());
  }

  private static AuditRow at(AuditRow r, long at) {
    return new AuditRow(
        r.form(),
        r.seq(),
        at,
        r.who(),
        r.forWhom(),
        r.what(),
        r.subject(),
        r.subjectId(),
        r.reason(),
        r.before(),
        r.after(),
        r.erasedBy(),
        r.prev(),
        r.hash());
  }

  private static AuditRow after(AuditRow r, AuditValue after) {
    return new AuditRow(
        r.form(),
        r.seq(),
        r.at(),
        r.who(),
        r.forWhom(),
        r.what(),
        r.subject(),
        r.subjectId(),
        r.reason(),
        r.before(),
        after,
        r.erasedBy(),
        r.prev(),
        r.hash());
  }

  private static AuditRow link(AuditRow r, @Nullable String prev, @Nullable String hash) {
    return new AuditRow(
        r.form(),
        r.seq(),
        r.at(),
        r.who(),
        r.forWhom(),
        r.what(),
        r.subject(),
        r.subjectId(),
        r.reason(),
        r.before(),
        r.after(),
        r.erasedBy(),
        prev,
        hash);
  }
}
