package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.ListenedTask;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What listeners get to see of their user task. */
final class ListenedTasks {

  static final String ASSIGNEE = "assignee";
  private static final String HEADER = "io.camunda.zeebe:";

  private final StepRun run;

  ListenedTasks(StepRun run) {
    this.run = run;
  }

  /** What the user task of a listener's job is about to do; null when it no longer is. */
  @Nullable TaskTransitionRow transition(JobRow job) {
    for (UserTaskRow task :
        run.state().find(Indexes.OPEN_USER_TASKS_BY_ELEMENT, 1, job.elementInstanceKey())) {
      return run.get(Tables.TASK_TRANSITION, task.key());
    }
    return null;
  }

  ListenedTask shown(TaskTransitionRow transition) {
    UserTaskRow task = run.need(Tables.USER_TASK, transition.key());
    List<String> changed = changedAttributes(transition, task);
    if (transition.listener() == 0) {
      changed.removeIf(attribute -> !isAskedFor(transition.event(), attribute));
    }
    if (transition.bringsVariables() || completesAfterOthers(transition)) {
      changed.add("variables");
    }
    return new ListenedTask(
        task.key(),
        transition.action(),
        transition.assignee(),
        transition.candidateGroups(),
        transition.candidateUsers(),
        changed,
        transition.dueDate(),
        transition.followUpDate(),
        task.formKey(),
        transition.priority());
  }

  /**
   * Whether who asks for such a thing can ask for that: the first listener is told nothing else, be
   * it that it is asked again and others have corrected something meanwhile.
   */
  private static boolean isAskedFor(TaskListenerEvent event, String attribute) {
    return switch (event) {
      case ASSIGNING -> attribute.equals(ASSIGNEE);
      case UPDATING -> true;
      case CREATING, COMPLETING, CANCELING -> false;
    };
  }

  /** As in Zeebe, the first listener of a completion is not told that there are variables. */
  private static boolean completesAfterOthers(TaskTransitionRow transition) {
    return transition.event() == TaskListenerEvent.COMPLETING
        && transition.listener() > 0
        && !transition.variables().equals("{}");
  }

  /** Names of the properties that would differ from now, as the API has them. */
  static List<String> changedAttributes(TaskTransitionRow transition, UserTaskRow task) {
    List<String> changed = new ArrayList<>();
    add(changed, ASSIGNEE, transition.assignee(), task.assignee());
    add(changed, "candidateGroupsList", transition.candidateGroups(), task.candidateGroups());
    add(changed, "candidateUsersList", transition.candidateUsers(), task.candidateUsers());
    add(changed, "dueDate", transition.dueDate(), task.dueDate());
    add(changed, "followUpDate", transition.followUpDate(), task.followUpDate());
    add(changed, "priority", transition.priority(), task.priority());
    return changed;
  }

  private static void add(
      List<String> changed, String name, @Nullable Object then, @Nullable Object now) {
    if (!Objects.equals(then, now)) {
      changed.add(name);
    }
  }

  /** The headers of the model, and what is shown of the task under reserved names. */
  Map<String, String> headers(Map<String, String> ofModel, TaskTransitionRow transition) {
    ListenedTask task = shown(transition);
    Map<String, String> headers = new LinkedHashMap<>(ofModel);
    put(headers, "action", task.action());
    put(headers, ASSIGNEE, task.assignee());
    putList(headers, "candidateGroups", task.candidateGroups());
    putList(headers, "candidateUsers", task.candidateUsers());
    putList(headers, "changedAttributes", task.changedAttributes());
    put(headers, "dueDate", task.dueDate());
    put(headers, "followUpDate", task.followUpDate());
    put(headers, "formKey", task.formKey() == 0 ? null : Long.toString(task.formKey()));
    put(headers, "priority", Integer.toString(task.priority()));
    put(headers, "userTaskKey", Long.toString(task.userTaskKey()));
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      headers.put(HEADER + name, value);
    }
  }

  private static void putList(Map<String, String> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      put(headers, name, JsonText.array(values.stream().map(JsonText::quote).toList()));
    }
  }
}
