package dev.pitcrew.web.signin;

import dev.pitcrew.web.people.SamplePeople;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops a try to sign in before a password is looked at: too soon, or the samples' password. */
final class ThrottledSignIn extends OncePerRequestFilter {

  private final SignInThrottle throttle;
  private final boolean samples;

  ThrottledSignIn(SignInThrottle throttle, boolean samples) {
    this.throttle = throttle;
    this.samples = samples;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !("POST".equals(request.getMethod()) && "/signin".equals(request.getServletPath()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String username = SecurityRules.typedName(request);
    Duration wait = throttle.wait(username, request.getRemoteAddr());
    if (!wait.isZero()) {
      response.sendRedirect("/signin?wait=" + Math.max(1, wait.toSeconds() + 1));
      return;
    }
    if (!samples && SamplePeople.PASSWORD.equals(request.getParameter("password"))) {
      // The password is public, so that it must not open a data folder that is now used in earnest.
      throttle.failed(username, request.getRemoteAddr());
      response.sendRedirect("/signin?samples");
      return;
    }
    chain.doFilter(request, response);
  }
}
