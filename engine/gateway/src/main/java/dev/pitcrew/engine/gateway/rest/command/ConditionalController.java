package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins instances of processes whose conditional start event holds. */
@RestController
@RequestMapping("/v2/conditionals")
final class ConditionalController {

  private final CommandSender commands;

  ConditionalController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/evaluation")
  Evaluated evaluate(Caller caller, @RequestBody Evaluation request) {
    if (request.variables() == null) {
      throw Wire.invalid("Expected 'variables' to be given, but they are missing.");
    }
    Reply.ConditionalsEvaluated reply =
        commands.send(
            caller,
            new Command.EvaluateConditionals(
                Wire.key(request.processDefinitionKey(), "processDefinitionKey"),
                request.variables().json(),
                Tenants.check(request.tenantId())),
            Reply.ConditionalsEvaluated.class);
    return new Evaluated(
        Wire.key(reply.evaluationKey()),
        reply.tenantId(),
        reply.started().stream()
            .map(
                one ->
                    new Started(
                        Wire.key(one.processDefinitionKey()), Wire.key(one.processInstanceKey())))
            .toList());
  }

  record Evaluation(
      @Nullable String processDefinitionKey,
      @Nullable JsonObject variables,
      @Nullable String tenantId) {}

  record Evaluated(
      @Nullable String conditionalEvaluationKey, String tenantId, List<Started> processInstances) {}

  record Started(@Nullable String processDefinitionKey, @Nullable String processInstanceKey) {}
}
