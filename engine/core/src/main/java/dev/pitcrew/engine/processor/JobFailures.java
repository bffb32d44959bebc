package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a worker failed a job, for whoever counts. One that fails the same job over and over
 * may say something else each time, so a job has so many rows and no more.
 */
final class JobFailures {

  /** Beyond them one row counts all that says something new. */
  static final int ROWS_MAX = 100;

  private JobFailures() {}

  static void note(
      StepRun run, JobRow job, @Nullable String errorCode, @Nullable String errorMessage) {
    JobFailureRow once =
        JobFailureRow.of(run.newKey(), job, errorCode, errorMessage, run.nowMillis());
    List<JobFailureRow> rows =
        run.state().find(Indexes.JOB_FAILURES_BY_JOB, ROWS_MAX + 1, job.key());
    run.append(new Event.JobFailureNoted(noted(once, rows)));
  }

  private static JobFailureRow noted(JobFailureRow once, List<JobFailureRow> rows) {
    JobFailureRow same = first(rows, row -> row.isWithinTheMinuteOf(once) && row.saysAs(once));
    if (same == null && rows.size() >= ROWS_MAX) {
      same = first(rows, row -> row.saysAs(once));
      if (same == null) {
        same = first(rows, JobFailureRow::saysNothing);
      }
      if (same == null) {
        return once.withoutWords();
      }
    }
    return same == null ? once : same.with(once);
  }

  private static @Nullable JobFailureRow first(
      List<JobFailureRow> rows, Predicate<JobFailureRow> wanted) {
    return rows.stream().filter(wanted).findFirst().orElse(null);
  }
}
