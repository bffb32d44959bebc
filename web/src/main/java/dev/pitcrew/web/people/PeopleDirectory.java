package dev.pitcrew.web.people;

import java.util.List;
import java.util.Optional;

/** Where people are kept; the records store in one process, something else in another. */
public interface PeopleDirectory {

  Optional<Person> find(String username);

  /** True until the first person exists: only then is the first-start page open. */
  boolean isEmpty();

  /** Everybody who has a way in, by username. */
  List<Person> all();

  /**
   * Replaces what is known of a person; their open sessions end when it differs.
   *
   * @param by username of whoever does it, for the audit trail
   */
  void replace(Person person, String by);

  /**
   * Adds a person under a username that is free.
   *
   * @param by username of whoever does it, for the audit trail
   * @return false, with nothing changed, when the username is taken
   */
  boolean add(Person person, String by);
}
