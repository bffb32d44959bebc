package dev.pitcrew.records.chain;

import org.jspecify.annotations.Nullable;

/**
 * One row of a chain, as {@code docs/audit-trail.md} describes it.
 *
 * @param form 1 when chained as it was written, 0 when chained by an upgrade
 * @param at milliseconds since 1970
 * @param erasedBy seq of the row that says why the values of this one are gone
 */
public record AuditRow(
    int form,
    long seq,
    long at,
    String who,
    @Nullable String forWhom,
    String what,
    String subject,
    String subjectId,
    AuditValue reason,
    AuditValue before,
    AuditValue after,
    @Nullable Long erasedBy,
    @Nullable String prev,
    @Nullable String hash) {

  /** The same row, chained to the hash of the row before it. */
  public AuditRow chainedTo(String chain, String previous) {
    AuditRow linked = with(previous, null);
    return linked.with(previous, AuditChain.hash(chain, linked));
  }

  private AuditRow with(@Nullable String newPrev, @Nullable String newHash) {
    return new AuditRow(
        form, seq, at, who, forWhom, what, subject, subjectId, reason, before, after, erasedBy,
        newPrev, newHash);
  }

  AuditRow withSeq(long newSeq) {
    return new AuditRow(
        form, newSeq, at, who, forWhom, what, subject, subjectId, reason, before, after, erasedBy,
        prev, hash);
  }

  /** Whether the row's hash is that of its content. */
  boolean isIntact(String chain) {
    return prev != null && AuditChain.hash(chain, this).equals(hash);
  }
}
