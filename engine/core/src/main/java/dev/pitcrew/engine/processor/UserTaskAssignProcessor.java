package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/** Gives a user task to a person, or back to all. */
final class UserTaskAssignProcessor {

  private final StepRun run;
  private final TaskTransitions transitions;

  UserTaskAssignProcessor(Parts parts) {
    this.run = parts.run();
    this.transitions = parts.elements().taskTransitions();
  }

  Outcome process(Command.AssignUserTask command) {
    String verb = command.allowOverride() ? "assign" : "claim";
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), verb);
    if (command.assignee().isBlank()) {
      throw RejectedException.invalidArgument(
          "Expected to %s user task with key '%d', but provided assignee is empty"
              .formatted(verb, task.key()));
    }
    if (!command.allowOverride()
        && task.assignee() != null
        && !task.assignee().equals(command.assignee())) {
      throw RejectedException.invalidState(
          "Expected to claim user task with key '%d', but it has already been assigned"
              .formatted(task.key()));
    }
    return ask(
        task,
        command.allowOverride() ? "ASSIGN" : "CLAIM",
        UserTaskCommands.action(command.action(), verb),
        command.assignee());
  }

  Outcome process(Command.UnassignUserTask command) {
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), "unassign");
    return ask(task, "ASSIGN", UserTaskCommands.action(command.action(), "unassign"), null);
  }

  private Outcome ask(UserTaskRow task, String command, String action, @Nullable String assignee) {
    return transitions.ask(
        TaskTransitionRow.of(task, TaskListenerEvent.ASSIGNING, command, action, "{}")
            .withAssignee(assignee, false));
  }
}
