package dev.pitcrew.engine.state;

import dev.pitcrew.engine.model.TaskListenerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user task is about to do while its listeners are asked, and how it will be afterwards.
 *
 * @param key of the user task, which has one at most
 * @param listener which of the event's listeners is being asked, from 0
 * @param command of the caller who waits, by its name in the API; empty where nobody does
 * @param assigneeOfModel whether the assignee is the one the model names; only while creating
 * @param variables JSON text of one object: what came with the command
 * @param variablesAreLocal whether they stay with the user task; only while updating
 * @param askedBy the kind and the name of who asked, with a blank between; absent for the engine
 * @param globals the listeners of all user tasks that there were when it began, in the order in
 *     which they are asked: for each whether it comes {@code before} or {@code after} the model's,
 *     its retries and its type, with blanks between
 */
public record TaskTransitionRow(
    long key,
    TaskListenerEvent event,
    int listener,
    String command,
    @Nullable String action,
    @Nullable String assignee,
    boolean assigneeOfModel,
    List<String> candidateGroups,
    List<String> candidateUsers,
    @Nullable String dueDate,
    @Nullable String followUpDate,
    int priority,
    String variables,
    boolean variablesAreLocal,
    @Nullable String askedBy,
    List<String> globals)
    implements Row {

  /** To something that leaves the task's properties as they are. */
  public static TaskTransitionRow of(
      UserTaskRow task,
      TaskListenerEvent event,
      String command,
      @Nullable String action,
      String variables) {
    return new TaskTransitionRow(
        task.key(),
        event,
        0,
        command,
        action,
        task.assignee(),
        false,
        task.candidateGroups(),
        task.candidateUsers(),
        task.dueDate(),
        task.followUpDate(),
        task.priority(),
        variables,
        false,
        null,
        List.of());
  }

  public TaskTransitionRow askedBy(@Nullable String newAskedBy) {
    return new TaskTransitionRow(
        key,
        event,
        listener,
        command,
        action,
        assignee,
        assigneeOfModel,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        variables,
        variablesAreLocal,
        newAskedBy,
        globals);
  }

  /** Whether it is an update of variables and not of the task's properties. */
  public boolean bringsVariables() {
    return event == TaskListenerEvent.UPDATING && !variables.equals("{}");
  }

  public TaskTransitionRow withListener(int newListener) {
    return new TaskTransitionRow(
        key,
        event,
        newListener,
        command,
        action,
        assignee,
        assigneeOfModel,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        variables,
        variablesAreLocal,
        askedBy,
        globals);
  }

  public TaskTransitionRow withAssignee(@Nullable String newAssignee, boolean ofModel) {
    return new TaskTransitionRow(
        key,
        event,
        listener,
        command,
        action,
        newAssignee,
        ofModel,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        variables,
        variablesAreLocal,
        askedBy,
        globals);
  }

  public TaskTransitionRow withVariablesLocal(boolean local) {
    return new TaskTransitionRow(
        key,
        event,
        listener,
        command,
        action,
        assignee,
        assigneeOfModel,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        variables,
        local,
        askedBy,
        globals);
  }

  public TaskTransitionRow updated(
      List<String> newCandidateGroups,
      List<String> newCandidateUsers,
      @Nullable String newDueDate,
      @Nullable String newFollowUpDate,
      int newPriority) {
    return new TaskTransitionRow(
        key,
        event,
        listener,
        command,
        action,
        assignee,
        assigneeOfModel,
        newCandidateGroups,
        newCandidateUsers,
        newDueDate,
        newFollowUpDate,
        newPriority,
        variables,
        variablesAreLocal,
        askedBy,
        globals);
  }

  public TaskTransitionRow withGlobals(List<String> newGlobals) {
    return new TaskTransitionRow(
        key,
        event,
        listener,
        command,
        action,
        assignee,
        assigneeOfModel,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        variables,
        variablesAreLocal,
        askedBy,
        newGlobals);
  }
}
