package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.ExecutionListening;
import dev.pitcrew.engine.element.Mappings;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.JsonText;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Map;

/** A worker has done its job. */
final class JobCompleteProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final Mappings mappings;
  private final TaskTransitions taskTransitions;
  private final ExecutionListening executionListening;

  JobCompleteProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.mappings = parts.elements().mappings();
    this.taskTransitions = parts.elements().taskTransitions();
    this.executionListening = parts.elements().executionListening();
  }

  Outcome process(Command.CompleteJob command) {
    JobRow job = JobCommands.workable(run, command.jobKey(), "complete");
    Map<String, String> variables = JsonText.members(command.variables());
    if (job.kind() == JobKind.TASK_LISTENER) {
      taskTransitions.answered(job, variables, command.result());
      return new Reply.Done();
    }
    if (job.kind() == JobKind.EXECUTION_LISTENER) {
      executionListening.answered(job, variables);
      return new Reply.Done();
    }
    run.append(new Event.JobCompleted(job.key(), run.nowMillis()));
    ElementInstanceRow element = run.element(job.elementInstanceKey());
    mappings.results(definitions.element(element), element, variables);
    run.todo(Work.Kind.COMPLETE, element.key());
    return new Reply.Done();
  }
}
