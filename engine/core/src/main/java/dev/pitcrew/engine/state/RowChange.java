package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One row that a step changed.
 *
 * @param before null when the step created it
 * @param after null when the step deleted it; else the row as the step leaves it
 */
public record RowChange<R extends Row>(Table<R> table, @Nullable R before, @Nullable R after) {

  public long key() {
    R row = after != null ? after : before;
    if (row == null) {
      throw new IllegalStateException("Expected a change to have a row, but it has none.");
    }
    return row.key();
  }
}
