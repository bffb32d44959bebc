package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Referring;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators do to running instances: set variables, resolve incidents. */
@RestController
@RequestMapping("/v2")
final class OperatorController {

  private final CommandSender commands;

  OperatorController(CommandSender commands) {
    this.commands = commands;
  }

  @PutMapping("/element-instances/{elementInstanceKey}/variables")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setVariables(
      Caller caller, @PathVariable long elementInstanceKey, @RequestBody SetVariables request) {
    if (request.variables() == null) {
      throw Wire.invalid("Expected 'variables' to be given, but they are missing.");
    }
    commands.send(
        Wire.referring(caller, request.operationReference()),
        new Command.SetVariables(
            elementInstanceKey, request.variables().json(), Boolean.TRUE.equals(request.local())));
  }

  @PostMapping("/incidents/{incidentKey}/resolution")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resolve(
      Caller caller,
      @PathVariable long incidentKey,
      @RequestBody(required = false) @Nullable Referring request) {
    commands.send(Referring.as(caller, request), new Command.ResolveIncident(incidentKey));
  }

  record SetVariables(
      @Nullable JsonObject variables, @Nullable Boolean local, @Nullable Long operationReference) {}
}
