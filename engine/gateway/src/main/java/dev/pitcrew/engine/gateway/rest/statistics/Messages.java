package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong, told apart by how it begins: a message may be a stack trace of any length, and
 * thousands of them are held at once.
 */
final class Messages {

  static final int CHARACTERS = 500;

  private Messages() {}

  static <R extends Row> Tally.By<R> by(Table<R> table, String column) {
    return Tally.By.beginning(table, column, CHARACTERS);
  }

  /** The rows that were counted under one of the beginnings. */
  static <R extends Row> Filter<R> anyOf(Table<R> table, String column, List<String> beginnings) {
    List<List<Filter<R>>> groups = new ArrayList<>();
    for (String beginning : beginnings) {
      groups.add(
          List.of(
              isCut(beginning)
                  ? Filter.of(table, column, Operator.LIKE, literal(beginning) + "*")
                  : Filter.eq(table, column, beginning)));
    }
    return new Filter.AnyOf<>(groups);
  }

  private static boolean isCut(String beginning) {
    return beginning.codePointCount(0, beginning.length()) >= CHARACTERS;
  }

  private static String literal(String text) {
    return text.replaceAll("[\\\\*?]", "\\\\$0");
  }
}
