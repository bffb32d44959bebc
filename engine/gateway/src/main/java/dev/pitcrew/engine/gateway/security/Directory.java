package dev.pitcrew.engine.gateway.security;

import java.util.Optional;
import java.util.Set;

/**
 * The people whom the application knows. With one, protected processes are closed to whoever is not
 * named by them; without one, everything is open to everybody who may call at all.
 */
public interface Directory {

  /** A person as of today; empty for one who does not exist or may no longer do anything. */
  Optional<Member> find(String username);

  /**
   * Whether this is the person's password. May be slow, and makes guessing slow.
   *
   * @param address from where it was tried
   */
  boolean accepts(String username, String password, String address);

  /**
   * What a person is today.
   *
   * @param roles its own
   * @param groups its roles, and those of whom it stands in for
   * @param standsInFor user names
   */
  record Member(Set<String> roles, Set<String> groups, Set<String> standsInFor) {}
}
