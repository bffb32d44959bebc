package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.gateway.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests about user tasks. */
final class UserTasks {

  private UserTasks() {}

  record Assignment(
      @Nullable String assignee, @Nullable Boolean allowOverride, @Nullable String action) {}

  record Completion(@Nullable JsonObject variables, @Nullable String action) {}

  record Update(@Nullable Changeset changeset, @Nullable String action) {}

  /** What is absent stays; an empty date is cleared. */
  record Changeset(
      @Nullable List<String> candidateGroups,
      @Nullable List<String> candidateUsers,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable Integer priority) {}
}
