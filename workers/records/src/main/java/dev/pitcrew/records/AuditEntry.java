package dev.pitcrew.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change to the books.
 *
 * @param who user name of the person, or the job type that did it
 * @param subject what kind of thing was changed, such as {@code vendor}
 * @param before JSON of what was, absent when the thing is new
 * @param after JSON of what is, absent when nothing is left
 */
public record AuditEntry(
    long seq,
    Instant at,
    String who,
    String what,
    String subject,
    String subjectId,
    @Nullable String before,
    @Nullable String after) {}
