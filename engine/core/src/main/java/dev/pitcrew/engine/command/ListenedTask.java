package dev.pitcrew.engine.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task as its listeners are shown it: as it would be after what it is about to do.
 *
 * @param changedAttributes names of what would differ from now
 * @param formKey 0 where it has none
 */
public record ListenedTask(
    long userTaskKey,
    @Nullable String action,
    @Nullable String assignee,
    List<String> candidateGroups,
    List<String> candidateUsers,
    List<String> changedAttributes,
    @Nullable String dueDate,
    @Nullable String followUpDate,
    long formKey,
    int priority) {}
