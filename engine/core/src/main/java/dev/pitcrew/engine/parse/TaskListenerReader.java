package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the listeners of a native user task. They are read as XML, because the model library throws
 * on event types it does not know.
 */
final class TaskListenerReader {

  private static final int LISTENERS_MAX = 50;

  /** As they were called before 8.8. */
  private static final Map<String, TaskListenerEvent> FORMER =
      Map.of(
          "create", TaskListenerEvent.CREATING,
          "assignment", TaskListenerEvent.ASSIGNING,
          "update", TaskListenerEvent.UPDATING,
          "complete", TaskListenerEvent.COMPLETING,
          "cancel", TaskListenerEvent.CANCELING);

  private static final Map<String, TaskListenerEvent> EVENTS =
      Arrays.stream(TaskListenerEvent.values())
          .collect(Collectors.toUnmodifiableMap(e -> e.name().toLowerCase(Locale.ROOT), e -> e));

  private final ExpressionReader expressions;
  private final Faults faults;

  TaskListenerReader(ExpressionReader expressions, Faults faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  List<TaskListener> read(UserTask task, Map<String, String> headers) {
    List<TaskListener> listeners = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DomElement list : Extensions.all(task)) {
      if (list.getLocalName().equals("taskListeners")) {
        for (DomElement child : list.getChildElements()) {
          TaskListener listener = read(task.getId(), child, headers, seen);
          if (listener != null) {
            listeners.add(listener);
          }
        }
      }
    }
    if (listeners.size() > LISTENERS_MAX) {
      faults.add(
          task.getId(),
          "Expected at most %d task listeners, but found %d."
              .formatted(LISTENERS_MAX, listeners.size()));
    }
    return List.copyOf(listeners);
  }

  private @Nullable TaskListener read(
      String id, DomElement listener, Map<String, String> headers, Set<String> seen) {
    if (!listener.getLocalName().equals("taskListener")) {
      return null;
    }
    String eventType = listener.getAttribute("eventType");
    TaskListenerEvent event = event(id, eventType);
    String type = listener.getAttribute("type");
    if (type == null || type.isBlank()) {
      faults.add(
          id,
          "Expected the type of the '%s' task listener to be present, but found nothing."
              .formatted(eventType));
      return null;
    }
    if (event == null) {
      return null;
    }
    if (!seen.add(event + " " + type.strip())) {
      faults.add(
          id,
          "Expected task listeners with different event types or job types, but found '%s' of type '%s' twice."
              .formatted(eventType, type.strip()));
    }
    String retries = listener.getAttribute("retries");
    return new TaskListener(
        event,
        new JobDefinition(
            expressions.any(id, "the type of the '%s' task listener".formatted(eventType), type),
            expressions.wholeNumber(
                id,
                "the retries of the '%s' task listener".formatted(eventType),
                retries == null || retries.isBlank() ? ZeebeTaskListener.DEFAULT_RETRIES : retries,
                0,
                Integer.MAX_VALUE),
            null,
            headers));
  }

  private @Nullable TaskListenerEvent event(String id, @Nullable String eventType) {
    String name = eventType == null ? "" : eventType.strip();
    TaskListenerEvent event = EVENTS.getOrDefault(name, FORMER.get(name));
    if (event == null) {
      faults.add(
          id,
          "Expected the event type of a task listener to be creating, assigning, updating, completing or canceling, but found '%s'."
              .formatted(name));
    }
    return event;
  }
}
