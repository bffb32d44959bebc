package dev.pitcrew.records.workitems;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.workitems.WorkItem.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How work items are started and brought to their end. An item is handed to one starter only; a
 * starter that died before it knew the instance is followed by another after a while, under the
 * same id.
 */
public final class WorkStarts {

  private final Database database;
  private final WorkItems items;
  private final InstantSource clock;

  public WorkStarts(Database database, WorkItems items, InstantSource clock) {
    this.database = database;
    this.items = items;
    this.clock = clock;
  }

  /** Takes the next items of all queues, as many as may run; they are the caller's to start. */
  public List<WorkItem> take() {
    // Looking keeps nobody waiting; most looks find nothing.
    if (waiting().isEmpty()) {
      return List.of();
    }
    return database.write(
        () -> {
          database.lockForAppend("work_items");
          var taken = new ArrayList<WorkItem>();
          for (var queue : waiting()) {
            for (var item : next(queue, places(queue))) {
              taken.add(take(item));
            }
          }
          return List.copyOf(taken);
        });
  }

  private List<String> waiting() {
    return database
        .sql(
            "SELECT DISTINCT queue FROM work_items WHERE state = 'new' AND (not_before_at IS NULL"
                + " OR not_before_at <= ?) ORDER BY queue")
        .param(clock.millis())
        .query(String.class)
        .list();
  }

  /** How many more of a queue may run now. */
  private int places(String queue) {
    int atMost =
        database
            .sql(
                "SELECT CASE WHEN paused = 1 THEN 0 ELSE at_most END FROM work_queues WHERE queue ="
                    + " ?")
            .param(queue)
            .query(Integer.class)
            .optional()
            .orElse(WorkItems.AT_MOST_USUAL);
    int running =
        database
            .sql("SELECT count(*) FROM work_items WHERE queue = ? AND state = 'in-progress'")
            .param(queue)
            .query(Integer.class)
            .single();
    return Math.max(0, atMost - running);
  }

  private List<WorkItem> next(String queue, int limit) {
    return database
        .sql(
            """
            SELECT * FROM work_items WHERE queue = ? AND state = 'new' AND (not_before_at IS NULL OR not_before_at <= ?)
            ORDER BY priority DESC, CASE WHEN deadline_at IS NULL THEN 1 ELSE 0 END, deadline_at, added_at, reference LIMIT ?
            """)
        .param(queue)
        .param(clock.millis())
        .param(Math.min(limit, WorkItems.LIST_MAX))
        .query(WorkItems::item)
        .list();
  }

  private WorkItem take(WorkItem item) {
    database
        .sql(
            "UPDATE work_items SET state = 'in-progress', attempt = attempt + 1, started_at = ?,"
                + " ended_at = NULL, instance_key = NULL, reason = NULL WHERE queue = ? AND"
                + " reference = ?")
        .param(clock.millis())
        .param(item.queue())
        .param(item.reference())
        .update();
    return items.find(item.queue(), item.reference()).orElseThrow();
  }

  /**
   * Takes over items whose starter has not said for so long which instance it started. They may
   * have one; it must be looked for first.
   */
  public List<WorkItem> takeOver(Duration silence) {
    if (lost(silence).isEmpty()) {
      return List.of();
    }
    return database.write(
        () -> {
          database.lockForAppend("work_items");
          var lost = lost(silence);
          for (var item : lost) {
            database
                .sql("UPDATE work_items SET started_at = ? WHERE queue = ? AND reference = ?")
                .param(clock.millis())
                .param(item.queue())
                .param(item.reference())
                .update();
          }
          return lost;
        });
  }

  private List<WorkItem> lost(Duration silence) {
    return database
        .sql(
            "SELECT * FROM work_items WHERE state = 'in-progress' AND instance_key IS NULL AND"
                + " started_at <= ? ORDER BY started_at, queue, reference LIMIT ?")
        .param(clock.instant().minus(silence).toEpochMilli())
        .param(WorkItems.LIST_MAX)
        .query(WorkItems::item)
        .list();
  }

  /** Says which instance an attempt has. */
  public void started(WorkItem item, long instanceKey) {
    database.write(
        () -> {
          database
              .sql(
                  "UPDATE work_items SET instance_key = ? WHERE queue = ? AND reference = ? AND"
                      + " attempt = ? AND state = 'in-progress'")
              .param(instanceKey)
              .param(item.queue())
              .param(item.reference())
              .param(item.attempt())
              .update();
        });
  }

  /** Items whose instance may have ended, the longest running first. */
  public List<WorkItem> running(int limit, @Nullable WorkItem after) {
    return database
        .sql(
            "SELECT * FROM work_items WHERE state = 'in-progress' AND instance_key > ? ORDER BY"
                + " instance_key LIMIT ?")
        .param(after == null || after.instanceKey() == null ? 0L : after.instanceKey())
        .param(Math.clamp(limit, 1, WorkItems.LIST_MAX))
        .query(WorkItems::item)
        .list();
  }

  /** Says how an attempt ended; what was said of a later attempt stays. */
  public void ended(WorkItem item, State state, @Nullable String reason) {
    database.write(
        () -> {
          database
              .sql(
                  "UPDATE work_items SET state = ?, reason = ?, ended_at = ? WHERE queue = ? AND"
                      + " reference = ? AND attempt = ? AND state = 'in-progress'")
              .param(state.word())
              .param(reason)
              .param(clock.millis())
              .param(item.queue())
              .param(item.reference())
              .param(item.attempt())
              .update();
        });
  }
}
