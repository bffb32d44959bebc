package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests and answers about starting process instances. */
final class ProcessInstances {

  private ProcessInstances() {}

  record Creation(
      @Nullable String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable Integer processDefinitionVersion,
      @Nullable JsonObject variables,
      @Nullable List<StartInstruction> startInstructions,
      @Nullable List<RuntimeInstruction> runtimeInstructions,
      @Nullable Boolean awaitCompletion,
      @Nullable List<String> fetchVariables,
      @Nullable Long requestTimeout,
      @Nullable List<String> tags,
      @Nullable String businessId,
      @Nullable String tenantId,
      @Nullable Long operationReference) {

    boolean awaits() {
      return Boolean.TRUE.equals(awaitCompletion);
    }

    Command.CreateProcessInstance command() {
      long key = Wire.key(processDefinitionKey, "processDefinitionKey");
      boolean named = processDefinitionId != null && !processDefinitionId.isBlank();
      if (named == (key > 0)) {
        throw Wire.invalid(
            "Expected either 'processDefinitionId' or 'processDefinitionKey', but %s given."
                .formatted(named ? "both are" : "none is"));
      }
      return new Command.CreateProcessInstance(
          named ? processDefinitionId : null,
          key,
          processDefinitionVersion == null ? 0 : Math.max(0, processDefinitionVersion),
          JsonObject.orEmpty(variables),
          Modifications.all(startInstructions).stream().map(StartInstruction::id).toList(),
          awaits(),
          fetchVariables == null ? List.of() : fetchVariables,
          Modifications.all(tags),
          businessId,
          Tenants.check(tenantId),
          Modifications.all(runtimeInstructions).stream()
              .map(RuntimeInstruction::elementId)
              .toList());
    }
  }

  record StartInstruction(@Nullable String elementId) {

    String id() {
      return Wire.required(elementId, "startInstructions.elementId");
    }
  }

  /** There is one type; what names none is of it. */
  record RuntimeInstruction(@Nullable String type, @Nullable String afterElementId) {

    String elementId() {
      if (type != null && !type.equalsIgnoreCase("TERMINATE_PROCESS_INSTANCE")) {
        throw Wire.invalid(
            "Expected 'runtimeInstructions.type' to be TERMINATE_PROCESS_INSTANCE, but it is '%s'."
                .formatted(type));
      }
      return Wire.required(afterElementId, "runtimeInstructions.afterElementId");
    }
  }

  record Created(
      String processDefinitionId,
      int processDefinitionVersion,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      String tenantId,
      JsonObject variables,
      List<String> tags,
      @Nullable String businessId) {

    static Created of(Reply.InstanceCreated reply, String variables) {
      return new Created(
          reply.processDefinitionId(),
          reply.version(),
          Wire.key(reply.processDefinitionKey()),
          Wire.key(reply.processInstanceKey()),
          reply.tenantId(),
          new JsonObject(variables),
          reply.tags(),
          reply.businessId());
    }
  }
}
