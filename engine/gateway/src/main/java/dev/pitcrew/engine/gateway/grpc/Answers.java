package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.JobRow;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import java.util.List;

/** Replies about instances and jobs as gRPC messages. */
final class Answers {

  private Answers() {}

  static CreateProcessInstanceResponse created(Reply.InstanceCreated reply) {
    CreateProcessInstanceResponse.Builder answer =
        CreateProcessInstanceResponse.newBuilder()
            .setProcessDefinitionKey(reply.processDefinitionKey())
            .setBpmnProcessId(reply.processDefinitionId())
            .setVersion(reply.version())
            .setProcessInstanceKey(reply.processInstanceKey())
            .setTenantId(reply.tenantId())
            .addAllTags(reply.tags());
    if (reply.businessId() != null) {
      answer.setBusinessId(reply.businessId());
    }
    return answer.build();
  }

  static CreateProcessInstanceWithResultResponse completed(
      Reply.InstanceCreated reply, String variables) {
    CreateProcessInstanceWithResultResponse.Builder answer =
        CreateProcessInstanceWithResultResponse.newBuilder()
            .setProcessDefinitionKey(reply.processDefinitionKey())
            .setBpmnProcessId(reply.processDefinitionId())
            .setVersion(reply.version())
            .setProcessInstanceKey(reply.processInstanceKey())
            .setVariables(variables)
            .setTenantId(reply.tenantId())
            .addAllTags(reply.tags());
    if (reply.businessId() != null) {
      answer.setBusinessId(reply.businessId());
    }
    return answer.build();
  }

  static GatewayOuterClass.ActivateJobsResponse activated(List<ActivatedJob> jobs) {
    GatewayOuterClass.ActivateJobsResponse.Builder answer =
        GatewayOuterClass.ActivateJobsResponse.newBuilder();
    jobs.forEach(job -> answer.addJobs(job(job)));
    return answer.build();
  }

  static GatewayOuterClass.ActivatedJob job(ActivatedJob activated) {
    JobRow row = activated.job();
    return GatewayOuterClass.ActivatedJob.newBuilder()
        .setKey(row.key())
        .setType(row.type())
        .setProcessInstanceKey(row.processInstanceKey())
        .setBpmnProcessId(row.processDefinitionId())
        .setProcessDefinitionVersion(row.processDefinitionVersion())
        .setProcessDefinitionKey(row.processDefinitionKey())
        .setElementId(row.elementId())
        .setElementInstanceKey(row.elementInstanceKey())
        .setCustomHeaders(row.customHeaders())
        .setWorker(row.worker() == null ? "" : row.worker())
        .setRetries(row.retries())
        .setDeadline(row.deadlineMillis())
        .setVariables(activated.variables())
        .setTenantId(row.tenantId())
        .setKind(GatewayOuterClass.ActivatedJob.JobKind.valueOf(row.kind().name()))
        .setListenerEventType(
            row.listenerEventType() == null
                ? GatewayOuterClass.ActivatedJob.ListenerEventType.UNSPECIFIED
                : GatewayOuterClass.ActivatedJob.ListenerEventType.valueOf(row.listenerEventType()))
        .addAllTags(row.tags())
        .build();
  }
}
