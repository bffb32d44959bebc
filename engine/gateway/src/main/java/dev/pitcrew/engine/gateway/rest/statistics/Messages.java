package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Tally;

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

  /** Whether there may be more of it. */
  static boolean isCut(String beginning) {
    return beginning.codePointCount(0, beginning.length()) >= CHARACTERS;
  }
}
