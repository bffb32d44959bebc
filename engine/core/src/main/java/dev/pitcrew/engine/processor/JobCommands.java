package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** What the commands on one job check alike. */
final class JobCommands {

  private JobCommands() {}

  /** The job while it is open. */
  static JobRow open(StepRun run, long key, String verb) {
    JobRow job = run.get(Tables.JOB, key);
    if (job == null || !job.isOpen()) {
      throw RejectedException.notFound(
          "Expected to %s job with key '%d', but no such job was found".formatted(verb, key));
    }
    return job;
  }

  /** The job while a worker may end it; a stale worker may, too, as long as the job is open. */
  static JobRow workable(StepRun run, long key, String verb) {
    JobRow job = open(run, key, verb);
    if (job.state() != JobState.CREATED && job.state() != JobState.ACTIVATED) {
      throw RejectedException.invalidState(
          "Expected to %s job with key '%d', but it is in state '%s'"
              .formatted(verb, key, job.state()));
    }
    return job;
  }
}
