package dev.pitcrew.engine.testkit.access;

import dev.pitcrew.engine.gateway.security.Directory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People of whom each has one role, whose password is the name, and who come and go. */
final class TestPeople implements Directory {

  private final Map<String, Member> members = new ConcurrentHashMap<>();

  TestPeople with(String username, String... roles) {
    members.put(username, new Member(Set.of(roles), Set.of(roles), Set.of()));
    return this;
  }

  void standsInFor(String substitute, String absent) {
    Member member = members.get(substitute);
    Set<String> groups = new java.util.HashSet<>(member.groups());
    groups.addAll(members.get(absent).groups());
    members.put(substitute, new Member(member.roles(), groups, Set.of(absent)));
  }

  void remove(String username) {
    members.remove(username);
  }

  @Override
  public Optional<Member> find(String username) {
    return Optional.ofNullable(members.get(username));
  }

  @Override
  public boolean accepts(String username, String password, String address) {
    return members.containsKey(username) && password.equals(username);
  }
}
