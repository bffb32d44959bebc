package dev.pitcrew.web.people;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.signin.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People as the records store keeps them; who has no credential there, or has left, cannot sign in.
 */
public final class RecordsPeople implements PeopleDirectory {

  private final Records records;

  public RecordsPeople(Records records) {
    this.records = records;
  }

  @Override
  public Optional<Person> find(String username) {
    return records
        .credentials()
        .find(username)
        .flatMap(
            credential -> records.people().find(username).map(known -> person(known, credential)));
  }

  private static Person person(dev.pitcrew.records.people.Person known, Credential credential) {
    Set<Role> roles =
        known.roles().stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet());
    return new Person(
        known.username(),
        known.name(),
        roles,
        credential.passwordHash(),
        credential.disabled() || !known.active());
  }

  @Override
  public boolean isEmpty() {
    return records.credentials().isEmpty();
  }

  @Override
  public List<Person> all() {
    return records.people().all().stream()
        .flatMap(
            known ->
                records.credentials().find(known.username()).stream()
                    .map(credential -> person(known, credential)))
        .toList();
  }

  /** Roles the pages do not know stay as they are. */
  @Override
  public void replace(Person person, String by) {
    records.inTransaction(
        () -> {
          Map<String, String> before =
              find(person.username()).map(RecordsPeople::facts).orElseThrow();
          dev.pitcrew.records.people.Person known =
              records.people().find(person.username()).orElseThrow();
          Set<String> roles =
              Stream.concat(
                      known.roles().stream().filter(role -> Role.of(role).isEmpty()),
                      person.roles().stream().map(Role::group))
                  .collect(Collectors.toSet());
          records.people().save(known.with(person.displayName(), roles));
          records
              .credentials()
              .save(new Credential(person.username(), person.passwordHash(), person.disabled()));
          audit(by, "person-changed", before, person);
          return true;
        });
  }

  /** What the master data already says of a person stays as it is; only the way in is added. */
  @Override
  public boolean add(Person person, String by) {
    return records.inTransaction(
        () -> {
          if (records.credentials().find(person.username()).isPresent()) {
            return false;
          }
          if (records.people().find(person.username()).isEmpty()) {
            Set<String> roles =
                person.roles().stream().map(Role::group).collect(Collectors.toSet());
            records
                .people()
                .save(
                    new dev.pitcrew.records.people.Person(
                        person.username(), person.displayName(), roles, null, null));
          }
          records
              .credentials()
              .save(new Credential(person.username(), person.passwordHash(), person.disabled()));
          audit(by, "person-added", Map.of(), find(person.username()).orElseThrow());
          return true;
        });
  }

  private void audit(String by, String action, Map<String, String> before, Person after) {
    records.audit().append(by, action, "person", after.username(), before, facts(after));
  }

  /** Never the hash: that it changed is told by the act itself. */
  private static Map<String, String> facts(Person person) {
    return Map.of(
        "name", person.displayName(),
        "roles",
            person.roles().stream().map(Role::group).sorted().collect(Collectors.joining(", ")),
        "disabled", String.valueOf(person.disabled()));
  }
}
