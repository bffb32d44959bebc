package dev.pitcrew.engine.processor.permission;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may take and do the user tasks of protected processes: each person for itself, among those to
 * whom the task is offered, be it by name only; operators may give tasks to others, and do none
 * that is not theirs.
 */
final class TaskPermissions {

  /** Of one instance, the first that are looked through for a task of the caller. */
  private static final int ELEMENTS_MAX = 1_000;

  private final StepRun run;
  private final HandedInDocuments documents;

  TaskPermissions(StepRun run) {
    this.run = run;
    this.documents = new HandedInDocuments(run);
  }

  void checkAssign(@Nullable UserTaskRow task, String assignee) {
    if (task == null || mayOperate(task)) {
      return;
    }
    requireActor(task, "assign a user task");
    Caller caller = run.caller();
    if (!assignee.equals(caller.name())) {
      throw forbidden(
          "Expected '%s' to take user task '%d' for itself, but it was to be assigned to '%s'."
              .formatted(caller.name(), task.key(), assignee));
    }
    if (task.assignee() != null
        && !task.assignee().equals(caller.name())
        && !caller.standsInFor().contains(task.assignee())) {
      throw forbidden(
          "Expected to take user task '%d', but it is assigned to '%s'."
              .formatted(task.key(), task.assignee()));
    }
    if (!isCandidate(task, caller)) {
      throw forbidden(
          "Expected to take user task '%d', but it is offered neither to '%s' nor to a group of that person."
              .formatted(task.key(), caller.name()));
    }
  }

  /** What is offered to nobody in particular is for all who may act. */
  private static boolean isCandidate(UserTaskRow task, Caller caller) {
    return (task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty())
        || task.candidateGroups().stream().anyMatch(caller.groups()::contains)
        || task.candidateUsers().contains(caller.name())
        || task.candidateUsers().stream().anyMatch(caller.standsInFor()::contains)
        || caller.name().equals(task.assignee());
  }

  void checkUnassign(@Nullable UserTaskRow task) {
    if (task == null || mayOperate(task)) {
      return;
    }
    requireActor(task, "give back a user task");
    Caller caller = run.caller();
    if (task.assignee() != null && !task.assignee().equals(caller.name())) {
      throw forbidden(
          "Expected to give back user task '%d', but it is assigned to '%s'."
              .formatted(task.key(), task.assignee()));
    }
    if (!mayAct(task) && !isOffered(task)) {
      throw forbidden(
          "Expected to give back user task '%d', but it is for '%s' alone: ask an operator to give it to another."
              .formatted(task.key(), caller.name()));
    }
  }

  /** Whether somebody sees the task also when nobody has it; auditors do not count. */
  private static boolean isOffered(UserTaskRow task) {
    return !task.candidateUsers().isEmpty()
        || task.candidateGroups().stream().anyMatch(group -> !group.equals(Caller.AUDITOR));
  }

  void checkUpdate(@Nullable UserTaskRow task) {
    if (task != null && !mayOperate(task)) {
      throw Permissions.forbidden(run.caller(), "update a user task", task.processDefinitionId());
    }
  }

  /** Also an operator takes a task before it does it, so that the task says who did. */
  void checkComplete(@Nullable UserTaskRow task, String variables) {
    if (task == null || !run.protections().isProtected(task.processDefinitionId())) {
      return;
    }
    requireActor(task, "complete a user task");
    if (task.assignee() == null) {
      throw RejectedException.invalidState(
          "Expected to complete user task '%d', but nobody has it: take the task first."
              .formatted(task.key()));
    }
    if (!task.assignee().equals(run.caller().name())) {
      throw forbidden(
          "Expected to complete user task '%d', but it is assigned to '%s'."
              .formatted(task.key(), task.assignee()));
    }
    if (task.isOpen() && !mayAct(task)) {
      documents.check(task, variables);
    }
  }

  /** Whether an open task of the instance names the caller: to do it, files may be needed. */
  boolean isNamedIn(long processInstanceKey) {
    Deque<Long> scopes = new ArrayDeque<>();
    if (processInstanceKey != 0) {
      scopes.add(processInstanceKey);
    }
    int left = ELEMENTS_MAX;
    while (!scopes.isEmpty() && left > 0) {
      List<ElementInstanceRow> active =
          run.state().find(Indexes.ACTIVE_CHILDREN, left, scopes.remove());
      left -= active.size();
      for (ElementInstanceRow element : active) {
        if (run.state().findAll(Indexes.OPEN_USER_TASKS_BY_ELEMENT, element.key()).stream()
            .anyMatch(task -> isNamed(task, run.caller()))) {
          return true;
        }
        scopes.add(element.key());
      }
    }
    return false;
  }

  private boolean mayOperate(UserTaskRow task) {
    return run.protections().mayOperate(run.caller(), task.processDefinitionId());
  }

  private boolean mayAct(UserTaskRow task) {
    return run.protections().mayAct(run.caller(), task.processDefinitionId());
  }

  /** Whoever the task names may do it, whatever the process says of roles. */
  static boolean isNamed(UserTaskRow task, Caller caller) {
    return caller.kind() == Caller.Kind.PERSON
        && ((task.assignee() != null && caller.namedAs().contains(task.assignee()))
            || task.candidateUsers().stream().anyMatch(caller.namedAs()::contains)
            || task.candidateGroups().stream().anyMatch(caller.actingGroups()::contains));
  }

  private void requireActor(UserTaskRow task, String what) {
    if (!mayAct(task) && !isNamed(task, run.caller())) {
      throw Permissions.forbidden(run.caller(), what, task.processDefinitionId());
    }
  }

  private static RejectedException forbidden(String reason) {
    return new RejectedException(Rejection.Type.FORBIDDEN, reason);
  }
}
