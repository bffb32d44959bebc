package dev.pitcrew.spreadsheets;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading one cell.
 *
 * @param value of the column's kind; absent when the cell is blank or wrong
 * @param problem a sentence; absent when nothing is wrong
 */
record Reading(@Nullable Object value, @Nullable String problem) {

  static final Reading BLANK = new Reading(null, null);

  static Reading of(Object value) {
    return new Reading(value, null);
  }

  static Reading wrong(String text, Object... values) {
    return new Reading(null, text.formatted(values));
  }
}
