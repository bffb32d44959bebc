package dev.pitcrew.engine.event;

import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;

/** Applies events of jobs and user tasks. */
final class WorkApplier {

  private WorkApplier() {}

  static void apply(Event.OfJob event, Overlay rows) {
    JobRow job =
        switch (event) {
          case Event.JobCreated e -> e.row();
          case Event.JobActivated e ->
              job(rows, e.key()).activated(e.worker(), e.deadlineMillis(), e.atMillis());
          case Event.JobCompleted e -> job(rows, e.key()).ended(JobState.COMPLETED, e.atMillis());
          case Event.JobDenied e -> job(rows, e.key()).denied(e.reason(), e.atMillis());
          case Event.JobCanceled e -> job(rows, e.key()).ended(JobState.CANCELED, e.atMillis());
          case Event.JobFailed e -> failed(job(rows, e.key()), e);
          case Event.JobErrorThrown e ->
              job(rows, e.key()).errorThrown(e.errorCode(), e.errorMessage(), e.atMillis());
          case Event.JobErrorCaught e ->
              job(rows, e.key()).ended(JobState.ERROR_THROWN, e.atMillis());
          case Event.JobReturned e -> {
            JobRow row = job(rows, e.key());
            yield row.activatable(e.atMillis());
          }
          case Event.JobHeldBack e -> job(rows, e.key()).heldBack(e.atMillis());
          case Event.JobRetriesUpdated e ->
              job(rows, e.key()).withRetries(e.retries(), e.atMillis());
          case Event.JobDeadlineUpdated e ->
              job(rows, e.key()).withDeadlineMillis(e.deadlineMillis(), e.atMillis());
        };
    rows.put(Tables.JOB, job);
  }

  private static JobRow failed(JobRow job, Event.JobFailed event) {
    boolean mayBeTaken = event.retries() > 0 && event.dueMillis() == 0;
    return job.failed(
        mayBeTaken ? JobState.CREATED : JobState.FAILED,
        event.retries(),
        event.dueMillis(),
        event.errorMessage(),
        event.atMillis());
  }

  static void apply(Event.OfUserTask event, Overlay rows) {
    UserTaskRow task =
        switch (event) {
          case Event.UserTaskCreated e -> e.row();
          case Event.UserTaskAssigned e -> task(rows, e.key()).assigned(e.assignee(), e.action());
          case Event.UserTaskUpdated e ->
              task(rows, e.key())
                  .updated(
                      e.candidateGroups(),
                      e.candidateUsers(),
                      e.dueDate(),
                      e.followUpDate(),
                      e.priority(),
                      e.action());
          case Event.UserTaskCompleted e ->
              move(rows, e.key(), UserTaskState.COMPLETED)
                  .ended(UserTaskState.COMPLETED, e.atMillis(), e.action());
          case Event.UserTaskCanceled e ->
              move(rows, e.key(), UserTaskState.CANCELED)
                  .ended(UserTaskState.CANCELED, e.atMillis(), null);
          case Event.TaskTransitionBegun e -> {
            rows.put(Tables.TASK_TRANSITION, e.row());
            yield e.row().event() == TaskListenerEvent.CREATING
                ? task(rows, e.row().key())
                : move(rows, e.row().key(), UserTaskState.valueOf(e.row().event().name()));
          }
          case Event.TaskTransitionAdvanced e -> {
            rows.put(Tables.TASK_TRANSITION, e.row());
            yield task(rows, e.row().key());
          }
          case Event.TaskTransitionEnded e -> {
            rows.delete(Tables.TASK_TRANSITION, e.key());
            yield e.isOpenAgain()
                ? move(rows, e.key(), UserTaskState.CREATED)
                : task(rows, e.key());
          }
        };
    rows.put(Tables.USER_TASK, task);
  }

  private static UserTaskRow move(Overlay rows, long key, UserTaskState to) {
    UserTaskRow row = task(rows, key);
    if (!UserTaskLifecycle.allows(row.state(), to)) {
      throw new IllegalStateException(
          "Expected to move user task '%d' to %s, but it is %s.".formatted(key, to, row.state()));
    }
    return row.withState(to);
  }

  private static JobRow job(Overlay rows, long key) {
    return EventApplier.row(rows, Tables.JOB, key);
  }

  private static UserTaskRow task(Overlay rows, long key) {
    return EventApplier.row(rows, Tables.USER_TASK, key);
  }
}
