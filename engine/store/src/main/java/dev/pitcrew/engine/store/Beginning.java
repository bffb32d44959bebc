package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;

/**
 * Of a text that may be long, only how it begins is wanted.
 *
 * @param characters at most so many are read, as the store counts them: not in halves
 */
public record Beginning<R extends Row>(Column<R> column, int characters) {

  public Beginning {
    if (ColumnKind.of(column) != ColumnKind.TEXT || characters < 1) {
      throw new IllegalArgumentException(
          "Expected the beginning of a text, but got %d characters of '%s'."
              .formatted(characters, column.name()));
    }
  }

  /** As the store reads it. */
  public String of(String text) {
    return text.length() <= characters || text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /** Whether what was read may go on. */
  boolean mayGoOn(String read) {
    return read.length() >= characters && read.codePointCount(0, read.length()) >= characters;
  }
}
