package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import dev.pitcrew.engine.step.Work;
import java.util.List;
import java.util.Map;

/**
 * What a user task was asked to do and nobody has denied: done, with what listeners corrected on
 * the way.
 */
final class TaskChanges {

  private final StepRun run;
  private final Definitions definitions;
  private final Scopes scopes;
  private final Mappings mappings;

  TaskChanges(StepRun run, Definitions definitions, Scopes scopes, Mappings mappings) {
    this.run = run;
    this.definitions = definitions;
    this.scopes = scopes;
    this.mappings = mappings;
  }

  /** All but creating, which may lead to another question. */
  Reply perform(TaskTransitionRow transition, UserTaskRow task) {
    ElementInstanceRow row = run.element(task.elementInstanceKey());
    change(transition, task);
    switch (transition.event()) {
      case CREATING, ASSIGNING -> {}
      case UPDATING -> {
        return updated(transition, row);
      }
      case COMPLETING -> {
        run.append(new Event.UserTaskCompleted(task.key(), transition.action(), run.nowMillis()));
        Map<String, String> variables = VariablesText.members(transition.variables());
        mappings.results(definitions.element(row), row, variables);
        run.todo(Work.Kind.COMPLETE, row.key());
      }
      case CANCELING -> {
        run.append(new Event.UserTaskCanceled(task.key(), run.nowMillis()));
        run.todo(Work.Kind.TERMINATE, row.key());
      }
    }
    return new Reply.Done();
  }

  private Reply updated(TaskTransitionRow transition, ElementInstanceRow row) {
    if (!transition.bringsVariables()) {
      return new Reply.Done();
    }
    Map<String, String> variables = VariablesText.members(transition.variables());
    if (transition.variablesAreLocal()) {
      scopes.setLocal(row, variables);
    } else {
      scopes.merge(row.key(), variables);
    }
    return new Reply.VariablesSet(run.newKey());
  }

  /** What was asked for and what listeners corrected, as far as it differs. */
  void change(TaskTransitionRow transition, UserTaskRow task) {
    List<String> changed = ListenedTasks.changedAttributes(transition, task);
    boolean assigns = changed.contains(ListenedTasks.ASSIGNEE);
    if (assigns || transition.event() == TaskListenerEvent.ASSIGNING) {
      run.append(
          new Event.UserTaskAssigned(task.key(), transition.assignee(), transition.action()));
    }
    boolean updates =
        transition.event() == TaskListenerEvent.UPDATING && !transition.bringsVariables();
    if (changed.size() > (assigns ? 1 : 0) || updates) {
      run.append(
          new Event.UserTaskUpdated(
              task.key(),
              transition.candidateGroups(),
              transition.candidateUsers(),
              transition.dueDate(),
              transition.followUpDate(),
              transition.priority(),
              transition.action()));
    }
  }
}
