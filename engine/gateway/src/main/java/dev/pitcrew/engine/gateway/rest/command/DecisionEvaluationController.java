package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Evaluates a decision for a caller, outside of any process. */
@RestController
final class DecisionEvaluationController {

  private final CommandSender commands;

  DecisionEvaluationController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/v2/decision-definitions/evaluation")
  Decisions.Evaluated evaluate(Caller caller, @RequestBody Decisions.Evaluation request) {
    long key = Wire.key(request.decisionDefinitionKey(), "decisionDefinitionKey");
    boolean named =
        request.decisionDefinitionId() != null && !request.decisionDefinitionId().isBlank();
    if (named == (key > 0)) {
      throw Wire.invalid(
          "Expected either 'decisionDefinitionId' or 'decisionDefinitionKey', but %s given."
              .formatted(named ? "both are" : "none is"));
    }
    return Decisions.Evaluated.of(
        commands.send(
            caller,
            new Command.EvaluateDecision(
                named ? request.decisionDefinitionId() : null,
                key,
                JsonObject.orEmpty(request.variables()),
                Tenants.check(request.tenantId())),
            Reply.DecisionEvaluated.class));
  }
}
