package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who wait for what steps bring, told on the delivering thread after the commit: streams that
 * jobs are pushed to, long polls, and callers who await the end of an instance or the word of
 * listeners.
 */
final class Waiters {

  private static final Logger LOG = LoggerFactory.getLogger(Waiters.class);

  private final Consumer<Request> submit;
  private final Consumer<Runnable> onDelivery;
  private final JobStreams streams = new JobStreams();
  private final Backlogs backlogs;
  private final JobPolls polls;
  private final ResultWaits results;
  private final ListenerWaits listeners;

  /**
   * @param timeouts ends what has waited long enough
   */
  Waiters(
      Consumer<Request> submit, Consumer<Runnable> onDelivery, ScheduledExecutorService timeouts) {
    this.submit = submit;
    this.onDelivery = onDelivery;
    this.backlogs = new Backlogs(streams, submit, this::yieldJob);
    this.polls = new JobPolls(submit, this::yieldJob, onDelivery, timeouts);
    this.results = new ResultWaits(submit, onDelivery, timeouts);
    this.listeners = new ListenerWaits(onDelivery, timeouts, ListenerWaits.WAIT_MAX);
  }

  /** As the steps see them, who hand jobs over at once. */
  JobStreams streams() {
    return streams;
  }

  /** What listeners are asked about first is answered when they have. */
  void answered(Outcome outcome, Consumer<Outcome> caller) {
    if (outcome instanceof Reply.AwaitingListeners awaiting) {
      listeners.await(awaiting.userTaskKey(), caller);
    } else {
      caller.accept(outcome);
    }
  }

  CompletableFuture<Outcome> poll(
      Caller caller, Command.ActivateJobs command, Duration requestTimeout) {
    return polls.poll(caller, command, requestTimeout);
  }

  CompletableFuture<InstanceResult> create(
      Caller caller, Command.CreateProcessInstance command, Duration requestTimeout) {
    return results.create(caller, command, requestTimeout);
  }

  /** Begins with the jobs that are there. */
  JobStream open(JobStreamRequest request, JobListener listener) {
    OpenStream stream = streams.open(request, listener);
    onDelivery.accept(() -> backlogs.arose(request.type()));
    return new JobStream() {
      @Override
      public void setReady(boolean ready) {
        stream.setReady(ready);
        if (ready) {
          onDelivery.accept(() -> backlogs.workOff(request.type()));
        }
      }

      @Override
      public void close() {
        streams.close(stream);
      }
    };
  }

  /** On the delivering thread, after the commit. */
  void happened(Effect effect) {
    switch (effect) {
      case Effect.PushJob push -> {
        OpenStream stream = streams.push(push.streamId(), push.job(), this::yieldJob);
        if (stream != null) {
          backlogs.workOff(stream.request().type());
        }
      }
      case Effect.JobsAvailable available -> {
        polls.becameAvailable(available.type());
        backlogs.arose(available.type());
      }
      case Effect.InstanceCompleted completed -> results.completed(completed);
      case Effect.UserTaskAnswered answered -> listeners.answered(answered);
      case Effect.InstanceTerminated terminated -> results.terminated(terminated);
      // The loop looks at the due columns after each batch anyway.
      case Effect.WakeAt wake -> {}
      case Effect.Continued continued -> {}
      case Effect.TimerDropped dropped ->
          LOG.warn(
              "The cycle of start timer '{}' of process '{}' has no length ('{}') and would trigger without end: it has triggered for the last time. Deploy the process with a longer one.",
              dropped.elementId(),
              dropped.processDefinitionId(),
              dropped.interval());
      // Nobody waits for it.
      case Effect.HistoryToDelete deletion -> {}
    }
  }

  private void yieldJob(long jobKey) {
    submit.accept(new Request(new Command.YieldJob(jobKey), outcome -> {}));
  }

  /** Nobody is kept waiting. */
  void close() {
    onDelivery.accept(polls::close);
    onDelivery.accept(results::close);
    onDelivery.accept(listeners::close);
  }
}
