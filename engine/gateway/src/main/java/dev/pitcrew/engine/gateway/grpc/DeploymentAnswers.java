package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionRequirementsMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Deployment;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FormMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;

/** Replies about deployments as gRPC messages. */
final class DeploymentAnswers {

  private DeploymentAnswers() {}

  static GatewayOuterClass.DeployResourceResponse deployed(Reply.Deployed reply) {
    GatewayOuterClass.DeployResourceResponse.Builder answer =
        GatewayOuterClass.DeployResourceResponse.newBuilder()
            .setKey(reply.deploymentKey())
            .setTenantId(reply.tenantId());
    reply.processes().forEach(row -> answer.addDeployments(item().setProcess(process(row))));
    reply
        .decisionRequirements()
        .forEach(row -> answer.addDeployments(item().setDecisionRequirements(requirements(row))));
    reply.decisions().forEach(row -> answer.addDeployments(item().setDecision(decision(row))));
    reply.forms().forEach(row -> answer.addDeployments(item().setForm(form(row))));
    return answer.build();
  }

  @SuppressWarnings("deprecation")
  static GatewayOuterClass.DeployProcessResponse deployedProcesses(Reply.Deployed reply) {
    GatewayOuterClass.DeployProcessResponse.Builder answer =
        GatewayOuterClass.DeployProcessResponse.newBuilder().setKey(reply.deploymentKey());
    reply.processes().forEach(row -> answer.addProcesses(process(row)));
    return answer.build();
  }

  private static Deployment.Builder item() {
    return Deployment.newBuilder();
  }

  private static ProcessMetadata process(ProcessDefinitionRow row) {
    return ProcessMetadata.newBuilder()
        .setBpmnProcessId(row.processDefinitionId())
        .setVersion(row.version())
        .setProcessDefinitionKey(row.key())
        .setResourceName(row.resourceName())
        .setTenantId(row.tenantId())
        .build();
  }

  private static DecisionMetadata decision(DecisionDefinitionRow row) {
    return DecisionMetadata.newBuilder()
        .setDmnDecisionId(row.decisionDefinitionId())
        .setDmnDecisionName(row.name())
        .setVersion(row.version())
        .setDecisionKey(row.key())
        .setDmnDecisionRequirementsId(row.decisionRequirementsId())
        .setDecisionRequirementsKey(row.decisionRequirementsKey())
        .setTenantId(row.tenantId())
        .build();
  }

  private static DecisionRequirementsMetadata requirements(DecisionRequirementsRow row) {
    return DecisionRequirementsMetadata.newBuilder()
        .setDmnDecisionRequirementsId(row.decisionRequirementsId())
        .setDmnDecisionRequirementsName(row.name())
        .setVersion(row.version())
        .setDecisionRequirementsKey(row.key())
        .setResourceName(row.resourceName())
        .setTenantId(row.tenantId())
        .build();
  }

  private static FormMetadata form(FormRow row) {
    return FormMetadata.newBuilder()
        .setFormId(row.formId())
        .setVersion(row.version())
        .setFormKey(row.key())
        .setResourceName(row.resourceName())
        .setTenantId(row.tenantId())
        .build();
  }
}
