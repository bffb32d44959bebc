package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Caller;
import org.jspecify.annotations.Nullable;

/** The body of a command that says nothing more than by which number the caller knows it. */
public record Referring(@Nullable Long operationReference) {

  /**
   * @param request may be absent
   */
  public static Caller as(Caller caller, @Nullable Referring request) {
    return Wire.referring(caller, request == null ? null : request.operationReference());
  }
}
