package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.UserTaskState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which transitions of the life-cycle table a run of events has taken. */
public final class LifecycleCoverage {

  private final Map<Long, ElementState> states = new HashMap<>();
  private final Map<Long, UserTaskState> tasks = new HashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();

  public synchronized void add(List<Event> events) {
    states.clear();
    tasks.clear();
    for (Event event : events) {
      switch (event) {
        case Event.ElementActivating e -> states.put(e.row().key(), ElementState.ACTIVATING);
        case Event.ElementActivated e -> move(e.key(), ElementState.ACTIVATED);
        case Event.ElementCompleting e -> move(e.key(), ElementState.COMPLETING);
        case Event.ElementCompleted e -> move(e.key(), ElementState.COMPLETED);
        case Event.ElementTerminating e -> move(e.key(), ElementState.TERMINATING);
        case Event.ElementTerminated e -> move(e.key(), ElementState.TERMINATED);
        case Event.UserTaskCreated e -> tasks.put(e.row().key(), e.row().state());
        case Event.UserTaskCompleted e -> move(e.key(), UserTaskState.COMPLETED);
        case Event.UserTaskCanceled e -> move(e.key(), UserTaskState.CANCELED);
        case Event.TaskTransitionBegun e -> {
          UserTaskState to = UserTaskState.valueOf(e.row().event().name());
          if (to != UserTaskState.CREATING) {
            move(e.row().key(), to);
          }
        }
        case Event.TaskTransitionEnded e -> {
          if (e.isOpenAgain()) {
            move(e.key(), UserTaskState.CREATED);
          }
        }
        default -> {}
      }
    }
  }

  private void move(long key, ElementState to) {
    taken.add(states.put(key, to) + " -> " + to);
  }

  private void move(long key, UserTaskState to) {
    taken.add("user task " + tasks.put(key, to) + " -> " + to);
  }

  public synchronized Set<String> taken() {
    return taken;
  }

  /** All that the table of user tasks allows. */
  public static Set<String> allowedOfUserTasks() {
    Set<String> allowed = new LinkedHashSet<>();
    UserTaskLifecycle.NEXT.forEach(
        (from, next) -> next.forEach(to -> allowed.add("user task " + from + " -> " + to)));
    return allowed;
  }

  /** All that the table of elements allows. */
  public static Set<String> allowed() {
    Set<String> allowed = new LinkedHashSet<>();
    ElementLifecycle.NEXT.forEach(
        (from, next) -> next.forEach(to -> allowed.add(from + " -> " + to)));
    return allowed;
  }
}
