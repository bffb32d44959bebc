package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.gateway.security.CurrentCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who makes a request of the API; nothing of it outlives the request. */
final class AuthenticationFilter extends OncePerRequestFilter {

  private final RequestCallers callers;

  AuthenticationFilter(Access access) {
    this.callers = new RequestCallers(access);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = callers.of(request);
    if (caller.isPresent()) {
      CurrentCaller.set(caller.get().within(ObservingFilter.trace(request)));
    }
    chain.doFilter(request, response);
  }
}
