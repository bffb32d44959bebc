package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who makes a request that is none of the API, by the API's own rules. */
public final class RequestCallers {

  private final Access access;

  public RequestCallers(Access access) {
    this.access = access;
  }

  /** Empty for whoever must say who it is, or said so wrongly. */
  public Optional<Caller> of(HttpServletRequest request) {
    return access.identify(
        request.getHeader("Authorization"), LocalRequest.test(request), request.getRemoteAddr());
  }
}
