package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.JobActivation;
import dev.pitcrew.engine.gateway.call.JobMessages;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.JobStreamRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TenantFilter;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs for workers: asked for, or pushed as they come to be. */
final class JobCalls {

  private static final int STREAMS_MAX = 1_000;

  /** Jobs on their way to one worker; what its connection does not take waits in the engine. */
  private static final int STREAM_CAPACITY = 128;

  private final EngineRuntime engine;
  private final CommandSender commands;
  private final JobActivation activation;
  private final AtomicInteger streams = new AtomicInteger();

  JobCalls(EngineRuntime engine, CommandSender commands, JobActivation activation) {
    this.commands = commands;
    this.engine = engine;
    this.activation = activation;
  }

  void activate(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> observer) {
    ServerCallStreamObserver<ActivateJobsResponse> call =
        (ServerCallStreamObserver<ActivateJobsResponse>) observer;
    Duration longPoll = JobActivation.longPoll(request.getRequestTimeout());
    CompletableFuture<Outcome> promise =
        Call.begin(
            observer,
            () ->
                activation.activate(
                    AuthenticationInterceptor.CALLER.get(), Commands.activate(request), longPoll));
    call.setOnCancelHandler(() -> promise.cancel(false));
    promise.whenComplete(
        (outcome, failure) -> {
          switch (outcome) {
            case null -> failed(call, failure);
            case Rejection rejection -> call.onError(Statuses.of(rejection).asRuntimeException());
            case Reply.JobsActivated(List<ActivatedJob> jobs) -> answer(call, jobs);
            case Reply other -> call.onError(Call.bug(new IllegalStateException(other.toString())));
          }
        });
  }

  private static void failed(ServerCallStreamObserver<?> call, Throwable failure) {
    if (!call.isCancelled()) {
      call.onError(Call.bug(failure));
    }
  }

  private void answer(
      ServerCallStreamObserver<ActivateJobsResponse> call, List<ActivatedJob> jobs) {
    if (call.isCancelled()) {
      activation.giveBack(jobs);
      return;
    }
    for (List<ActivatedJob> part : JobMessages.of(jobs)) {
      call.onNext(Answers.activated(part));
    }
    call.onCompleted();
  }

  void stream(
      StreamActivatedJobsRequest request, StreamObserver<GatewayOuterClass.ActivatedJob> observer) {
    ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> call =
        (ServerCallStreamObserver<GatewayOuterClass.ActivatedJob>) observer;
    Call.begin(
        observer,
        () -> {
          JobStreamRequest wanted = streamed(request);
          if (wanted.caller().restricted()) {
            commands.send(wanted.caller(), new Command.RequestJobs(wanted.type()));
          }
          takePlace();
          JobPush push = new JobPush(call, streams::decrementAndGet);
          push.open(engine, wanted);
          return CompletableFuture.completedFuture(push);
        });
  }

  /** Given back when the stream closes. */
  private void takePlace() {
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      throw new RejectedException(
          Rejection.Type.RESOURCE_EXHAUSTED,
          "Expected at most %d open job streams, but so many are open.".formatted(STREAMS_MAX));
    }
  }

  private static JobStreamRequest streamed(StreamActivatedJobsRequest request) {
    if (request.getTenantFilter() != TenantFilter.ASSIGNED) {
      Tenants.check(request.getTenantIdsList());
    }
    return new JobStreamRequest(
        Wire.required(request.getType(), "type"),
        request.getWorker(),
        Duration.ofMillis(Commands.positive(request.getTimeout(), "timeout")),
        request.getFetchVariableList(),
        STREAM_CAPACITY,
        AuthenticationInterceptor.CALLER.get());
  }
}
