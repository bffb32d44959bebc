package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.Map;

/** A worker found a BPMN error: the model catches it, or a person has to look. */
final class JobThrowErrorProcessor {

  private final StepRun run;
  private final Elements elements;

  JobThrowErrorProcessor(Parts parts) {
    this.run = parts.run();
    this.elements = parts.elements();
  }

  Outcome process(Command.ThrowJobError command) {
    JobRow job = JobCommands.workable(run, command.jobKey(), "throw an error for");
    if (job.kind() == JobKind.TASK_LISTENER || job.kind() == JobKind.EXECUTION_LISTENER) {
      throw RejectedException.invalidState(
          "Cannot throw BPMN error from %s job with key '%d', type '%s' and processInstanceKey '%d'"
              .formatted(job.kind(), job.key(), job.type(), job.processInstanceKey()));
    }
    Map<String, String> variables = VariablesText.members(command.variables());
    JobFailures.note(run, job, command.errorCode(), command.errorMessage());
    run.append(
        new Event.JobErrorThrown(
            job.key(), command.errorCode(), command.errorMessage(), run.nowMillis()));
    ElementInstanceRow element = run.element(job.elementInstanceKey());
    String uncaught =
        elements
            .errors()
            .throwFrom(element, command.errorCode(), command.errorMessage(), variables);
    if (uncaught == null) {
      run.append(new Event.JobErrorCaught(job.key(), run.nowMillis()));
    } else {
      elements.incidents().raise(element, IncidentType.UNHANDLED_ERROR_EVENT, uncaught, job.key());
    }
    return new Reply.Done();
  }
}
