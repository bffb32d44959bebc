package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Gives a user task to a person, or back to all. */
final class UserTaskAssignProcessor {

  private final StepRun run;

  UserTaskAssignProcessor(StepRun run) {
    this.run = run;
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
    run.append(
        new Event.UserTaskAssigned(
            task.key(), command.assignee(), UserTaskCommands.action(command.action(), verb)));
    return new Reply.Done();
  }

  Outcome process(Command.UnassignUserTask command) {
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), "unassign");
    run.append(
        new Event.UserTaskAssigned(
            task.key(), null, UserTaskCommands.action(command.action(), "unassign")));
    return new Reply.Done();
  }
}
