package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.JobResult;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.AdHocs;
import dev.pitcrew.engine.element.ExecutionListening;
import dev.pitcrew.engine.element.Mappings;
import dev.pitcrew.engine.element.TaskTransitions;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import dev.pitcrew.engine.step.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker has done its job. */
final class JobCompleteProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final Mappings mappings;
  private final TaskTransitions taskTransitions;
  private final AdHocs adHocs;
  private final Scopes scopes;
  private final ExecutionListening executionListening;

  JobCompleteProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.mappings = parts.elements().mappings();
    this.taskTransitions = parts.elements().taskTransitions();
    this.adHocs = parts.elements().adHocs();
    this.scopes = parts.scopes();
    this.executionListening = parts.elements().executionListening();
  }

  Outcome process(Command.CompleteJob command) {
    JobRow job = JobCommands.workable(run, command.jobKey(), "complete");
    Map<String, String> variables = VariablesText.members(command.variables());
    if (job.kind() == JobKind.TASK_LISTENER) {
      taskTransitions.answered(
          job, variables, command.result() instanceof ListenerResult answer ? answer : null);
      return new Reply.Done();
    }
    ElementInstanceRow element = run.element(job.elementInstanceKey());
    if (job.kind() == JobKind.AD_HOC_SUB_PROCESS) {
      decided(job, element, variables, command.result());
      return new Reply.Done();
    }
    if (job.kind() == JobKind.EXECUTION_LISTENER) {
      executionListening.answered(job, variables);
      return new Reply.Done();
    }
    run.append(new Event.JobCompleted(job.key(), run.nowMillis()));
    mappings.results(definitions.element(element), element, variables);
    run.todo(Work.Kind.COMPLETE, element.key());
    return new Reply.Done();
  }

  /** Without a result it waits for somebody else to begin something. */
  private void decided(
      JobRow job,
      ElementInstanceRow element,
      Map<String, String> variables,
      @Nullable JobResult result) {
    AdHocResult decision = result instanceof AdHocResult given ? given : null;
    if (decision != null) {
      adHocs.check(element, decision.activations());
    }
    run.append(new Event.JobCompleted(job.key(), run.nowMillis()));
    scopes.merge(element.key(), variables);
    if (decision == null) {
      return;
    }
    if (!decision.activations().isEmpty()) {
      adHocs.begin(element, decision.activations(), decision.cancelsRemaining());
    }
    if (decision.conditionFulfilled()) {
      adHocs.fulfill(run.element(element.key()), decision.cancelsRemaining());
    }
  }
}
