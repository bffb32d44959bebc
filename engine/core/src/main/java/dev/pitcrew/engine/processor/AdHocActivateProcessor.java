package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.AdHocs;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Begins elements in an ad-hoc sub-process that somebody asks for. */
final class AdHocActivateProcessor {

  private final StepRun run;
  private final AdHocs adHocs;

  AdHocActivateProcessor(Parts parts) {
    this.run = parts.run();
    this.adHocs = parts.elements().adHocs();
  }

  Outcome process(Command.ActivateAdHocElements command) {
    ElementInstanceRow row = run.get(Tables.ELEMENT_INSTANCE, command.adHocSubProcessInstanceKey());
    if (row == null || row.isEnded() || row.type() != ElementType.AD_HOC_SUB_PROCESS) {
      throw RejectedException.notFound(
          "Expected to activate activities for ad-hoc sub-process but no ad-hoc sub-process instance found with key '%d'."
              .formatted(command.adHocSubProcessInstanceKey()));
    }
    if (row.state() != ElementState.ACTIVATED || row.interruptingKey() != 0) {
      throw RejectedException.invalidState(
          "Expected to activate activities for ad-hoc sub-process with key '%d', but it is not active."
              .formatted(row.key()));
    }
    adHocs.check(row, command.activations());
    adHocs.begin(row, command.activations(), command.cancelsRemaining());
    return new Reply.Done();
  }
}
