package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateConditionalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResult;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultActivateElement;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultCorrections;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TenantFilter;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import java.util.List;

/** gRPC requests as commands. */
final class Commands {

  private Commands() {}

  static Command.Deploy deploy(DeployResourceRequest request) {
    return deploy(
        request.getResourcesList().stream()
            .map(r -> new Command.Deploy.Resource(r.getName(), r.getContent().toByteArray()))
            .toList(),
        request.getTenantId());
  }

  @SuppressWarnings("deprecation")
  static Command.Deploy deploy(DeployProcessRequest request) {
    return deploy(
        request.getProcessesList().stream()
            .map(p -> new Command.Deploy.Resource(p.getName(), p.getDefinition().toByteArray()))
            .toList(),
        Tenants.DEFAULT);
  }

  private static Command.Deploy deploy(List<Command.Deploy.Resource> resources, String tenantId) {
    if (resources.isEmpty()) {
      throw Wire.invalid("Expected to deploy at least one resource, but none was given.");
    }
    return new Command.Deploy(resources, Tenants.check(tenantId));
  }

  static Command.CreateProcessInstance create(CreateProcessInstanceRequest request) {
    return create(request, false, List.of());
  }

  static Command.CreateProcessInstance create(
      CreateProcessInstanceRequest request, boolean awaitResult, List<String> resultVariables) {
    boolean keyed = request.getProcessDefinitionKey() > 0;
    return new Command.CreateProcessInstance(
        keyed ? null : Wire.required(request.getBpmnProcessId(), "bpmnProcessId"),
        keyed ? request.getProcessDefinitionKey() : 0,
        Math.max(0, request.getVersion()),
        JsonObject.parse(request.getVariables()).json(),
        request.getStartInstructionsList().stream()
            .map(ProcessInstanceCreationStartInstruction::getElementId)
            .toList(),
        awaitResult,
        resultVariables,
        request.getTagsList(),
        request.hasBusinessId() ? request.getBusinessId() : null,
        Tenants.check(request.getTenantId()),
        request.getRuntimeInstructionsList().stream().map(Commands::terminateAfter).toList());
  }

  private static String terminateAfter(ProcessInstanceCreationRuntimeInstruction instruction) {
    return instruction.getTerminate().getAfterElementId();
  }

  static Command.ActivateJobs activate(ActivateJobsRequest request) {
    return new Command.ActivateJobs(
        Wire.required(request.getType(), "type"),
        request.getWorker(),
        positive(request.getTimeout(), "timeout"),
        (int) positive(request.getMaxJobsToActivate(), "maxJobsToActivate"),
        request.getFetchVariableList(),
        Tenants.check(
            request.getTenantFilter() == TenantFilter.ASSIGNED
                ? null
                : request.getTenantIdsList()));
  }

  static long positive(long value, String name) {
    if (value < 1) {
      throw Wire.invalid(
          "Expected '%s' to be greater than 0, but it is %d.".formatted(name, value));
    }
    return value;
  }

  static Command.CompleteJob complete(CompleteJobRequest request) {
    return new Command.CompleteJob(
        request.getJobKey(),
        JsonObject.parse(request.getVariables()).json(),
        request.hasResult() ? result(request.getResult()) : null);
  }

  /** Of which kind a result is, its type says; without one it is a listener's. */
  private static dev.pitcrew.engine.command.JobResult result(JobResult result) {
    return Wire.isAdHoc(result.hasType() ? result.getType() : null)
        ? new AdHocResult(
            result.getActivateElementsList().stream().map(Commands::activation).toList(),
            result.getIsCompletionConditionFulfilled(),
            result.getIsCancelRemainingInstances())
        : answer(result);
  }

  private static AdHocResult.Activation activation(JobResultActivateElement element) {
    return new AdHocResult.Activation(
        element.getElementId(), JsonObject.parse(element.getVariables()).json());
  }

  private static ListenerResult answer(JobResult result) {
    JobResultCorrections given = result.getCorrections();
    return new ListenerResult(
        result.getDenied(),
        result.hasDeniedReason() ? result.getDeniedReason() : null,
        new ListenerResult.Corrections(
            given.hasAssignee() ? given.getAssignee() : null,
            given.hasDueDate() ? given.getDueDate() : null,
            given.hasFollowUpDate() ? given.getFollowUpDate() : null,
            given.hasCandidateUsers() ? given.getCandidateUsers().getValuesList() : null,
            given.hasCandidateGroups() ? given.getCandidateGroups().getValuesList() : null,
            given.hasPriority() ? given.getPriority() : null));
  }

  static Command.FailJob fail(FailJobRequest request) {
    return new Command.FailJob(
        request.getJobKey(),
        request.getRetries(),
        request.getErrorMessage().isEmpty() ? null : request.getErrorMessage(),
        request.getRetryBackOff(),
        JsonObject.parse(request.getVariables()).json());
  }

  static Command.ThrowJobError throwError(ThrowErrorRequest request) {
    return new Command.ThrowJobError(
        request.getJobKey(),
        Wire.required(request.getErrorCode(), "errorCode"),
        request.getErrorMessage().isEmpty() ? null : request.getErrorMessage(),
        JsonObject.parse(request.getVariables()).json());
  }

  static Command.PublishMessage publish(PublishMessageRequest request) {
    return new Command.PublishMessage(
        Wire.required(request.getName(), "name"),
        request.getCorrelationKey(),
        request.getTimeToLive(),
        request.getMessageId().isEmpty() ? null : request.getMessageId(),
        JsonObject.parse(request.getVariables()).json(),
        Tenants.check(request.getTenantId()));
  }

  static Command.BroadcastSignal broadcast(BroadcastSignalRequest request) {
    return new Command.BroadcastSignal(
        Wire.required(request.getSignalName(), "signalName"),
        JsonObject.parse(request.getVariables()).json(),
        Tenants.check(request.getTenantId()));
  }

  static Command.EvaluateConditionals evaluate(EvaluateConditionalRequest request) {
    return new Command.EvaluateConditionals(
        request.hasProcessDefinitionKey() ? request.getProcessDefinitionKey() : 0,
        JsonObject.parse(request.getVariables()).json(),
        Tenants.check(request.getTenantId()));
  }

  static Command.EvaluateDecision evaluate(EvaluateDecisionRequest request) {
    boolean named = !request.getDecisionId().isBlank();
    if (named == (request.getDecisionKey() > 0)) {
      throw Wire.invalid(
          "Expected either 'decisionId' or 'decisionKey', but %s given."
              .formatted(named ? "both are" : "none is"));
    }
    return new Command.EvaluateDecision(
        named ? request.getDecisionId() : null,
        request.getDecisionKey(),
        JsonObject.parse(request.getVariables()).json(),
        Tenants.check(request.getTenantId()));
  }
}
