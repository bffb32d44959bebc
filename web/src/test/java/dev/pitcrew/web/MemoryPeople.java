package dev.pitcrew.web;

import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Person;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** People for tests. */
final class MemoryPeople implements PeopleDirectory {

  private final Map<String, Person> people = new ConcurrentHashMap<>();

  @Override
  public Optional<Person> find(String username) {
    return Optional.ofNullable(people.get(username));
  }

  @Override
  public boolean isEmpty() {
    return people.isEmpty();
  }

  @Override
  public boolean add(Person person) {
    return people.putIfAbsent(person.username(), person) == null;
  }

  void replace(Person person) {
    people.put(person.username(), person);
  }

  void clear() {
    people.clear();
  }
}
