package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonValue;
import dev.pitcrew.engine.gateway.rest.query.ClusterVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes variables of the cluster. */
@RestController
@RequestMapping("/v2/cluster-variables/global")
final class ClusterVariableCommandController {

  private final CommandSender commands;

  ClusterVariableCommandController(CommandSender commands) {
    this.commands = commands;
  }

  record Creation(@Nullable String name, @Nullable JsonValue value) {}

  record Update(@Nullable JsonValue value) {}

  @PostMapping
  ClusterVariables.Item create(Caller caller, @RequestBody Creation request) {
    return item(
        caller,
        new Command.CreateClusterVariable(
            Wire.required(request.name(), "name"), given(request.value())));
  }

  @PutMapping("/{name}")
  ClusterVariables.Item update(
      Caller caller, @PathVariable String name, @RequestBody Update request) {
    return item(caller, new Command.UpdateClusterVariable(name, given(request.value())));
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String name) {
    commands.send(caller, new Command.DeleteClusterVariable(name));
  }

  private ClusterVariables.Item item(Caller caller, Command.External command) {
    return ClusterVariables.Item.of(
        commands.send(caller, command, Reply.ClusterVariable.class).row());
  }

  private static String given(@Nullable JsonValue value) {
    if (value == null) {
      throw Wire.invalid("Expected 'value' to be given, but it is missing.");
    }
    return value.json();
  }
}
