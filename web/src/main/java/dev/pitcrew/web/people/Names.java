package dev.pitcrew.web.people;

import org.springframework.stereotype.Component;

/** What people are called, for pages that name somebody who is not signed in there. */
@Component
public final class Names {

  private final PeopleDirectory people;

  Names(PeopleDirectory people) {
    this.people = people;
  }

  /** The name other people read; the username itself when nobody is known by it. */
  public String of(String username) {
    return username.isEmpty()
        ? ""
        : people.find(username).map(Person::displayName).orElse(username);
  }
}
