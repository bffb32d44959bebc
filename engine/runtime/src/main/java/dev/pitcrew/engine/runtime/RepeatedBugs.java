package dev.pitcrew.engine.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often steps about the same row were dropped because of a bug, since this process began. */
final class RepeatedBugs {

  /** After so many the row is set aside. */
  static final int TIMES_MAX = 5;

  private static final int ROWS_MAX = 10_000;

  private final Map<Long, Integer> timesByKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > ROWS_MAX;
        }
      };

  /** Once more; true when it was once too often, and then it is counted from the beginning. */
  boolean isTooOften(long key) {
    if (timesByKey.merge(key, 1, Integer::sum) < TIMES_MAX) {
      return false;
    }
    timesByKey.remove(key);
    return true;
  }
}
