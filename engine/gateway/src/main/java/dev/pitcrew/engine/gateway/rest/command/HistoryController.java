package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Referring;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.store.StoreException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deletes what an ended process instance has left behind. */
@RestController
@RequestMapping("/v2/process-instances/{processInstanceKey}")
final class HistoryController {

  private final CommandSender commands;
  private final EngineRuntime engine;

  HistoryController(CommandSender commands, EngineRuntime engine) {
    this.commands = commands;
    this.engine = engine;
  }

  @PostMapping("/deletion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Caller caller,
      @PathVariable long processInstanceKey,
      @RequestBody(required = false) @Nullable Referring request) {
    commands.send(
        Referring.as(caller, request), new Command.DeleteProcessInstance(processInstanceKey));
    try {
      if (!engine.deleteEnded(processInstanceKey)) {
        throw refused(
            processInstanceKey,
            Rejection.Type.INVALID_STATE,
            "the message that started it could still start another, or it is in use");
      }
    } catch (StoreException e) {
      throw refused(processInstanceKey, Rejection.Type.UNAVAILABLE, "the store cannot commit");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected an outcome, but the engine failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(processInstanceKey, Rejection.Type.UNAVAILABLE, "the server is closing");
    }
  }

  private static RejectedException refused(long key, Rejection.Type type, String why) {
    return new RejectedException(
        type,
        "Expected to delete all of process instance '%d', but %s: ask for it again."
            .formatted(key, why));
  }
}
