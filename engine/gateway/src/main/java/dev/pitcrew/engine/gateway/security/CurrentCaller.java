package dev.pitcrew.engine.gateway.security;

import dev.pitcrew.engine.command.Caller;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller whom the filter found for the request that this thread serves. */
public final class CurrentCaller {

  private CurrentCaller() {}

  /** Does something in the name of somebody, and then is who it was before. */
  public static <T> T as(Caller caller, Supplier<T> work) {
    SecurityContext before = SecurityContextHolder.getContext();
    set(caller);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  public static void set(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
    SecurityContextHolder.setContext(context);
  }

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
