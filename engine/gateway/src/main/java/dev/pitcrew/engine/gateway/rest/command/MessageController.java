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

/** Messages: published into the buffer, or correlated at once. */
@RestController
@RequestMapping("/v2/messages")
final class MessageController {

  private final CommandSender commands;

  MessageController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/publication")
  Published publish(Caller caller, @RequestBody Publication request) {
    Reply.MessagePublished reply =
        commands.send(
            caller,
            new Command.PublishMessage(
                Wire.required(request.name(), "name"),
                request.correlationKey() == null ? "" : request.correlationKey(),
                request.timeToLive() == null ? 0 : request.timeToLive(),
                request.messageId() == null || request.messageId().isEmpty()
                    ? null
                    : request.messageId(),
                JsonObject.orEmpty(request.variables()),
                Tenants.check(request.tenantId())),
            Reply.MessagePublished.class);
    return new Published(Wire.key(reply.messageKey()), reply.tenantId());
  }

  @PostMapping("/correlation")
  Correlated correlate(Caller caller, @RequestBody Correlation request) {
    Reply.MessageCorrelated reply =
        commands.send(
            caller,
            new Command.CorrelateMessage(
                Wire.required(request.name(), "name"),
                request.correlationKey() == null ? "" : request.correlationKey(),
                JsonObject.orEmpty(request.variables()),
                Tenants.check(request.tenantId())),
            Reply.MessageCorrelated.class);
    return new Correlated(
        Wire.key(reply.messageKey()), Wire.key(reply.processInstanceKey()), reply.tenantId());
  }

  record Publication(
      @Nullable String name,
      @Nullable String correlationKey,
      @Nullable Long timeToLive,
      @Nullable String messageId,
      @Nullable JsonObject variables,
      @Nullable String tenantId) {}

  record Published(@Nullable String messageKey, String tenantId) {}

  record Correlation(
      @Nullable String name,
      @Nullable String correlationKey,
      @Nullable JsonObject variables,
      @Nullable String tenantId) {}

  record Correlated(
      @Nullable String messageKey, @Nullable String processInstanceKey, String tenantId) {}
}
