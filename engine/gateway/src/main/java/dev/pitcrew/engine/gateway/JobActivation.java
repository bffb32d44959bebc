package dev.pitcrew.engine.gateway;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands jobs to workers that ask for them, and takes back what they are no longer there for. */
public final class JobActivation {

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration WAIT_MAX = Duration.ofMinutes(10);

  private final EngineRuntime engine;

  public JobActivation(EngineRuntime engine) {
    this.engine = engine;
  }

  /**
   * @param longPoll how long to wait for a job when there is none; zero for not at all
   */
  public CompletableFuture<Outcome> activate(Command.ActivateJobs command, Duration longPoll) {
    return engine.activateJobs(command, longPoll);
  }

  /** How long to wait for a job: 0 means the usual time, less than that means not at all. */
  public static Duration longPoll(long requestTimeoutMillis) {
    if (requestTimeoutMillis < 0) {
      return Duration.ZERO;
    }
    Duration wanted = requestTimeoutMillis == 0 ? WAIT : Duration.ofMillis(requestTimeoutMillis);
    return wanted.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wanted;
  }

  /** Waits for jobs; none when none came in time. */
  public List<ActivatedJob> await(Command.ActivateJobs command, Duration longPoll) {
    Outcome outcome =
        CommandSender.await(activate(command, longPoll), longPoll.plusSeconds(60).toSeconds());
    return ((Reply.JobsActivated) CommandSender.accepted(outcome)).jobs();
  }

  /** Jobs that could not be handed over wait for another worker. */
  public void giveBack(List<ActivatedJob> jobs) {
    jobs.forEach(job -> engine.submit(new Command.YieldJob(job.job().key())));
  }
}
