package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.Map;

/** A worker could not do its job: again at once, after a backoff, or not without a person. */
final class JobFailProcessor {

  private final StepRun run;
  private final Scopes scopes;
  private final Elements elements;

  JobFailProcessor(Parts parts) {
    this.run = parts.run();
    this.scopes = parts.scopes();
    this.elements = parts.elements();
  }

  Outcome process(Command.FailJob command) {
    JobRow job = JobCommands.workable(run, command.jobKey(), "fail");
    Map<String, String> variables = VariablesText.members(command.variables());
    int retries = command.retries();
    long backoff = retries <= 0 ? 0 : Math.max(0, command.retryBackoffMillis());
    long due = backoff == 0 ? 0 : run.millisFromNow(backoff);
    ElementInstanceRow element = run.element(job.elementInstanceKey());
    scopes.setLocal(element, variables);
    JobFailures.note(run, job, null, command.errorMessage());
    run.append(
        new Event.JobFailed(job.key(), retries, due, command.errorMessage(), run.nowMillis()));
    if (retries <= 0) {
      String message = command.errorMessage();
      elements
          .incidents()
          .raise(
              element,
              IncidentType.noRetries(job.kind()),
              message == null || message.isBlank() ? "No more retries left." : message,
              job.key());
    } else if (due > 0) {
      run.effectOnce(new Effect.WakeAt(due));
    } else {
      elements.jobs().offer(run.need(Tables.JOB, job.key()));
    }
    return new Reply.Done();
  }
}
