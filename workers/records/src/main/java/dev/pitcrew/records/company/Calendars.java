package dev.pitcrew.records.company;

import dev.pitcrew.records.calendar.WorkingCalendar;

/** The working time of each of our companies. */
public final class Calendars {

  private final Entities entities;

  public Calendars(Entities entities) {
    this.entities = entities;
  }

  /**
   * The calendar of a company.
   *
   * @throws IllegalArgumentException when there is no such company
   */
  public WorkingCalendar of(String entityId) {
    return entities
        .find(entityId)
        .map(Calendars::calendar)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected to count the working time of company %s, but there is no such company."
                        .formatted(entityId)));
  }

  private static WorkingCalendar calendar(Entity entity) {
    return new WorkingCalendar(entity.timeZone(), entity.workingHours(), entity.holidays());
  }
}
