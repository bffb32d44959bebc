package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.security.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
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
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, List.of()));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
