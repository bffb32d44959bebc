package dev.pitcrew.records.people;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.Entity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which day it is. A due date, an absence or a period is one of the company's calendar, and around
 * midnight that is another day than in Greenwich or on the machine.
 */
public final class Today {

  private final Entities entities;
  private final People people;
  private final InstantSource clock;

  public Today(Entities entities, People people, InstantSource clock) {
    this.entities = entities;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Where a company is.
   *
   * @param entityId the first of our companies where it is absent or unknown
   */
  public LocalDate ofCompany(@Nullable String entityId) {
    return LocalDate.ofInstant(clock.instant(), zone(entityId));
  }

  /** Where somebody works: in their company, else in the first of ours. */
  public LocalDate ofPerson(String username) {
    return ofCompany(people.find(username).map(Person::entity).orElse(null));
  }

  /** Where the first of our companies is; UTC before there is one. */
  public ZoneId zone() {
    return zone(null);
  }

  private ZoneId zone(@Nullable String entityId) {
    return Optional.ofNullable(entityId)
        .flatMap(entities::find)
        .or(() -> entities.all().stream().findFirst())
        .map(Entity::timeZone)
        .orElse(ZoneOffset.UTC);
  }
}
