package dev.pitcrew.records.hire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with one value of a roster, so said that its sender can mend it.
 *
 * @param cell such as {@code C7}, absent for a form
 * @param row as the sheet counts, or the hire's place in the form, from 1
 * @param expected a phrase that goes on after "Expected"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterProblem(
    String code,
    @Nullable String sheet,
    @Nullable String cell,
    int row,
    String field,
    String value,
    String expected,
    String message) {

  static RosterProblem of(
      String code, RosterRow row, String field, String expected, String butWhat) {
    var cell = row.cell(field);
    return new RosterProblem(
        code,
        cell.sheet(),
        cell.address(),
        row.number(),
        field,
        cell.text(),
        expected,
        "%s: expected %s, but %s.".formatted(place(row, cell, field), expected, butWhat));
  }

  private static String place(RosterRow row, RosterRow.Cell cell, String field) {
    if (cell.address() == null) {
      return "Hire %d, %s".formatted(row.number(), field);
    }
    return cell.sheet() == null
        ? "Cell %s, %s".formatted(cell.address(), field)
        : "Sheet %s, cell %s, %s".formatted(cell.sheet(), cell.address(), field);
  }
}
