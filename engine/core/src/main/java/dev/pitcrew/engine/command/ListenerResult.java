package dev.pitcrew.engine.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listener answers to what its user task is about to do.
 *
 * @param deniedReason for the person who asked; only where it is denied
 */
public record ListenerResult(boolean denied, @Nullable String deniedReason, Corrections corrections)
    implements JobResult {

  /** What is null stays; an empty text or list clears. */
  public record Corrections(
      @Nullable String assignee,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable List<String> candidateUsers,
      @Nullable List<String> candidateGroups,
      @Nullable Integer priority) {

    public static final Corrections NONE = new Corrections(null, null, null, null, null, null);

    public boolean isEmpty() {
      return equals(NONE);
    }
  }
}
