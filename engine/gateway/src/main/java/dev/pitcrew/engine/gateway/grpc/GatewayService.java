package dev.pitcrew.engine.gateway.grpc;

import com.google.protobuf.MessageLite;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.batch.ResourceDeletion;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Topology;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateConditionalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateConditionalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls of the gateway; those it does not override answer UNIMPLEMENTED with their name. */
final class GatewayService extends GatewayGrpc.GatewayImplBase {

  private final CommandSender commands;
  private final ResourceDeletion deletion;
  private final JobCalls jobs;
  private final InstanceCalls instances;
  private final Topology topology;
  private final CallThreads threads;

  GatewayService(
      CommandSender commands,
      ResourceDeletion deletion,
      JobCalls jobs,
      InstanceCalls instances,
      Topology topology,
      CallThreads threads) {
    this.commands = commands;
    this.deletion = deletion;
    this.jobs = jobs;
    this.instances = instances;
    this.topology = topology;
    this.threads = threads;
  }

  @Override
  public void topology(TopologyRequest request, StreamObserver<TopologyResponse> observer) {
    observer.onNext(TopologyAnswer.of(topology));
    observer.onCompleted();
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> observer) {
    send(
        observer,
        () -> Commands.deploy(request),
        Reply.Deployed.class,
        DeploymentAnswers::deployed);
  }

  @Override
  @SuppressWarnings("deprecation")
  public void deployProcess(
      DeployProcessRequest request, StreamObserver<DeployProcessResponse> observer) {
    send(
        observer,
        () -> Commands.deploy(request),
        Reply.Deployed.class,
        DeploymentAnswers::deployedProcesses);
  }

  @Override
  public void createProcessInstance(
      CreateProcessInstanceRequest request,
      StreamObserver<CreateProcessInstanceResponse> observer) {
    threads.begin(
        request,
        observer,
        () ->
            send(
                observer,
                asking(request.hasOperationReference(), request.getOperationReference()),
                () -> Commands.create(request),
                Reply.InstanceCreated.class,
                Answers::created));
  }

  @Override
  public void createProcessInstanceWithResult(
      CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> observer) {
    instances.createWithResult(request, observer);
  }

  @Override
  public void cancelProcessInstance(
      CancelProcessInstanceRequest request,
      StreamObserver<CancelProcessInstanceResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> new Command.CancelProcessInstance(request.getProcessInstanceKey()),
        CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void modifyProcessInstance(
      ModifyProcessInstanceRequest request,
      StreamObserver<ModifyProcessInstanceResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> ChangeCommands.modify(request),
        ModifyProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void migrateProcessInstance(
      MigrateProcessInstanceRequest request,
      StreamObserver<MigrateProcessInstanceResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> ChangeCommands.migrate(request),
        MigrateProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> observer) {
    jobs.activate(request, observer);
  }

  @Override
  public void streamActivatedJobs(
      StreamActivatedJobsRequest request, StreamObserver<GatewayOuterClass.ActivatedJob> observer) {
    jobs.stream(request, observer);
  }

  @Override
  public void completeJob(
      CompleteJobRequest request, StreamObserver<CompleteJobResponse> observer) {
    handOver(
        request,
        observer,
        () -> Commands.complete(request),
        CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> observer) {
    handOver(request, observer, () -> Commands.fail(request), FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> observer) {
    handOver(
        request,
        observer,
        () -> Commands.throwError(request),
        ThrowErrorResponse.getDefaultInstance());
  }

  @Override
  public void updateJobRetries(
      UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> new Command.UpdateJob(request.getJobKey(), request.getRetries(), null),
        UpdateJobRetriesResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(
      UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> new Command.UpdateJob(request.getJobKey(), null, request.getTimeout()),
        UpdateJobTimeoutResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> observer) {
    threads.begin(
        request,
        observer,
        () ->
            send(
                observer,
                () -> Commands.publish(request),
                Reply.MessagePublished.class,
                reply ->
                    PublishMessageResponse.newBuilder()
                        .setKey(reply.messageKey())
                        .setTenantId(reply.tenantId())
                        .build()));
  }

  @Override
  public void evaluateConditional(
      EvaluateConditionalRequest request, StreamObserver<EvaluateConditionalResponse> observer) {
    send(
        observer,
        () -> Commands.evaluate(request),
        Reply.ConditionalsEvaluated.class,
        Answers::evaluated);
  }

  @Override
  public void deleteResource(
      DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> observer) {
    long key = request.getResourceKey();
    Call.run(
        observer,
        () ->
            CompletableFuture.completedFuture(
                deletion.delete(
                    asking(request.hasOperationReference(), request.getOperationReference()).get(),
                    key,
                    request.getDeleteHistory())),
        Reply.class,
        reply -> Answers.deleted(key, reply));
  }

  @Override
  public void broadcastSignal(
      BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> observer) {
    send(
        observer,
        () -> Commands.broadcast(request),
        Reply.SignalBroadcast.class,
        reply ->
            BroadcastSignalResponse.newBuilder()
                .setKey(reply.signalKey())
                .setTenantId(reply.tenantId())
                .build());
  }

  @Override
  public void setVariables(
      SetVariablesRequest request, StreamObserver<SetVariablesResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () ->
            new Command.SetVariables(
                request.getElementInstanceKey(),
                JsonObject.parse(request.getVariables()).json(),
                request.getLocal()),
        Reply.VariablesSet.class,
        reply -> SetVariablesResponse.newBuilder().setKey(reply.key()).build());
  }

  @Override
  public void resolveIncident(
      ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> observer) {
    send(
        observer,
        asking(request.hasOperationReference(), request.getOperationReference()),
        () -> new Command.ResolveIncident(request.getIncidentKey()),
        ResolveIncidentResponse.getDefaultInstance());
  }

  @Override
  public void evaluateDecision(
      EvaluateDecisionRequest request, StreamObserver<EvaluateDecisionResponse> observer) {
    send(
        observer,
        () -> Commands.evaluate(request),
        Reply.DecisionEvaluated.class,
        DecisionAnswers::evaluated);
  }

  /** The caller, by the number that it gave its request, if it did; not positive, it is refused. */
  private static Supplier<Caller> asking(boolean isReferring, long operationReference) {
    Caller caller = AuthenticationInterceptor.CALLER.get();
    return () -> Wire.referring(caller, isReferring ? operationReference : null);
  }

  /** What programs send all the time: see {@link CallThreads}. */
  private <A> void handOver(
      MessageLite request,
      StreamObserver<A> observer,
      Supplier<Command.External> command,
      A answer) {
    threads.begin(request, observer, () -> send(observer, command, Reply.class, reply -> answer));
  }

  private <A> void send(
      StreamObserver<A> observer,
      Supplier<Caller> caller,
      Supplier<Command.External> command,
      A answer) {
    send(observer, caller, command, Reply.class, reply -> answer);
  }

  private <R extends Reply, A> void send(
      StreamObserver<A> observer,
      Supplier<Command.External> command,
      Class<R> type,
      Function<R, A> answer) {
    send(observer, AuthenticationInterceptor.CALLER::get, command, type, answer);
  }

  private <R extends Reply, A> void send(
      StreamObserver<A> observer,
      Supplier<Caller> caller,
      Supplier<Command.External> command,
      Class<R> type,
      Function<R, A> answer) {
    Call.run(observer, () -> commands.submit(caller.get(), command.get()), type, answer);
  }
}
