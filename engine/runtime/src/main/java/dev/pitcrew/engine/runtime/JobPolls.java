package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Long polls: a poll that finds no job is parked, and tried again when a job of its type is there.
 *
 * <p>A job that was activated for a caller who has gone is given back. All but {@link #poll} is for
 * the delivering thread alone, and what becomes available is told there too after the empty answer:
 * so no job slips between the answer and the parking.
 */
final class JobPolls {

  private static final int PARKED_MAX = 10_000;

  private final Consumer<Request> submit;
  private final LongConsumer yield;
  private final Consumer<Runnable> onDelivery;
  private final ScheduledExecutorService timeouts;
  private final Map<String, Deque<Poll>> parked = new HashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  JobPolls(
      Consumer<Request> submit,
      LongConsumer yield,
      Consumer<Runnable> onDelivery,
      ScheduledExecutorService timeouts) {
    this.submit = submit;
    this.yield = yield;
    this.onDelivery = onDelivery;
    this.timeouts = timeouts;
  }

  /** One caller. */
  private static final class Poll {
    private final Caller caller;
    private final Command.ActivateJobs command;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private boolean mayWait;

    Poll(Caller caller, Command.ActivateJobs command, boolean mayWait) {
      this.caller = caller;
      this.command = command;
      this.mayWait = mayWait;
    }
  }

  CompletableFuture<Outcome> poll(
      Caller caller, Command.ActivateJobs command, Duration requestTimeout) {
    Poll poll = new Poll(caller, command, requestTimeout.isPositive());
    if (poll.mayWait) {
      if (waiting.incrementAndGet() > PARKED_MAX) {
        waiting.decrementAndGet();
        return CompletableFuture.completedFuture(
            new Rejection(
                Rejection.Type.RESOURCE_EXHAUSTED,
                "Expected to wait for jobs of type '%s', but %d others wait already."
                    .formatted(command.type(), PARKED_MAX)));
      }
      Future<?> timeout =
          timeouts.schedule(
              () -> onDelivery.accept(() -> timeIsOver(poll)),
              requestTimeout.toMillis(),
              TimeUnit.MILLISECONDS);
      poll.answer.whenComplete(
          (outcome, problem) -> {
            waiting.decrementAndGet();
            timeout.cancel(false);
            onDelivery.accept(() -> unpark(poll));
          });
    }
    submit.accept(new Request(poll.command, poll.caller, outcome -> answered(poll, outcome)));
    return poll.answer;
  }

  private void answered(Poll poll, Outcome outcome) {
    if (outcome instanceof Reply.JobsActivated activated) {
      if (activated.jobs().isEmpty() && poll.mayWait && !poll.answer.isDone()) {
        parked.computeIfAbsent(poll.command.type(), t -> new ArrayDeque<>()).add(poll);
        return;
      }
      if (!poll.answer.complete(activated)) {
        activated.jobs().forEach(job -> yield.accept(job.job().key()));
      } else if (isFull(poll, activated.jobs())) {
        becameAvailable(poll.command.type());
      }
    } else {
      poll.answer.complete(outcome);
    }
  }

  /** There may be more where these came from. */
  private static boolean isFull(Poll poll, List<ActivatedJob> jobs) {
    return !jobs.isEmpty() && jobs.size() >= poll.command.maxJobsToActivate();
  }

  /** One job may be there: the one who waits longest tries. */
  void becameAvailable(String type) {
    Deque<Poll> polls = parked.get(type);
    if (polls == null) {
      return;
    }
    Poll poll = polls.poll();
    if (polls.isEmpty()) {
      parked.remove(type);
    }
    if (poll != null) {
      submit.accept(Request.owed(poll.command, poll.caller, outcome -> answered(poll, outcome)));
    }
  }

  /** A poll that is being tried just now answers by itself, empty if need be. */
  private void timeIsOver(Poll poll) {
    poll.mayWait = false;
    if (unpark(poll)) {
      poll.answer.complete(new Reply.JobsActivated(List.of()));
    }
  }

  private boolean unpark(Poll poll) {
    Deque<Poll> polls = parked.get(poll.command.type());
    boolean wasParked = polls != null && polls.remove(poll);
    if (polls != null && polls.isEmpty()) {
      parked.remove(poll.command.type());
    }
    return wasParked;
  }

  /** The engine closes: nobody waits in vain. */
  void close() {
    List.copyOf(parked.values()).stream()
        .flatMap(polls -> List.copyOf(polls).stream())
        .forEach(this::timeIsOver);
  }
}
