package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads a user task through what it is asked to do: first its listeners, one after the other, each
 * by a job; then, unless one denies it, {@link TaskChanges}. Meanwhile the task is as it was
 * before.
 */
public final class TaskTransitions {

  private final StepRun run;
  private final Definitions definitions;
  private final TaskChanges changes;
  private final Incidents incidents;
  private final Jobs jobs;

  TaskTransitions(
      StepRun run, Definitions definitions, TaskChanges changes, Incidents incidents, Jobs jobs) {
    this.run = run;
    this.definitions = definitions;
    this.changes = changes;
    this.incidents = incidents;
    this.jobs = jobs;
  }

  /**
   * The task comes to be. Where a listener cannot be asked, it is there nevertheless, and is what
   * it is about to be when that is mended.
   *
   * @param task with the assignee that the model names, if any
   */
  void create(FlowElement.UserTask element, UserTaskRow task) {
    TaskListenerEvent event = firstOf(element, task);
    if (event == null) {
      run.append(new Event.UserTaskCreated(task));
      return;
    }
    boolean isCreating = event == TaskListenerEvent.CREATING;
    UserTaskRow created =
        task.unassigned(isCreating ? UserTaskState.CREATING : UserTaskState.CREATED);
    run.append(new Event.UserTaskCreated(created));
    begin(
        TaskTransitionRow.of(task, event, "", null, "{}")
            .withAssignee(task.assignee(), isCreating && task.assignee() != null),
        created);
  }

  private @Nullable TaskListenerEvent firstOf(FlowElement.UserTask element, UserTaskRow task) {
    if (TaskListeners.areThere(run, element, TaskListenerEvent.CREATING)) {
      return TaskListenerEvent.CREATING;
    }
    boolean assigns =
        task.assignee() != null
            && TaskListeners.areThere(run, element, TaskListenerEvent.ASSIGNING);
    return assigns ? TaskListenerEvent.ASSIGNING : null;
  }

  /** Does what a person asks for, or begins to ask the listeners about it. */
  public Reply ask(TaskTransitionRow asked) {
    TaskTransitionRow transition =
        asked.askedBy(TaskAudit.asker(run.caller()), run.caller().operationReference());
    UserTaskRow task = run.need(Tables.USER_TASK, transition.key());
    return begin(transition, task) ? new Reply.AwaitingListeners(task.key()) : finish(transition);
  }

  /**
   * A client sets variables of a user task that is alive.
   *
   * @return null where no listener has to be asked
   * @throws RejectedException while its listeners are being asked about something else
   */
  public @Nullable Reply askAboutVariables(
      ElementInstanceRow row, Map<String, String> variables, boolean local) {
    UserTaskRow task = row.type() == ElementType.USER_TASK ? open(row) : null;
    if (task == null) {
      return null;
    }
    if (task.state() != UserTaskState.CREATED) {
      throw RejectedException.invalidState(
          "Expected to trigger update transition for user task with key '%d', but it is in state '%s'"
              .formatted(task.key(), task.state()));
    }
    if (variables.isEmpty() || !isListenedTo(task, TaskListenerEvent.UPDATING)) {
      return null;
    }
    return ask(
        TaskTransitionRow.of(
                task, TaskListenerEvent.UPDATING, "UPDATE", null, JsonText.object(variables))
            .withVariablesLocal(local));
  }

  /** Whether there is a listener to be asked. */
  private boolean begin(TaskTransitionRow transition, UserTaskRow task) {
    if (!isListenedTo(task, transition.event())) {
      return false;
    }
    TaskTransitionRow begun =
        transition.withGlobals(TaskListeners.globals(run, transition.event()));
    run.append(new Event.TaskTransitionBegun(begun));
    askNext(begun, task);
    return true;
  }

  private boolean isListenedTo(UserTaskRow task, TaskListenerEvent event) {
    return TaskListeners.areThere(run, element(task), event);
  }

  private List<TaskListener> listeners(TaskTransitionRow transition, UserTaskRow task) {
    return TaskListeners.all(element(task), transition.event(), transition.globals());
  }

  private FlowElement.UserTask element(UserTaskRow task) {
    return (FlowElement.UserTask) definitions.element(run.element(task.elementInstanceKey()));
  }

  /** An expression that fails is an incident; when it is resolved, all are asked again. */
  private void askNext(TaskTransitionRow transition, UserTaskRow task) {
    ElementInstanceRow row = run.element(task.elementInstanceKey());
    TaskListener next = listeners(transition, task).get(transition.listener());
    try {
      jobs.createListener(row, jobs.draft(row, next.job()), next, transition);
    } catch (TroubleException trouble) {
      incidents.raise(row, trouble.type(), trouble.text(), 0);
    }
  }

