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
 * @param operationReference the number by which who asked knows it; 0 for none
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
    List<String> globals,
    long operationReference)
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
        List.of(),
        0);
  }

  public TaskTransitionRow askedBy(@Nullable String newAskedBy, long newOperationReference) {
    Copy copy = new Copy(this);
    copy.askedBy = newAskedBy;
    copy.operationReference = newOperationReference;
    return copy.row();
  }

  /** Whether it is an update of variables and not of the task's properties. */
  public boolean bringsVariables() {
    return event == TaskListenerEvent.UPDATING && !variables.equals("{}");
  }

  public TaskTransitionRow withListener(int newListener) {
    Copy copy = new Copy(this);
    copy.listener = newListener;
    return copy.row();
  }

  public TaskTransitionRow withAssignee(@Nullable String newAssignee, boolean ofModel) {
    Copy copy = new Copy(this);
    copy.assignee = newAssignee;
    copy.assigneeOfModel = ofModel;
    return copy.row();
  }

  public TaskTransitionRow withVariablesLocal(boolean local) {
    Copy copy = new Copy(this);
    copy.variablesAreLocal = local;
    return copy.row();
  }

  public TaskTransitionRow updated(
      List<String> newCandidateGroups,
      List<String> newCandidateUsers,
      @Nullable String newDueDate,
      @Nullable String newFollowUpDate,
      int newPriority) {
    Copy copy = new Copy(this);
    copy.candidateGroups = newCandidateGroups;
    copy.candidateUsers = newCandidateUsers;
    copy.dueDate = newDueDate;
    copy.followUpDate = newFollowUpDate;
    copy.priority = newPriority;
    return copy.row();
  }

  public TaskTransitionRow withGlobals(List<String> newGlobals) {
    Copy copy = new Copy(this);
    copy.globals = newGlobals;
    return copy.row();
  }

  /** One that is to differ in a few things. */
  private static final class Copy {
    private final TaskTransitionRow of;
    private int listener;
    private @Nullable String assignee;
    private boolean assigneeOfModel;
    private List<String> candidateGroups;
    private List<String> candidateUsers;
    private @Nullable String dueDate;
    private @Nullable String followUpDate;
    private int priority;
    private boolean variablesAreLocal;
    private @Nullable String askedBy;
    private List<String> globals;
    private long operationReference;

    Copy(TaskTransitionRow of) {
      this.of = of;
      this.listener = of.listener;
      this.assignee = of.assignee;
      this.assigneeOfModel = of.assigneeOfModel;
      this.candidateGroups = of.candidateGroups;
      this.candidateUsers = of.candidateUsers;
      this.dueDate = of.dueDate;
      this.followUpDate = of.followUpDate;
      this.priority = of.priority;
      this.variablesAreLocal = of.variablesAreLocal;
      this.askedBy = of.askedBy;
      this.globals = of.globals;
      this.operationReference = of.operationReference;
    }

    TaskTransitionRow row() {
      return new TaskTransitionRow(
          of.key,
          of.event,
          listener,
          of.command,
          of.action,
          assignee,
          assigneeOfModel,
          candidateGroups,
          candidateUsers,
          dueDate,
          followUpDate,
          priority,
          of.variables,
          variablesAreLocal,
          askedBy,
          globals,
          operationReference);
    }
  }
}
