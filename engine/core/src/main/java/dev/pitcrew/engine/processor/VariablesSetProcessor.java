package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.Map;

/** Writes variables as a client asks: to one scope, or each to the nearest that has it. */
final class VariablesSetProcessor {

  private final StepRun run;
  private final Scopes scopes;
  private final TaskTransitions taskTransitions;

  VariablesSetProcessor(Parts parts) {
    this.run = parts.run();
    this.scopes = parts.scopes();
    this.taskTransitions = parts.elements().taskTransitions();
  }

  Outcome process(Command.SetVariables command) {
    ElementInstanceRow element = run.get(Tables.ELEMENT_INSTANCE, command.elementInstanceKey());
    if (element == null || element.isEnded()) {
      throw RejectedException.notFound(
          "Expected to update variables for element with key '%d', but no such element was found"
              .formatted(command.elementInstanceKey()));
    }
    Map<String, String> variables = VariablesText.members(command.variables());
    Reply asking = taskTransitions.askAboutVariables(element, variables, command.local());
    if (asking != null) {
      return asking;
    }
    if (command.local()) {
      scopes.setLocal(element, variables);
    } else {
      scopes.merge(element.key(), variables);
    }
    return new Reply.VariablesSet(run.newKey());
  }
}