  /** Asks all listeners again, after an incident kept one from being asked. */
  void askAgain(ElementInstanceRow row) {
    UserTaskRow task = open(row);
    TaskTransitionRow transition =
        task == null ? null : run.get(Tables.TASK_TRANSITION, task.key());
    boolean isAsked = !run.state().find(Indexes.OPEN_JOBS_BY_ELEMENT, 1, row.key()).isEmpty();
    if (transition == null || isAsked || Incidents.isHeld(run, row)) {
      return;
    }
    TaskTransitionRow again = transition.withListener(0);
    run.append(new Event.TaskTransitionAdvanced(again));
    askNext(again, task);
  }

  /**
   * A listener has done its job.
   *
   * @throws RejectedException when its answer makes no sense
   */
  public void answered(JobRow job, Map<String, String> variables, @Nullable ListenerResult result) {
    UserTaskRow task = open(run.element(job.elementInstanceKey()));
    TaskTransitionRow transition =
        task == null ? null : run.get(Tables.TASK_TRANSITION, task.key());
    if (transition == null) {
      throw new IllegalStateException(
          "Expected job '%d' to be of a user task in transition, but there is none."
              .formatted(job.key()));
    }
    if (!variables.isEmpty()) {
      throw ListenerAnswers.refused(job, "without variables, but it has some");
    }
    TaskTransitionRow corrected = ListenerAnswers.check(job, result, transition);
    if (result != null && result.denied()) {
      run.append(new Event.JobDenied(job.key(), result.deniedReason(), run.nowMillis()));
      run.append(new Event.TaskTransitionEnded(task.key(), true));
      Rejection denial = ListenerAnswers.denied(transition, result.deniedReason());
      TaskAudit.write(run, transition, task, denial.reason());
      tell(transition, denial);
      return;
    }
    run.append(new Event.JobCompleted(job.key(), run.nowMillis()));
    int next = transition.listener() + 1;
    if (next < listeners(transition, task).size()) {
      TaskTransitionRow advanced = corrected.withListener(next);
      run.append(new Event.TaskTransitionAdvanced(advanced));
      askNext(advanced, task);
    } else {
      boolean isOpen =
          transition.event() != TaskListenerEvent.COMPLETING
              && transition.event() != TaskListenerEvent.CANCELING;
      run.append(new Event.TaskTransitionEnded(task.key(), isOpen));
      tell(transition, finish(corrected));
    }
  }

  private void tell(TaskTransitionRow transition, Outcome outcome) {
    if (!transition.command().isEmpty()) {
      run.effect(new Effect.UserTaskAnswered(transition.key(), outcome));
    }
  }

  /** Nobody has denied it. */
  private Reply finish(TaskTransitionRow transition) {
    UserTaskRow task = run.need(Tables.USER_TASK, transition.key());
    TaskAudit.write(run, transition, task, null);
    if (transition.event() == TaskListenerEvent.CREATING) {
      created(transition, task);
      return new Reply.Done();
    }
    return changes.perform(transition, task);
  }

  /** Who the model names is asked about only now: the task has to be there first. */
  private void created(TaskTransitionRow transition, UserTaskRow task) {
    if (!transition.assigneeOfModel() || !isListenedTo(task, TaskListenerEvent.ASSIGNING)) {
      changes.change(transition, task);
      return;
    }
    changes.change(transition.withAssignee(null, true), task);
    UserTaskRow created = run.need(Tables.USER_TASK, task.key());
    begin(
        TaskTransitionRow.of(created, TaskListenerEvent.ASSIGNING, "", null, "{}")
            .withAssignee(transition.assignee(), false),
        created);
  }

  /**
   * Its element instance ends: whoever waits is told, and the listeners of canceling are asked.
   *
   * @return whether nothing is left of the task
   */
  boolean cancel(ElementInstanceRow row) {
    UserTaskRow task = open(row);
    if (task == null) {
      return true;
    }
    if (task.state() == UserTaskState.CANCELING) {
      return false;
    }
    TaskTransitionRow running = run.get(Tables.TASK_TRANSITION, task.key());
    if (running != null) {
      jobs.cancel(row);
      run.append(new Event.TaskTransitionEnded(task.key(), false));
      Rejection canceled = ListenerAnswers.canceled(running);
      TaskAudit.write(run, running, task, canceled.reason());
      tell(running, canceled);
    }
    if (begin(TaskTransitionRow.of(task, TaskListenerEvent.CANCELING, "", null, "{}"), task)) {
      return false;
    }
    run.append(new Event.UserTaskCanceled(task.key(), run.nowMillis()));
    return true;
  }

  private @Nullable UserTaskRow open(ElementInstanceRow row) {
    List<UserTaskRow> found = run.state().find(Indexes.OPEN_USER_TASKS_BY_ELEMENT, 1, row.key());
    return found.isEmpty() ? null : found.getFirst();
  }
}
