package dev.pitcrew.web;

import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Person;
import java.util.Comparator;
import java.util.List;
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
  public boolean add(Person person, String by) {
    return people.putIfAbsent(person.username(), person) == null;
  }

  @Override
  public void replace(Person person, String by) {
    people.put(person.username(), person);
  }

  @Override
  public List<Person> all() {
    return people.values().stream().sorted(Comparator.comparing(Person::username)).toList();
  }

  void clear() {
    people.clear();
  }
}
