package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Those who created an instance and wait for its end. All but {@link #create} is for the delivering
 * thread alone.
 */
final class ResultWaits {

  private final Consumer<Request> submit;
  private final Consumer<Runnable> onDelivery;
  private final ScheduledExecutorService timeouts;
  private final Map<Long, Wait> waits = new HashMap<>();

  private record Wait(Reply.InstanceCreated created, CompletableFuture<InstanceResult> answer) {}

  ResultWaits(
      Consumer<Request> submit, Consumer<Runnable> onDelivery, ScheduledExecutorService timeouts) {
    this.submit = submit;
    this.onDelivery = onDelivery;
    this.timeouts = timeouts;
  }

  CompletableFuture<InstanceResult> create(
      Caller caller, Command.CreateProcessInstance command, Duration requestTimeout) {
    CompletableFuture<InstanceResult> answer = new CompletableFuture<>();
    submit.accept(
        new Request(command, caller, outcome -> created(outcome, requestTimeout, answer)));
    return answer;
  }

  private void created(
      Outcome outcome, Duration requestTimeout, CompletableFuture<InstanceResult> answer) {
    switch (outcome) {
      case Reply.AwaitingResult awaiting -> await(awaiting.created(), requestTimeout, answer);
      case Rejection rejection -> answer.complete(new InstanceResult.Refused(rejection));
      case Reply other ->
          answer.completeExceptionally(
              new IllegalStateException("Expected an awaited instance, but got " + other));
    }
  }

  private void await(
      Reply.InstanceCreated created,
      Duration requestTimeout,
      CompletableFuture<InstanceResult> answer) {
    long key = created.processInstanceKey();
    waits.put(key, new Wait(created, answer));
    Future<?> timeout =
        timeouts.schedule(
            () -> onDelivery.accept(() -> end(key, InstanceResult.TimedOut::new)),
            requestTimeout.toMillis(),
            TimeUnit.MILLISECONDS);
    answer.whenComplete(
        (result, problem) -> {
          timeout.cancel(false);
          onDelivery.accept(() -> waits.remove(key));
        });
  }

  void completed(Effect.InstanceCompleted completed) {
    end(
        completed.processInstanceKey(),
        created -> new InstanceResult.Completed(created, completed.variables()));
  }

  void terminated(Effect.InstanceTerminated terminated) {
    end(terminated.processInstanceKey(), InstanceResult.Terminated::new);
  }

  private void end(long key, Function<Reply.InstanceCreated, InstanceResult> result) {
    Wait wait = waits.remove(key);
    if (wait != null) {
      wait.answer().complete(result.apply(wait.created()));
    }
  }

  /** The engine closes: nobody waits in vain. */
  void close() {
    List.copyOf(waits.keySet()).forEach(key -> end(key, InstanceResult.TimedOut::new));
  }
}
