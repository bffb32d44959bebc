package dev.pitcrew.web.people;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param username lower case, what the engine's audit names
 * @param displayName what other people read
 * @param roles what the person may do; never null, may be empty
 * @param passwordHash Argon2id in its encoded form, never a password
 * @param disabled true when the person may no longer sign in; sessions that are open end at the
 *     next request
 */
public record Person(
    String username, String displayName, Set<Role> roles, String passwordHash, boolean disabled) {

  public Person {
    roles = Set.copyOf(roles);
  }

  public Person withRoles(Set<Role> others) {
    return new Person(username, displayName, others, passwordHash, disabled);
  }

  public Person withPasswordHash(String hash) {
    return new Person(username, displayName, roles, hash, disabled);
  }

  public Person withDisabled(boolean other) {
    return new Person(username, displayName, roles, passwordHash, other);
  }

  /** Changes whenever something changes that must end the sessions opened before. */
  public int stamp() {
    return hashCode();
  }

  @Override
  public String toString() {
    return "Person[" + username + "]";
  }
}
