package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signals: broadcast to all who wait for them. */
@RestController
@RequestMapping("/v2/signals")
final class SignalController {

  private final CommandSender commands;

  SignalController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/broadcast")
  Broadcast broadcast(Caller caller, @RequestBody Signal request) {
    Reply.SignalBroadcast reply =
        commands.send(
            caller,
            new Command.BroadcastSignal(
                Wire.required(request.signalName(), "signalName"),
                JsonObject.orEmpty(request.variables()),
                Tenants.check(request.tenantId())),
            Reply.SignalBroadcast.class);
    return new Broadcast(Wire.key(reply.signalKey()), reply.tenantId());
  }

  record Signal(
      @Nullable String signalName, @Nullable JsonObject variables, @Nullable String tenantId) {}

  record Broadcast(@Nullable String signalKey, String tenantId) {}
}
