package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Mappings;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.JsonText;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Map;

/** A person has done a user task. */
final class UserTaskCompleteProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final Mappings mappings;

  UserTaskCompleteProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.mappings = parts.elements().mappings();
  }

  Outcome process(Command.CompleteUserTask command) {
    UserTaskRow task = UserTaskCommands.created(run, command.userTaskKey(), "complete");
    Map<String, String> variables = JsonText.members(command.variables());
    run.append(
        new Event.UserTaskCompleted(
            task.key(), UserTaskCommands.action(command.action(), "complete"), run.nowMillis()));
    ElementInstanceRow element = run.element(task.elementInstanceKey());
    mappings.results(definitions.element(element), element, variables);
    run.todo(Work.Kind.COMPLETE, element.key());
    return new Reply.Done();
  }
}
