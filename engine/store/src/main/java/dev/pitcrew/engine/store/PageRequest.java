package dev.pitcrew.engine.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the found rows is wanted: by offset, or beside a cursor of an earlier page.
 *
 * @param limit at most so many rows, at most {@link #LIMIT_MAX}; 0 for the count alone
 * @param after a page's end cursor; absent where another is given or none
 * @param before a page's start cursor
 */
public record PageRequest(int limit, int offset, @Nullable String after, @Nullable String before) {

  public static final int LIMIT_MAX = 10_000;

  public PageRequest {
    if (limit < 0 || limit > LIMIT_MAX) {
      throw new InvalidQueryException(
          "Expected a page limit from 0 to %d, but got %d.".formatted(LIMIT_MAX, limit));
    }
    if (offset < 0) {
      throw new InvalidQueryException(
          "Expected a page to begin at 0 or later, but got %d.".formatted(offset));
    }
    if (after != null && before != null) {
      throw new InvalidQueryException("Expected one cursor, but got both 'after' and 'before'.");
    }
    if (offset > 0 && (after != null || before != null)) {
      throw new InvalidQueryException(
          "Expected a page to begin at a cursor or at 'from', but got both.");
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, 0, null, null);
  }
}
