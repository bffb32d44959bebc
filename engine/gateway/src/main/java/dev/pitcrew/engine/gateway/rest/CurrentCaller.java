package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.command.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller whom the filter found for the request that this thread serves. */
public final class CurrentCaller {

  private CurrentCaller() {}

  /**
   * @throws IllegalStateException when there is none: then nothing must be told
   */
  public static Caller get() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("Expected a request to have a caller, but it has none.");
  }
}
