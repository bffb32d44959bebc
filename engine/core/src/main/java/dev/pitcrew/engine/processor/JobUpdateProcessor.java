package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Changes a job's retries or the end of its activation. */
final class JobUpdateProcessor {

  private final StepRun run;

  JobUpdateProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.UpdateJob command) {
    JobRow job = JobCommands.open(run, command.jobKey(), "update");
    Integer retries = command.retries();
    Long timeout = command.timeoutMillis();
    if (retries == null && timeout == null) {
      throw RejectedException.invalidArgument(
          "Expected to update job with key '%d', but neither retries nor a timeout is given."
              .formatted(job.key()));
    }
    if (retries != null && retries < 1) {
      throw RejectedException.invalidArgument(
          "Expected to update retries for job with key '%d' with a positive amount of retries, but the amount given was '%d'"
              .formatted(job.key(), retries));
    }
    if (timeout != null && job.state() != JobState.ACTIVATED) {
      throw RejectedException.invalidState(
          "Expected to update the timeout of job with key '%d', but it is not active"
              .formatted(job.key()));
    }
    if (retries != null) {
      run.append(new Event.JobRetriesUpdated(job.key(), retries, run.nowMillis()));
    }
    if (timeout != null) {
      long deadline = run.millisFromNow(Math.max(0, timeout));
      run.append(new Event.JobDeadlineUpdated(job.key(), deadline, run.nowMillis()));
      run.effectOnce(new Effect.WakeAt(deadline));
    }
    return new Reply.Done();
  }
}
