package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Jobs;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Jobs that may be taken again: timed out, backoff over, or not handed over after all. */
final class JobReturnProcessor {

  private final StepRun run;
  private final Jobs jobs;

  JobReturnProcessor(Parts parts) {
    this.run = parts.run();
    this.jobs = parts.elements().jobs();
  }

  /** It is not offered to a stream: the one that refused it would get it again. */
  Outcome process(Command.YieldJob command) {
    JobRow job = inState(command.jobKey(), JobState.ACTIVATED, "yield");
    run.append(new Event.JobReturned(job.key(), run.nowMillis()));
    run.effectOnce(new Effect.JobsAvailable(job.type()));
    return new Reply.Done();
  }

  Outcome process(Command.TimeOutJob command) {
    JobRow job = inState(command.jobKey(), JobState.ACTIVATED, "time out");
    checkDue(job, job.deadlineMillis(), "time out");
    return handOutAgain(job);
  }

  Outcome process(Command.EndJobBackoff command) {
    JobRow job = inState(command.jobKey(), JobState.FAILED, "end the backoff of");
    if (job.dueMillis() == 0) {
      throw RejectedException.invalidState(
          "Expected to end the backoff of job with key '%d', but it has none."
              .formatted(job.key()));
    }
    checkDue(job, job.dueMillis(), "end the backoff of");
    return handOutAgain(job);
  }

  private Outcome handOutAgain(JobRow job) {
    run.append(new Event.JobReturned(job.key(), run.nowMillis()));
    jobs.offer(run.need(Tables.JOB, job.key()));
    return new Reply.Done();
  }

  private JobRow inState(long key, JobState state, String verb) {
    JobRow job = JobCommands.open(run, key, verb);
    if (job.state() != state) {
      throw RejectedException.invalidState(
          "Expected to %s job with key '%d', but it is in state '%s'"
              .formatted(verb, key, job.state()));
    }
    return job;
  }

  private void checkDue(JobRow job, long dueMillis, String verb) {
    if (dueMillis > run.nowMillis()) {
      throw RejectedException.invalidState(
          "Expected to %s job with key '%d', but it is not due.".formatted(verb, job.key()));
    }
  }
}
