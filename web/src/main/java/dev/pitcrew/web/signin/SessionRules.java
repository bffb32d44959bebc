package dev.pitcrew.web.signin;

import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at the next request when it is too old, or when the person was disabled, got
 * another password or other roles since it began.
 */
final class SessionRules extends OncePerRequestFilter {

  static final Duration AGE_MAX = Duration.ofHours(8);

  private final PeopleDirectory people;
  private final Clock clock;

  SessionRules(PeopleDirectory people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (authentication != null
        && authentication.getPrincipal() instanceof SignedIn signedIn
        && session != null
        && (isTooOld(session) || !isStillWelcome(signedIn))) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      response.sendRedirect("/signin?ended");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isTooOld(HttpSession session) {
    Instant created = Instant.ofEpochMilli(session.getCreationTime());
    return created.plus(AGE_MAX).isBefore(clock.instant());
  }

  private boolean isStillWelcome(SignedIn signedIn) {
    Optional<Person> today = people.find(signedIn.getUsername());
    return today
        .filter(person -> !person.disabled() && person.stamp() == signedIn.person().stamp())
        .isPresent();
  }
}
