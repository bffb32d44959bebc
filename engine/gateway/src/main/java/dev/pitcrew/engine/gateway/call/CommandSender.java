package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the commands of callers to the engine, and keeps account of who decided what. */
public final class CommandSender {

  private static final Logger AUDIT = LoggerFactory.getLogger("dev.pitcrew.audit");
  private static final long WAIT_SECONDS = 60;

  private final EngineRuntime engine;

  public CommandSender(EngineRuntime engine) {
    this.engine = engine;
  }

  /** The outcome comes when it is on disk. */
  public CompletableFuture<Outcome> submit(Caller caller, Command.External command) {
    return engine
        .submit(caller, command)
        .whenComplete(
            (outcome, failure) -> {
              if (outcome instanceof Reply) {
                audit(caller, command);
              } else if (outcome instanceof Rejection rejection
                  && rejection.type() == Rejection.Type.FORBIDDEN) {
                AUDIT.warn(
                    "caller={} was refused {}", caller.name(), command.getClass().getSimpleName());
              }
            });
  }

  /**
   * Sends and waits.
   *
   * @throws RejectedException when the engine refuses
   */
  public Reply send(Caller caller, Command.External command) {
    return accepted(await(submit(caller, command)));
  }

  /** Sends and waits for the reply that this command has. */
  public <R extends Reply> R send(Caller caller, Command.External command, Class<R> type) {
    return type.cast(send(caller, command));
  }

  /**
   * @throws RejectedException when it is a refusal
   */
  public static Reply accepted(Outcome outcome) {
    return switch (outcome) {
      case Reply reply -> reply;
      case Rejection rejection -> throw new RejectedException(rejection);
    };
  }

  /** Waits for what the engine has promised. */
  public static <T> T await(Future<T> promise) {
    return await(promise, WAIT_SECONDS);
  }

  static <T> T await(Future<T> promise, long seconds) {
    try {
      return promise.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the server is closing");
    } catch (TimeoutException e) {
      throw unavailable("it did not come within %d s".formatted(seconds));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected an outcome, but the engine failed.", e.getCause());
    }
  }

  private static RejectedException unavailable(String reason) {
    return new RejectedException(
        Rejection.Type.UNAVAILABLE, "Expected an answer of the engine, but " + reason + ".");
  }

  /** What people decide is worth a line; what workers do thousands of times is not. */
  private static void audit(Caller caller, Command.External command) {
    switch (command) {
      case Command.CompleteUserTask c ->
          AUDIT.info("caller={} completed userTaskKey={}", caller.name(), c.userTaskKey());
      case Command.AssignUserTask c ->
          AUDIT.info(
              "caller={} assigned userTaskKey={} to assignee={}",
              caller.name(),
              c.userTaskKey(),
              c.assignee());
      case Command.UnassignUserTask c ->
          AUDIT.info("caller={} unassigned userTaskKey={}", caller.name(), c.userTaskKey());
      case Command.UpdateUserTask c ->
          AUDIT.info("caller={} updated userTaskKey={}", caller.name(), c.userTaskKey());
      case Command.CancelProcessInstance c ->
          AUDIT.info(
              "caller={} canceled processInstanceKey={}", caller.name(), c.processInstanceKey());
      case Command.ModifyProcessInstance c ->
          AUDIT.info(
              "caller={} modified processInstanceKey={}", caller.name(), c.processInstanceKey());
      case Command.MigrateProcessInstance c ->
          AUDIT.info(
              "caller={} migrated processInstanceKey={}", caller.name(), c.processInstanceKey());
      case Command.SetVariables c ->
          AUDIT.info(
              "caller={} set variables of elementInstanceKey={}",
              caller.name(),
              c.elementInstanceKey());
      case Command.ResolveIncident c ->
          AUDIT.info("caller={} resolved incidentKey={}", caller.name(), c.incidentKey());
      case Command.Deploy c ->
          AUDIT.info("caller={} deployed {} resources", caller.name(), c.resources().size());
      default -> {
        // Kept in the rows it changed.
      }
    }
  }
}
