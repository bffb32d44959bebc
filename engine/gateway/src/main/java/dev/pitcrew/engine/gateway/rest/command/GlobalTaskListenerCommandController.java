package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.query.GlobalTaskListeners;
import java.util.List;
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

/** Creates, changes and deletes listeners of all user tasks. */
@RestController
@RequestMapping("/v2/global-task-listeners")
final class GlobalTaskListenerCommandController {

  private static final int RETRIES = 3;
  private static final int PRIORITY = 50;

  private final CommandSender commands;

  GlobalTaskListenerCommandController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  GlobalTaskListeners.Item create(Caller caller, @RequestBody Create request) {
    return sent(
        caller,
        new Command.CreateGlobalTaskListener(
            Wire.required(request.id(), "id"),
            listener(
                request.type(),
                request.retries(),
                request.eventTypes(),
                request.afterNonGlobal(),
                request.priority())));
  }

  @PutMapping("/{id}")
  GlobalTaskListeners.Item update(
      Caller caller, @PathVariable String id, @RequestBody Update request) {
    return sent(
        caller,
        new Command.UpdateGlobalTaskListener(
            id,
            listener(
                request.type(),
                request.retries(),
                request.eventTypes(),
                request.afterNonGlobal(),
                request.priority())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String id) {
    commands.send(caller, new Command.DeleteGlobalTaskListener(id));
  }

  private GlobalTaskListeners.Item sent(Caller caller, Command.External command) {
    return GlobalTaskListeners.Item.of(
        commands.send(caller, command, Reply.GlobalTaskListenerStored.class).listener());
  }

  private static Command.GlobalTaskListener listener(
      @Nullable String type,
      @Nullable Integer retries,
      @Nullable List<String> eventTypes,
      @Nullable Boolean afterNonGlobal,
      @Nullable Integer priority) {
    return new Command.GlobalTaskListener(
        Wire.required(type, "type"),
        retries == null ? RETRIES : retries,
        eventTypes == null ? List.of() : eventTypes,
        Boolean.TRUE.equals(afterNonGlobal),
        priority == null ? PRIORITY : priority);
  }

  record Create(
      @Nullable String id,
      @Nullable String type,
      @Nullable Integer retries,
      @Nullable List<String> eventTypes,
      @Nullable Boolean afterNonGlobal,
      @Nullable Integer priority) {}

  record Update(
      @Nullable String type,
      @Nullable Integer retries,
      @Nullable List<String> eventTypes,
      @Nullable Boolean afterNonGlobal,
      @Nullable Integer priority) {}
}
