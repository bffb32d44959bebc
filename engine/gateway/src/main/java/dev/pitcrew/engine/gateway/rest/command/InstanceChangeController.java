package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Repairs single process instances: what is active in them, and by which definition. */
@RestController
@RequestMapping("/v2/process-instances/{processInstanceKey}")
final class InstanceChangeController {

  private final CommandSender commands;

  InstanceChangeController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/modification")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void modify(
      Caller caller,
      @PathVariable long processInstanceKey,
      @RequestBody Modifications.Request request) {
    commands.send(
        Wire.referring(caller, request.operationReference()),
        new Command.ModifyProcessInstance(processInstanceKey, request.modification()));
  }

  @PostMapping("/migration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void migrate(
      Caller caller,
      @PathVariable long processInstanceKey,
      @RequestBody Migrations.Request request) {
    commands.send(
        Wire.referring(caller, request.operationReference()),
        new Command.MigrateProcessInstance(processInstanceKey, request.migration()));
  }
}
