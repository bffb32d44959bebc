package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a worker failed a job, for whoever counts. A worker that fails the same job over and
 * over without a pause makes a row a minute, not one each time.
 */
final class JobFailures {

  private JobFailures() {}

  static void note(
      StepRun run, JobRow job, @Nullable String errorCode, @Nullable String errorMessage) {
    JobFailureRow once =
        JobFailureRow.of(run.newKey(), job, errorCode, errorMessage, run.nowMillis());
    List<JobFailureRow> last = run.state().find(Indexes.JOB_FAILURES_BY_JOB, 1, job.key());
    JobFailureRow both = last.isEmpty() ? null : last.getFirst().with(once);
    run.append(new Event.JobFailureNoted(both == null ? once : both));
  }
}
