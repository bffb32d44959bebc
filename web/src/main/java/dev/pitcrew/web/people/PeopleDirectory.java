package dev.pitcrew.web.people;

import java.util.Optional;

/** Where people are kept; the records store in one process, something else in another. */
public interface PeopleDirectory {

  Optional<Person> find(String username);

  /** True until the first person exists: only then is the first-start page open. */
  boolean isEmpty();

  /**
   * Adds a person under a username that is free.
   *
   * @return false, with nothing changed, when the username is taken
   */
  boolean add(Person person);
}
