package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.InstanceCreation;
import dev.pitcrew.engine.gateway.call.Referring;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.problem.ApiException;
import dev.pitcrew.engine.runtime.InstanceResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts and cancels process instances. */
@RestController
@RequestMapping("/v2/process-instances")
final class ProcessInstanceController {

  private final CommandSender commands;
  private final InstanceCreation creation;

  ProcessInstanceController(CommandSender commands, InstanceCreation creation) {
    this.commands = commands;
    this.creation = creation;
  }

  @PostMapping
  ProcessInstances.Created create(Caller caller, @RequestBody ProcessInstances.Creation request) {
    Command.CreateProcessInstance command = request.command();
    Caller asking = Wire.referring(caller, request.operationReference());
    return request.awaits()
        ? completed(creation.await(asking, command, request.requestTimeout()))
        : ProcessInstances.Created.of(
            commands.send(asking, command, Reply.InstanceCreated.class), "{}");
  }

  private static ProcessInstances.Created completed(InstanceResult result) {
    return switch (result) {
      case InstanceResult.Completed completed ->
          ProcessInstances.Created.of(completed.created(), completed.variables());
      case InstanceResult.Refused refused -> throw new RejectedException(refused.rejection());
      case InstanceResult.Terminated terminated ->
          throw new RejectedException(
              Rejection.Type.NOT_FOUND, InstanceCreation.terminated(terminated.created()));
      case InstanceResult.TimedOut timedOut ->
          throw new ApiException(
              504, "DEADLINE_EXCEEDED", InstanceCreation.timedOut(timedOut.created()));
    };
  }

  @PostMapping("/{processInstanceKey}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(
      Caller caller,
      @PathVariable long processInstanceKey,
      @RequestBody(required = false) @Nullable Referring request) {
    commands.send(
        Referring.as(caller, request), new Command.CancelProcessInstance(processInstanceKey));
  }
}
