package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers about deployments. */
final class Deployments {

  private Deployments() {}

  record Result(@Nullable String deploymentKey, String tenantId, List<Item> deployments) {
    static Result of(Reply.Deployed reply) {
      List<Item> items = new ArrayList<>();
      reply.processes().forEach(row -> items.add(Item.of(Process.of(row))));
      reply.decisionRequirements().forEach(row -> items.add(Item.of(Requirements.of(row))));
      reply.decisions().forEach(row -> items.add(Item.of(Decision.of(row))));
      reply.forms().forEach(row -> items.add(Item.of(Form.of(row))));
      reply.resources().forEach(row -> items.add(Item.of(Resource.of(row))));
      return new Result(Wire.key(reply.deploymentKey()), reply.tenantId(), items);
    }
  }

  /** One of them is there. */
  record Item(
      @Nullable Process processDefinition,
      @Nullable Decision decisionDefinition,
      @Nullable Requirements decisionRequirements,
      @Nullable Form form,
      @Nullable Resource resource) {
    static Item of(Process process) {
      return new Item(process, null, null, null, null);
    }

    static Item of(Decision decision) {
      return new Item(null, decision, null, null, null);
    }

    static Item of(Requirements requirements) {
      return new Item(null, null, requirements, null, null);
    }

    static Item of(Form form) {
      return new Item(null, null, null, form, null);
    }

    static Item of(Resource resource) {
      return new Item(null, null, null, null, resource);
    }
  }

  record Process(
      String processDefinitionId,
      int processDefinitionVersion,
      @Nullable String processDefinitionKey,
      String resourceName,
      String tenantId) {
    static Process of(ProcessDefinitionRow row) {
      return new Process(
          row.processDefinitionId(),
          row.version(),
          Wire.key(row.key()),
          row.resourceName(),
          row.tenantId());
    }
  }

  record Decision(
      String decisionDefinitionId,
      int version,
      String name,
      @Nullable String decisionDefinitionKey,
      String decisionRequirementsId,
      @Nullable String decisionRequirementsKey,
      String tenantId) {
    static Decision of(DecisionDefinitionRow row) {
      return new Decision(
          row.decisionDefinitionId(),
          row.version(),
          row.name(),
          Wire.key(row.key()),
          row.decisionRequirementsId(),
          Wire.key(row.decisionRequirementsKey()),
          row.tenantId());
    }
  }

  record Requirements(
      String decisionRequirementsId,
      int version,
      String decisionRequirementsName,
      @Nullable String decisionRequirementsKey,
      String resourceName,
      String tenantId) {
    static Requirements of(DecisionRequirementsRow row) {
      return new Requirements(
          row.decisionRequirementsId(),
          row.version(),
          row.name(),
          Wire.key(row.key()),
          row.resourceName(),
          row.tenantId());
    }
  }

  record Resource(
      String resourceId,
      int version,
      @Nullable String resourceKey,
      String resourceName,
      String tenantId) {
    static Resource of(ResourceRow row) {
      return new Resource(
          row.resourceId(), row.version(), Wire.key(row.key()), row.resourceName(), row.tenantId());
    }
  }

  record Form(
      String formId, int version, @Nullable String formKey, String resourceName, String tenantId) {
    static Form of(FormRow row) {
      return new Form(
          row.formId(), row.version(), Wire.key(row.key()), row.resourceName(), row.tenantId());
    }
  }
}
