package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.gateway.call.InstanceCreation;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.runtime.InstanceResult;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Instances whose creator waits for their end. */
final class InstanceCalls {

  private final InstanceCreation creation;
  private final CallThreads threads;

  InstanceCalls(InstanceCreation creation, CallThreads threads) {
    this.creation = creation;
    this.threads = threads;
  }

  void createWithResult(
      CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> observer) {
    ServerCallStreamObserver<CreateProcessInstanceWithResultResponse> call =
        (ServerCallStreamObserver<CreateProcessInstanceWithResultResponse>) observer;
    CompletableFuture<CompletableFuture<InstanceResult>> begun = new CompletableFuture<>();
    // It may be canceled before another thread has begun it.
    call.setOnCancelHandler(() -> begun.thenAccept(promise -> promise.cancel(false)));
    threads.begin(request, observer, () -> begun.complete(create(request, call)));
  }

  private CompletableFuture<InstanceResult> create(
      CreateProcessInstanceWithResultRequest request,
      ServerCallStreamObserver<CreateProcessInstanceWithResultResponse> call) {
    CompletableFuture<InstanceResult> promise =
        Call.begin(
            call,
            () ->
                creation.createAndAwait(
                    Wire.referring(
                        AuthenticationInterceptor.CALLER.get(),
                        request.getRequest().hasOperationReference()
                            ? request.getRequest().getOperationReference()
                            : null),
                    Commands.create(request.getRequest(), true, request.getFetchVariablesList()),
                    request.getRequestTimeout()));
    promise.whenComplete(
        (result, failure) -> {
          switch (result) {
            case null -> call.onError(Call.bug(failure));
            case InstanceResult.Completed completed -> {
              call.onNext(Answers.completed(completed.created(), completed.variables()));
              call.onCompleted();
            }
            case InstanceResult.Refused refused ->
                call.onError(Statuses.of(refused.rejection()).asRuntimeException());
            case InstanceResult.Terminated terminated ->
                call.onError(
                    Status.NOT_FOUND
                        .withDescription(InstanceCreation.terminated(terminated.created()))
                        .asRuntimeException());
            case InstanceResult.TimedOut timedOut ->
                call.onError(
                    Status.DEADLINE_EXCEEDED
                        .withDescription(InstanceCreation.timedOut(timedOut.created()))
                        .asRuntimeException());
          }
        });
    return promise;
  }
}
