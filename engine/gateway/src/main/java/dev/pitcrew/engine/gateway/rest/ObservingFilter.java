package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.observe.TraceParents;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Tells of each request of the API, those that are refused before they begin included. */
final class ObservingFilter extends OncePerRequestFilter {

  private static final String TRACE = "dev.pitcrew.trace";
  private static final String PROTOCOL = "rest";

  private final RequestObserver observer;

  ObservingFilter(RequestObserver observer) {
    this.observer = observer;
  }

  /** What the request causes is part of this trace. */
  static @Nullable String trace(HttpServletRequest request) {
    return request.getAttribute(TRACE) instanceof String trace ? trace : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RequestObserver.Observed observed =
        observer.begin(
            PROTOCOL,
            request.getMethod() + " " + request.getRequestURI(),
            TraceParents.valid(request.getHeader(TraceParents.NAME)));
    request.setAttribute(TRACE, observed.traceparent());
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      observed.ended(operation(request), Integer.toString(status));
    }
  }

  /** Never the path that was asked for: it holds keys, and whatever a caller likes. */
  private static String operation(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? request.getMethod() + " " + pattern
        : "unknown";
  }
}
