package dev.pitcrew.web.people;

import dev.pitcrew.records.Credential;
import dev.pitcrew.records.Records;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People as the records store keeps them; who has no credential there cannot sign in. */
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

  private static Person person(dev.pitcrew.records.Person known, Credential credential) {
    Set<Role> roles =
        known.roles().stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet());
    return new Person(
        known.username(), known.name(), roles, credential.passwordHash(), credential.disabled());
  }

  @Override
  public boolean isEmpty() {
    return records.credentials().isEmpty();
  }

  /** What the master data already says of a person stays as it is; only the way in is added. */
  @Override
  public boolean add(Person person) {
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
                    new dev.pitcrew.records.Person(
                        person.username(), person.displayName(), roles, null, null));
          }
          records
              .credentials()
              .save(new Credential(person.username(), person.passwordHash(), person.disabled()));
          return true;
        });
  }
}
