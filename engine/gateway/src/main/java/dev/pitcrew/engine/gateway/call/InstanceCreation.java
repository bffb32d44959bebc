package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.InstanceResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Creates instances for callers who wait for the result. */
public final class InstanceCreation {

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration WAIT_MAX = Duration.ofHours(1);

  private final EngineRuntime engine;

  public InstanceCreation(EngineRuntime engine) {
    this.engine = engine;
  }

  /**
   * @param requestTimeoutMillis absent or not positive for the usual time
   */
  public CompletableFuture<InstanceResult> createAndAwait(
      Caller caller, Command.CreateProcessInstance command, @Nullable Long requestTimeoutMillis) {
    return engine.createAndAwaitResult(caller, command, wait(requestTimeoutMillis));
  }

  /** Waits as long as the caller wants to. */
  public InstanceResult await(
      Caller caller, Command.CreateProcessInstance command, @Nullable Long requestTimeoutMillis) {
    Duration wait = wait(requestTimeoutMillis);
    return CommandSender.await(
        engine.createAndAwaitResult(caller, command, wait), wait.plusSeconds(60).toSeconds());
  }

  private static Duration wait(@Nullable Long millis) {
    Duration wanted = millis == null || millis <= 0 ? WAIT : Duration.ofMillis(millis);
    return wanted.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wanted;
  }

  public static String terminated(Reply.InstanceCreated created) {
    return "Expected process instance %d to complete, but it was terminated."
        .formatted(created.processInstanceKey());
  }

  public static String timedOut(Reply.InstanceCreated created) {
    return "Expected process instance %d to complete in time, but it goes on."
        .formatted(created.processInstanceKey());
  }
}
