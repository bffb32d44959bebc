package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.ListenedTask;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.JobRow;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BatchOperationCreatedResult;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateConditionalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceReference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  static DeleteResourceResponse deleted(long resourceKey, Reply reply) {
    DeleteResourceResponse.Builder answer =
        DeleteResourceResponse.newBuilder().setResourceKey(Long.toString(resourceKey));
    if (reply instanceof Reply.BatchOperationCreated created) {
      answer.setBatchOperation(
          BatchOperationCreatedResult.newBuilder()
              .setBatchOperationKey(Long.toString(created.batchOperationKey()))
              .setBatchOperationType(
                  BatchOperationCreatedResult.BatchOperationTypeEnum.valueOf(
                      created.type().name())));
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
    GatewayOuterClass.ActivatedJob.Builder job = GatewayOuterClass.ActivatedJob.newBuilder();
    if (activated.userTask() != null) {
      job.setUserTask(userTask(activated.userTask()));
    }
    return job.setKey(row.key())
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

  private static GatewayOuterClass.UserTaskProperties userTask(ListenedTask task) {
    GatewayOuterClass.UserTaskProperties.Builder shown =
        GatewayOuterClass.UserTaskProperties.newBuilder()
            .addAllCandidateGroups(task.candidateGroups())
            .addAllCandidateUsers(task.candidateUsers())
            .addAllChangedAttributes(task.changedAttributes())
            .setPriority(task.priority())
            .setUserTaskKey(task.userTaskKey());
    setIfPresent(task.action(), shown::setAction);
    setIfPresent(task.assignee(), shown::setAssignee);
    setIfPresent(task.dueDate(), shown::setDueDate);
    setIfPresent(task.followUpDate(), shown::setFollowUpDate);
    if (task.formKey() != 0) {
      shown.setFormKey(task.formKey());
    }
    return shown.build();
  }

  private static void setIfPresent(@Nullable String value, Consumer<String> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  static EvaluateConditionalResponse evaluated(Reply.ConditionalsEvaluated reply) {
    EvaluateConditionalResponse.Builder answer =
        EvaluateConditionalResponse.newBuilder()
            .setConditionalEvaluationKey(reply.evaluationKey())
            .setTenantId(reply.tenantId());
    for (Reply.ConditionalsEvaluated.Started one : reply.started()) {
      answer.addProcessInstances(
          ProcessInstanceReference.newBuilder()
              .setProcessDefinitionKey(one.processDefinitionKey())
              .setProcessInstanceKey(one.processInstanceKey()));
    }
    return answer.build();
  }
}
