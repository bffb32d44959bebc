package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes who may take a user task, when it is due and how urgent it is. */
final class UserTaskUpdateProcessor {

  private static final int PRIORITY_MAX = 100;

  private final StepRun run;
  private final TaskTransitions transitions;

  UserTaskUpdateProcessor(Parts parts) {
    this.run = parts.run();
    this.transitions = parts.elements().taskTransitions();
  }

  Outcome process(Command.UpdateUserTask command) {
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), "update");
    List<String> groups = command.candidateGroups();
    List<String> users = command.candidateUsers();
    Integer priority = command.priority();
    if (priority != null && (priority < 0 || priority > PRIORITY_MAX)) {
      throw RejectedException.invalidArgument(
          "Expected to update user task with key '%d' to a priority from 0 to 100, but it was '%d'"
              .formatted(task.key(), priority));
    }
    String action = UserTaskCommands.action(command.action(), "update");
    return transitions.ask(
        TaskTransitionRow.of(task, TaskListenerEvent.UPDATING, "UPDATE", action, "{}")
            .updated(
                groups == null ? task.candidateGroups() : groups,
                users == null ? task.candidateUsers() : users,
                date(task, "due date", command.dueDate(), task.dueDate()),
                date(task, "follow-up date", command.followUpDate(), task.followUpDate()),
                priority == null ? task.priority() : priority));
  }

  private static @Nullable String date(
      UserTaskRow task, String name, @Nullable String given, @Nullable String present) {
    if (given == null) {
      return present;
    }
    if (given.isBlank()) {
      return null;
    }
    try {
      OffsetDateTime.parse(given);
      return given;
    } catch (DateTimeException e) {
      throw RejectedException.invalidArgument(
          "Expected to update user task with key '%d' to a %s with time and zone, but it was '%s'"
              .formatted(task.key(), name, given));
    }
  }
}
