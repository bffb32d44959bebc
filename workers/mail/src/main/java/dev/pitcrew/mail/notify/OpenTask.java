package dev.pitcrew.mail.notify;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user task that waits.
 *
 * @param assignee who has taken it, absent when nobody has
 */
public record OpenTask(
    long key,
    String name,
    String process,
    @Nullable String assignee,
    Set<String> candidateUsers,
    Set<String> candidateGroups) {}
