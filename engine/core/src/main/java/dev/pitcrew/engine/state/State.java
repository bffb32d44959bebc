package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows as a step sees them: those of the store, of the batch before it, and its own changes.
 * Read-only.
 */
public interface State {

  /** The row with this key, or null where there is none. */
  <R extends Row> @Nullable R get(Table<R> table, long key);

  /**
   * The first rows of an index.
   *
   * @param limit at most so many
   * @param values one for each column of the index
   */
  <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values);

  /** All rows of an index for these values; for lookups that are small by nature. */
  default <R extends Row> List<R> findAll(Index<R> index, @Nullable Object... values) {
    return find(index, Integer.MAX_VALUE, values);
  }
}
