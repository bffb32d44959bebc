package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;

/** Who listens to a user task: those of all tasks, those of its model, and those of all again. */
final class TaskListeners {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private TaskListeners() {}

  static boolean areThere(StepRun run, FlowElement.UserTask element, TaskListenerEvent event) {
    return !element.definition().listenersOf(event).isEmpty()
        || !run.globalListeners().of(event).isEmpty();
  }

  /** Those of all tasks now, to be kept: whoever comes or goes later is not asked about this. */
  static List<String> globals(StepRun run, TaskListenerEvent event) {
    return run.globalListeners().of(event).stream()
        .map(
            row ->
                "%s %d %s"
                    .formatted(row.afterNonGlobal() ? AFTER : BEFORE, row.retries(), row.type()))
        .toList();
  }

  static List<TaskListener> all(
      FlowElement.UserTask element, TaskListenerEvent event, List<String> globals) {
    List<TaskListener> ofModel = element.definition().listenersOf(event);
    if (globals.isEmpty()) {
      return ofModel;
    }
    List<TaskListener> all = new ArrayList<>();
    add(all, element, event, globals, BEFORE);
    all.addAll(ofModel);
    add(all, element, event, globals, AFTER);
    return all;
  }

  private static void add(
      List<TaskListener> all,
      FlowElement.UserTask element,
      TaskListenerEvent event,
      List<String> globals,
      String when) {
    for (String global : globals) {
      String[] parts = global.split(" ", 3);
      if (parts[0].equals(when)) {
        JobDefinition job =
            new JobDefinition(
                constant(parts[2]), constant(parts[1]), null, element.definition().headers());
        all.add(new TaskListener(event, job));
      }
    }
  }

  private static Expression constant(String text) {
    return new Expression(text, text);
  }
}
