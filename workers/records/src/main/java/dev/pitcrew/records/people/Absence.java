package dev.pitcrew.records.people;

import java.time.LocalDate;

/**
 * Days on which somebody is away.
 *
 * @param from the first day
 * @param to the last day, not before the first
 * @param substitute user name of who stands in
 */
public record Absence(String username, LocalDate from, LocalDate to, String substitute) {

  public Absence {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Expected the absence of %s to end on or after %s, but it ends on %s."
              .formatted(username, from, to));
    }
    if (username.equals(substitute)) {
      throw new IllegalArgumentException(
          "Expected another person to stand in for %s, but it is the same one."
              .formatted(username));
    }
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
