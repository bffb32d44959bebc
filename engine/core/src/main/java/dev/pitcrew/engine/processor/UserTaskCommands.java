package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/** What the commands on one user task check alike. */
final class UserTaskCommands {

  private UserTaskCommands() {}

  static UserTaskRow created(StepRun run, long key, String verb) {
    UserTaskRow task = run.get(Tables.USER_TASK, key);
    if (task == null || !task.isOpen()) {
      throw RejectedException.notFound(
          "Expected to %s user task with key '%d', but no such user task was found"
              .formatted(verb, key));
    }
    if (task.state() != UserTaskState.CREATED) {
      throw RejectedException.invalidState(
          "Expected to %s user task with key '%d', but it is in state '%s'"
              .formatted(verb, key, task.state()));
    }
    return task;
  }

  static String action(@Nullable String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given;
  }
}
