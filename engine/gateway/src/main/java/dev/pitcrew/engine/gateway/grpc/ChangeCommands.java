package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Modification.Ancestor;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import java.util.List;

/** gRPC requests about running instances as commands. */
final class ChangeCommands {

  private ChangeCommands() {}

  static Command.ModifyProcessInstance modify(ModifyProcessInstanceRequest request) {
    return new Command.ModifyProcessInstance(
        request.getProcessInstanceKey(),
        new Modification(
            request.getActivateInstructionsList().stream().map(ChangeCommands::activation).toList(),
            request.getMoveInstructionsList().stream().map(ChangeCommands::move).toList(),
            request.getTerminateInstructionsList().stream()
                .map(ChangeCommands::termination)
                .toList()));
  }

  static Command.MigrateProcessInstance migrate(MigrateProcessInstanceRequest request) {
    return new Command.MigrateProcessInstance(
        request.getProcessInstanceKey(),
        new Migration(
            request.getMigrationPlan().getTargetProcessDefinitionKey(),
            request.getMigrationPlan().getMappingInstructionsList().stream()
                .map(
                    one ->
                        new Migration.Mapping(
                            Wire.required(one.getSourceElementId(), "sourceElementId"),
                            Wire.required(one.getTargetElementId(), "targetElementId")))
                .toList()));
  }

  private static Modification.Activation activation(
      ModifyProcessInstanceRequest.ActivateInstruction one) {
    return new Modification.Activation(
        Wire.required(one.getElementId(), "elementId"),
        Math.max(0, one.getAncestorElementInstanceKey()),
        variables(one.getVariableInstructionsList()));
  }

  private static Modification.Move move(ModifyProcessInstanceRequest.MoveInstruction one) {
    Ancestor ancestor = Ancestor.EXISTING;
    if (one.getInferAncestorScopeFromSourceHierarchy()) {
      ancestor = Ancestor.OF_SOURCE;
    } else if (one.getUseSourceParentKeyAsAncestorScopeKey()) {
      ancestor = Ancestor.PARENT_OF_SOURCE;
    } else if (one.getAncestorElementInstanceKey() > 0) {
      ancestor = Ancestor.GIVEN;
    }
    return new Modification.Move(
        Math.max(0, one.getSourceElementInstanceKey()),
        source(one.getSourceElementInstanceKey(), one.getSourceElementId()),
        Wire.required(one.getTargetElementId(), "targetElementId"),
        ancestor,
        ancestor == Ancestor.GIVEN ? one.getAncestorElementInstanceKey() : 0,
        variables(one.getVariableInstructionsList()));
  }

  private static Modification.Termination termination(
      ModifyProcessInstanceRequest.TerminateInstruction one) {
    return new Modification.Termination(
        Math.max(0, one.getElementInstanceKey()),
        source(one.getElementInstanceKey(), one.getElementId()));
  }

  private static String source(long key, String elementId) {
    if (elementId.isBlank() == (key <= 0)) {
      throw Wire.invalid(
          "Expected to name either an element or an element instance, but %s given."
              .formatted(elementId.isBlank() ? "none is" : "both are"));
    }
    return elementId;
  }

  private static List<Modification.Variables> variables(
      List<ModifyProcessInstanceRequest.VariableInstruction> instructions) {
    return instructions.stream()
        .map(
            one ->
                new Modification.Variables(
                    one.getScopeId(), JsonObject.parse(one.getVariables()).json()))
        .toList();
  }
}
