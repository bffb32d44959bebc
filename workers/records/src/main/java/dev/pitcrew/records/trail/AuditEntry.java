package dev.pitcrew.records.trail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change to the books.
 *
 * @param who user name of the person, or the job type that did it
 * @param forWhom user name of the person on whose behalf, absent when on one's own
 * @param subject what kind of thing was changed, such as {@code vendor}
 * @param reason why, absent when nobody said
 * @param before JSON of what was, absent when the thing is new
 * @param after JSON of what is, absent when nothing is left
 * @param erasedBy seq of the entry that says why reason, before and after are gone
 * @param hash what the next entry is chained to
 */
public record AuditEntry(
    long seq,
    Instant at,
    String who,
    @Nullable String forWhom,
    String what,
    String subject,
    String subjectId,
    @Nullable String reason,
    @Nullable String before,
    @Nullable String after,
    @Nullable Long erasedBy,
    String hash) {}
