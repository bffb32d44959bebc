package dev.pitcrew.records.master;

import dev.pitcrew.spreadsheets.Nearest;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the kinds of tables have in common: each thing once, each name known, each word of a form.
 */
final class Rows {

  private final Table table;
  private final Plan plan;
  private final Map<Object, TableRow> seen = new HashMap<>();

  Rows(Table table, Plan plan) {
    this.table = table;
    this.plan = plan;
  }

  /** Complains when an earlier row has the same key. */
  boolean isFirst(TableRow row, String column, Object key, String what) {
    var earlier = seen.putIfAbsent(key, row);
    if (earlier != null) {
      problem(row, column, "Expected %s once, but row %d has it already.", what, earlier.number());
    }
    return earlier == null;
  }

  /** Complains when a value is there but not among the known ones. */
  void known(TableRow row, String column, Collection<String> known, String what, String where) {
    row.text(column)
        .filter(value -> !known.contains(value))
        .ifPresent(
            value ->
                problem(
                    row,
                    column,
                    "Expected %s %s, but '%s' is not there.%s",
                    what,
                    where,
                    value,
                    Nearest.hint(value, known)));
  }

  /** Complains when a value is there and not of the form. */
  void form(TableRow row, String column, Predicate<String> isRight, String expected) {
    row.text(column)
        .filter(isRight.negate())
        .ifPresent(value -> problem(row, column, "Expected %s, but found '%s'.", expected, value));
  }

  void problem(TableRow row, String column, String message, Object... values) {
    plan.problem(table, row, column, message, values);
  }

  /** The cell's text; what was known before when the file has no such column. */
  static @Nullable String text(TableRow row, String column, @Nullable String before) {
    return row.cells().containsKey(column) ? row.text(column).orElse(null) : before;
  }
}
