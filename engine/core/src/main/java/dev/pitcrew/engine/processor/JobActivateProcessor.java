package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Jobs;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;

/** Hands jobs of a type to a worker. */
final class JobActivateProcessor {

  /** How many jobs one command may take; a worker asks again. */
  private static final int JOBS_MAX = 1_000;

  /** What one answer may hold in variables; a first job that is larger is handed out alone. */
  private static final int CHARS_MAX = 3_500_000;

  /** What one step gathers in variables for jobs that turn out to be too large for any message. */
  private static final int HELD_BACK_CHARS_MAX = 16_000_000;

  private final StepRun run;
  private final Jobs jobs;

  JobActivateProcessor(Parts parts) {
    this.run = parts.run();
    this.jobs = parts.elements().jobs();
  }

  Outcome process(Command.ActivateJobs command) {
    check(command);
    int limit = Math.min(command.maxJobsToActivate(), JOBS_MAX);
    List<ActivatedJob> activated = new ArrayList<>();
    long chars = 0;
    long heldBackChars = 0;
    for (JobRow job : activatable(command.type(), limit)) {
      if (chars > CHARS_MAX || heldBackChars > HELD_BACK_CHARS_MAX) {
        // The answer may even be empty: who waits has to hear that there are more.
        run.effectOnce(new Effect.JobsAvailable(command.type()));
        break;
      }
      Jobs.Handed next =
          jobs.activate(job, command.worker(), command.timeoutMillis(), command.fetchVariables());
      if (next.job() == null) {
        heldBackChars += next.chars();
      } else {
        chars += next.chars();
        activated.add(next.job());
      }
    }
    return new Reply.JobsActivated(activated);
  }

  /** A type may be computed, so each job is looked at that is not for everybody. */
  private List<JobRow> activatable(String type, int limit) {
    if (!run.caller().restricted()) {
      return run.state().find(Indexes.ACTIVATABLE_JOBS, limit, type);
    }
    return run.state().find(Indexes.ACTIVATABLE_JOBS, JOBS_MAX, type).stream()
        .filter(job -> !run.protections().isProtected(job.processDefinitionId()))
        .limit(limit)
        .toList();
  }

  private static void check(Command.ActivateJobs command) {
    if (command.type().isBlank()) {
      throw expected("type to be present, but it was blank");
    }
    if (command.timeoutMillis() < 1) {
      throw expected(
          "timeout to be greater than zero, but it was '%d'".formatted(command.timeoutMillis()));
    }
    if (command.maxJobsToActivate() < 1) {
      throw expected(
          "max jobs to activate to be greater than zero, but it was '%d'"
              .formatted(command.maxJobsToActivate()));
    }
  }

  private static RejectedException expected(String what) {
    return RejectedException.invalidArgument("Expected to activate job batch with " + what);
  }
}
