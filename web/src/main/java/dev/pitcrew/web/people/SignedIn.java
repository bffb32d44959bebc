package dev.pitcrew.web.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person behind a request, as the directory knew them when they signed in. */
public final class SignedIn implements UserDetails {

  private static final long serialVersionUID = 1L;

  private final transient Person person;

  public SignedIn(Person person) {
    this.person = person;
  }

  public Person person() {
    return person;
  }

  @Override
  public String getUsername() {
    return person.username();
  }

  public String displayName() {
    return person.displayName();
  }

  public boolean has(Role role) {
    return person.roles().contains(role);
  }

  public boolean hasAny(Set<Role> roles) {
    return roles.stream().anyMatch(this::has);
  }

  /** The candidate groups of the engine's user tasks this person belongs to, in a fixed order. */
  public List<String> groups() {
    return person.roles().stream().sorted().map(Role::group).collect(Collectors.toList());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return person.roles().stream()
        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
        .toList();
  }

  @Override
  public String getPassword() {
    return person.passwordHash();
  }

  @Override
  public boolean isEnabled() {
    return !person.disabled();
  }

  @Override
  public String toString() {
    return person.username();
  }
}
