package dev.pitcrew.web.employees;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who is to begin, has begun or was there before.
 *
 * @param q what was searched for; empty: everybody
 */
public record EmployeesPage(List<Row> rows, String q) {

  /**
   * Somebody.
   *
   * @param id a hire's id, or the user name of who was there before
   * @param stands how far they are, in words
   * @param look the colour that goes with it
   * @param startDate absent for who was there before
   * @param open how many accesses are open
   */
  public record Row(
      String id,
      String name,
      String position,
      String stands,
      String look,
      @Nullable LocalDate startDate,
      int open) {}
}
