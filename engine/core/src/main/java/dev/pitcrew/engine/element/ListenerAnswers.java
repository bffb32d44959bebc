package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.step.RejectedException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What listeners may answer, and what the person who asked is told. */
final class ListenerAnswers {

  private static final int PRIORITY_MAX = 100;

  private ListenerAnswers() {}

  /**
   * The transition with what the listener corrected.
   *
   * @throws RejectedException when the answer makes no sense
   */
  static TaskTransitionRow check(
      JobRow job, @Nullable ListenerResult result, TaskTransitionRow transition) {
    if (result == null) {
      return transition;
    }
    ListenerResult.Corrections corrections = result.corrections();
    if (result.denied()) {
      checkDenial(job, corrections, transition.event());
      return transition;
    }
    if (corrections.isEmpty()) {
      return transition;
    }
    if (corrections.assignee() != null && transition.assigneeOfModel()) {
      throw refused(
          job,
          "without a correction of the assignee, but the model names one; correct it when the task is assigned");
    }
    return corrected(job, corrections, transition);
  }

  private static void checkDenial(
      JobRow job, ListenerResult.Corrections corrections, TaskListenerEvent event) {
    if (!event.isDeniable()) {
      throw refused(
          job,
          "without a denial, but it denies '%s'; only ASSIGNING, UPDATING and COMPLETING can be denied"
              .formatted(event));
    }
    if (!corrections.isEmpty()) {
      throw refused(
          job, "with a denial or with corrections, but it has both; a denial would undo them");
    }
  }

  private static TaskTransitionRow corrected(
      JobRow job, ListenerResult.Corrections corrections, TaskTransitionRow transition) {
    Integer priority = corrections.priority();
    if (priority != null && (priority < 0 || priority > PRIORITY_MAX)) {
      throw refused(
          job, "with a priority from 0 to %d, but it is '%d'".formatted(PRIORITY_MAX, priority));
    }
    String assignee = corrections.assignee();
    List<String> groups = corrections.candidateGroups();
    List<String> users = corrections.candidateUsers();
    TaskTransitionRow updated =
        transition.updated(
            groups == null ? transition.candidateGroups() : groups,
            users == null ? transition.candidateUsers() : users,
            date(job, "due date", corrections.dueDate(), transition.dueDate()),
            date(job, "follow-up date", corrections.followUpDate(), transition.followUpDate()),
            priority == null ? transition.priority() : priority);
    return assignee == null
        ? updated
        : updated.withAssignee(assignee.isBlank() ? null : assignee, false);
  }

  /** In one zone and form, as all dates of user tasks are kept. */
  private static @Nullable String date(
      JobRow job, String name, @Nullable String given, @Nullable String present) {
    if (given == null) {
      return present;
    }
    if (given.isBlank()) {
      return null;
    }
    try {
      return DateTimeFormatter.ISO_INSTANT.format(OffsetDateTime.parse(given));
    } catch (DateTimeException e) {
      throw refused(job, "with a %s with time and zone, but it is '%s'".formatted(name, given));
    }
  }

  static RejectedException refused(JobRow job, String what) {
    return RejectedException.invalidArgument(
        "Expected to complete task listener job with key '%d', type '%s' and processInstanceKey '%d' %s."
            .formatted(job.key(), job.type(), job.processInstanceKey(), what));
  }

  /** In the words of the API, because clients cut the reason out of them. */
  static Rejection denied(TaskTransitionRow transition, @Nullable String reason) {
    String what =
        switch (transition.event()) {
          case ASSIGNING -> "Assignment";
          case UPDATING -> "Update";
          case COMPLETING -> "Completion";
          case CREATING, CANCELING ->
              throw new IllegalStateException(
                  "Expected that %s cannot be denied.".formatted(transition.event()));
        };
    return new Rejection(
        Rejection.Type.INVALID_STATE,
        "Command '%s' rejected with code 'INVALID_STATE': %s of the User Task with key '%d' was denied by Task Listener. Reason to deny: '%s'"
            .formatted(transition.command(), what, transition.key(), reason == null ? "" : reason));
  }

  static Rejection canceled(TaskTransitionRow transition) {
    return new Rejection(
        Rejection.Type.INVALID_STATE,
        "Command '%s' rejected with code 'INVALID_STATE': Expected to process the command for user task with key '%d', but the user task was canceled"
            .formatted(transition.command(), transition.key()));
  }
}
