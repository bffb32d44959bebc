package dev.pitcrew.engine.gateway.rest.control;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.rest.problem.ApiException;
import dev.pitcrew.engine.runtime.ControlledClock;
import dev.pitcrew.engine.runtime.EngineRuntime;

/** Who may control an engine, if it can be controlled at all. */
final class Control {

  private Control() {}

  /**
   * @throws ApiException 404 where the engine runs by the real time, and 403 for a person: what
   *     belongs to tests is for their client
   */
  static ControlledClock clock(EngineRuntime engine, Caller caller) {
    if (!(engine.clock() instanceof ControlledClock clock)) {
      throw new ApiException(
          404,
          "NOT_FOUND",
          "Expected an engine for tests, but this one is not: pitcrew.test-endpoints is not true.");
    }
    if (caller.restricted()) {
      throw new ApiException(
          403,
          "FORBIDDEN",
          "Expected a client to control the engine, but the caller is '%s'."
              .formatted(caller.name()));
    }
    return clock;
  }
}
