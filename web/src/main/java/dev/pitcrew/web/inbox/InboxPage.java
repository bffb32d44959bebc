package dev.pitcrew.web.inbox;

import java.util.List;

/**
 * The list of what waits.
 *
 * @param rows what the query leaves, in its order
 * @param loaded how many were looked at
 * @param total how many wait altogether; more than loaded when the list is cut
 * @param mine how many of the loaded ones are this person's
 */
public record InboxPage(InboxQuery query, List<TaskRow> rows, int loaded, long total, long mine) {

  public boolean isCut() {
    return total > loaded;
  }

  /** {@code 12 of 40}, or {@code 40}. */
  public String count() {
    return rows.size() == loaded ? String.valueOf(total) : rows.size() + " of " + total;
  }
}
