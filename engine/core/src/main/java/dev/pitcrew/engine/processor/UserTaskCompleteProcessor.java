package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;

/** A person has done a user task. */
final class UserTaskCompleteProcessor {

  private final StepRun run;
  private final TaskTransitions transitions;

  UserTaskCompleteProcessor(Parts parts) {
    this.run = parts.run();
    this.transitions = parts.elements().taskTransitions();
  }

  Outcome process(Command.CompleteUserTask command) {
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), "complete");
    VariablesText.members(command.variables());
    return transitions.ask(
        TaskTransitionRow.of(
            task,
            TaskListenerEvent.COMPLETING,
            "COMPLETE",
            UserTaskCommands.action(command.action(), "complete"),
            command.variables()));
  }
}
