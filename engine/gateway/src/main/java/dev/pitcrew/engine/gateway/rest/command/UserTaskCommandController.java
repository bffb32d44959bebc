package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do with user tasks. */
@RestController
@RequestMapping("/v2/user-tasks/{userTaskKey}")
final class UserTaskCommandController {

  private final CommandSender commands;

  UserTaskCommandController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/assignment")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assign(
      Caller caller, @PathVariable long userTaskKey, @RequestBody UserTasks.Assignment request) {
    commands.send(
        caller,
        new Command.AssignUserTask(
            userTaskKey,
            Wire.required(request.assignee(), "assignee"),
            !Boolean.FALSE.equals(request.allowOverride()),
            request.action()));
  }

  @DeleteMapping("/assignee")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unassign(Caller caller, @PathVariable long userTaskKey) {
    commands.send(caller, new Command.UnassignUserTask(userTaskKey, null));
  }

  @PatchMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void update(
      Caller caller, @PathVariable long userTaskKey, @RequestBody UserTasks.Update request) {
    UserTasks.Changeset changes = request.changeset();
    if (changes == null && request.action() == null) {
      throw Wire.invalid("Expected 'changeset' or 'action', but neither is given.");
    }
    commands.send(
        caller,
        changes == null
            ? new Command.UpdateUserTask(
                userTaskKey, null, null, null, null, null, request.action())
            : new Command.UpdateUserTask(
                userTaskKey,
                changes.candidateGroups(),
                changes.candidateUsers(),
                utc(changes.dueDate(), "dueDate"),
                utc(changes.followUpDate(), "followUpDate"),
                changes.priority(),
                request.action()));
  }

  /** Kept in one zone, so that dates can be compared; empty to clear it. */
  private static @Nullable String utc(@Nullable String date, String name) {
    return date == null || date.isBlank()
        ? date
        : DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(Wire.time(date, name)));
  }

  @PostMapping("/completion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      Caller caller,
      @PathVariable long userTaskKey,
      @RequestBody(required = false) UserTasks.@Nullable Completion request) {
    commands.send(
        caller,
        new Command.CompleteUserTask(
            userTaskKey,
            JsonObject.orEmpty(request == null ? null : request.variables()),
            request == null ? null : request.action()));
  }
}
