package dev.pitcrew.engine.runtime.cache;

import dev.pitcrew.engine.state.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The first rows of an index for one set of values, in order; all of them while {@code complete}.
 */
final class IndexEntry<R extends Row> {

  /** Beyond it the end is forgotten: it is read again when the beginning is used up. */
  static final int ROWS_MAX = 1_000;

  private final Comparator<R> order;
  private final List<R> rows;
  private boolean complete;

  IndexEntry(Comparator<R> order, List<R> rows, boolean complete) {
    this.order = order;
    this.rows = new ArrayList<>(rows);
    this.complete = complete;
    forgetTheEnd();
  }

  boolean answers(int limit) {
    return complete || rows.size() >= limit;
  }

  List<R> first(int limit) {
    return limit >= rows.size() ? List.copyOf(rows) : List.copyOf(rows.subList(0, limit));
  }

  boolean isEmpty() {
    return rows.isEmpty() && complete;
  }

  void add(R row) {
    int place = Collections.binarySearch(rows, row, order);
    if (place >= 0) {
      rows.set(place, row);
      return;
    }
    place = -place - 1;
    if (place < rows.size() || complete) {
      rows.add(place, row);
      forgetTheEnd();
    }
  }

  void remove(R row) {
    int place = Collections.binarySearch(rows, row, order);
    if (place >= 0) {
      rows.remove(place);
    }
  }

  private void forgetTheEnd() {
    if (rows.size() > 2 * ROWS_MAX) {
      rows.subList(ROWS_MAX, rows.size()).clear();
      complete = false;
    }
  }
}
