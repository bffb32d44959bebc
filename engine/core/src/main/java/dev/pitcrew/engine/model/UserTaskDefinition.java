package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A native user task's properties; each is absent where the model has none.
 *
 * @param listeners in the order of the file
 * @param showsInputsOnly whether those without a role of the process, whom the task names, see of
 *     its variables but its own
 */
public record UserTaskDefinition(
    @Nullable Expression assignee,
    @Nullable Expression candidateGroups,
    @Nullable Expression candidateUsers,
    @Nullable Expression dueDate,
    @Nullable Expression followUpDate,
    @Nullable Expression priority,
    @Nullable Expression formId,
    BindingType formBinding,
    @Nullable String formVersionTag,
    @Nullable Expression externalFormReference,
    Map<String, String> headers,
    List<TaskListener> listeners,
    boolean showsInputsOnly) {

  /** Those of one event, in the order in which they are asked. */
  public List<TaskListener> listenersOf(TaskListenerEvent event) {
    return listeners.isEmpty()
        ? listeners
        : listeners.stream().filter(listener -> listener.event() == event).toList();
  }
}
