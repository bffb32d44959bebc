package dev.pitcrew.web.hire;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page on which somebody corrects a roster.
 *
 * @param by who handed it in
 * @param problems each bad cell, in the order of the rows
 * @param sheet document id of what was handed in; empty for a form
 * @param marked document id of the copy with its bad cells marked; empty when there is none
 * @param reason what was typed
 * @param sheetFault what is wrong with the file; empty when nothing is
 * @param reasonFault what is wrong with the reason; empty when nothing is
 * @param refusal why the last try was refused; empty when it was not
 */
public record RosterPage(
    OpenTask open,
    String title,
    String rosterId,
    String by,
    List<Problem> problems,
    String sheet,
    String marked,
    String reason,
    String sheetFault,
    String reasonFault,
    String refusal) {

  /** One bad cell. */
  public record Problem(
      String where, String row, String field, String value, String expected, String message) {}

  /** How many rows are wrong. */
  public long rows() {
    return problems.stream().map(Problem::row).filter(row -> !row.isEmpty()).distinct().count();
  }

  public boolean hasErrors() {
    return !sheetFault.isEmpty() || !reasonFault.isEmpty();
  }
}
