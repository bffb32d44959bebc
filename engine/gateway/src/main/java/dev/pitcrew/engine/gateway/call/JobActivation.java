package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Hands jobs to workers that ask for them, and takes back what they are no longer there for. */
public final class JobActivation {

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration WAIT_MAX = Duration.ofMinutes(10);

  private final EngineRuntime engine;
  private final Set<CompletableFuture<Outcome>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  public JobActivation(EngineRuntime engine) {
    this.engine = engine;
  }

  /**
   * Asks for jobs. Cancel the future when the worker goes away.
   *
   * @param longPoll how long to wait for a job when there is none; zero for not at all
   */
  public CompletableFuture<Outcome> activate(
      Caller caller, Command.ActivateJobs command, Duration longPoll) {
    CompletableFuture<Outcome> jobs = engine.activateJobs(caller, command, longPoll);
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    waiting.add(answer);
    answer.whenComplete(
        (outcome, failure) -> {
          waiting.remove(answer);
          jobs.cancel(false);
        });
    jobs.whenComplete(
        (outcome, failure) -> {
          if (failure != null) {
            answer.completeExceptionally(failure);
          } else if (!answer.complete(outcome)
              && outcome instanceof Reply.JobsActivated(List<ActivatedJob> left)) {
            giveBack(left);
          }
        });
    if (ended) {
      endOne(answer);
    }
    return answer;
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
  public List<ActivatedJob> await(Caller caller, Command.ActivateJobs command, Duration longPoll) {
    Outcome outcome =
        CommandSender.await(
            activate(caller, command, longPoll), longPoll.plusSeconds(60).toSeconds());
    return ((Reply.JobsActivated) CommandSender.accepted(outcome)).jobs();
  }

  /** Jobs that could not be handed over wait for another worker. */
  public void giveBack(List<ActivatedJob> jobs) {
    jobs.forEach(job -> engine.submit(new Command.YieldJob(job.job().key())));
  }

  /** Answers all who wait, so that a server that closes need not wait for them. */
  public void end() {
    ended = true;
    waiting.forEach(JobActivation::endOne);
  }

  private static void endOne(CompletableFuture<Outcome> answer) {
    answer.complete(new Reply.JobsActivated(List.of()));
  }
}
