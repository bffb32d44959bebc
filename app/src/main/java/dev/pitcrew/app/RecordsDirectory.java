package dev.pitcrew.app;

import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.signin.Credential;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people of the books, as the API knows them: who is there today and stands in for whom. */
final class RecordsDirectory implements Directory {

  private final Records records;
  private final PasswordCheck passwords;

  RecordsDirectory(Records records, PasswordCheck passwords) {
    this.records = records;
    this.passwords = passwords;
  }

  /** Who was disabled, or has left, is nobody at once; who never had a way in is nobody either. */
  @Override
  public Optional<Member> find(String username) {
    return credential(username)
        .flatMap(credential -> records.people().find(username))
        .filter(Person::active)
        .map(this::member);
  }

  private Member member(Person person) {
    LocalDate today = records.today().ofPerson(person.username());
    List<String> absent = records.absences().representedBy(person.username(), today);
    Set<String> groups = new HashSet<>(person.roles());
    for (String username : absent) {
      records.people().find(username).ifPresent(other -> groups.addAll(other.roles()));
    }
    return new Member(person.roles(), groups, Set.copyOf(absent));
  }

  @Override
  public boolean accepts(String username, String password, String address) {
    return passwords.accepts(
        username, credential(username).map(Credential::passwordHash), password, address);
  }

  private Optional<Credential> credential(String username) {
    return records.credentials().find(username).filter(found -> !found.disabled());
  }
}
