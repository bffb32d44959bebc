package dev.pitcrew.records.workitems;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import dev.pitcrew.records.trail.AuditTrail;
import dev.pitcrew.records.workitems.WorkItem.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work that waits to be started, in queues: what people put in, ask and take out. */
public final class WorkItems {

  /** How many items of a queue run at a time unless something else is said. */
  public static final int AT_MOST_USUAL = 10;

  static final int LIST_MAX = 500;

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public WorkItems(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What came of feeding a queue.
   *
   * @param known how many were there already with the same content
   * @param different references that were there with other content, which was left as it is
   */
  public record Fed(int added, int known, List<String> different) {}

  /**
   * A queue at a glance.
   *
   * @param overdue how many wait or run beyond their deadline
   */
  public record Queue(
      String name,
      int atMost,
      boolean paused,
      int waiting,
      int running,
      int done,
      int failed,
      int abandoned,
      int overdue) {}

  /** Puts work into a queue, all of it or none. What is there already is not put in again. */
  public Fed feed(String queue, List<WorkDraft> drafts, String by) {
    return database.write(
        () -> {
          int added = 0;
          int known = 0;
          var different = new ArrayList<String>();
          for (var draft : drafts) {
            if (insert(queue, draft, by)) {
              added++;
            } else if (isSame(find(queue, draft.reference()).orElseThrow(), draft)) {
              known++;
            } else {
              different.add(draft.reference());
            }
          }
          if (added > 0) {
            audit.append(by, "work-fed", "queue", queue, Map.of(), Map.of("items", added));
          }
          return new Fed(added, known, List.copyOf(different));
        });
  }

  private boolean insert(String queue, WorkDraft draft, String by) {
    return database
            .sql(
                """
                INSERT INTO work_items (queue, reference, process_id, message, payload, priority, deadline_at, not_before_at, state, attempt, added_by, added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'new', 0, ?, ?) ON CONFLICT DO NOTHING
                """)
            .param(queue)
            .param(draft.reference())
            .param(draft.processId())
            .param(draft.message())
            .param(Json.write(draft.payload()))
            .param(draft.priority())
            .param(Columns.millis(draft.deadline()))
            .param(Columns.millis(draft.notBefore()))
            .param(by)
            .param(clock.millis())
            .update()
        == 1;
  }

  private static boolean isSame(WorkItem item, WorkDraft draft) {
    return item.processId().equals(draft.processId())
        && Objects.equals(item.message(), draft.message())
        && item.payload().equals(Json.read(Json.write(draft.payload())));
  }

  public Optional<WorkItem> find(String queue, String reference) {
    return database
        .sql("SELECT * FROM work_items WHERE queue = ? AND reference = ?")
        .param(queue)
        .param(reference)
        .query(WorkItems::item)
        .optional();
  }

  /** Items of a queue in one state, the latest first. */
  public List<WorkItem> list(String queue, State state, int limit) {
    return database
        .sql(
            "SELECT * FROM work_items WHERE queue = ? AND state = ? ORDER BY COALESCE(ended_at,"
                + " started_at, added_at) DESC, reference LIMIT ?")
        .param(queue)
        .param(state.word())
        .param(Math.clamp(limit, 1, LIST_MAX))
        .query(WorkItems::item)
        .list();
  }

  /** How many items of a queue may run at a time, and whether new ones are begun. */
  public void set(String queue, int atMost, boolean paused, String by) {
    if (atMost < 1) {
      throw new IllegalArgumentException(
          "Expected at least 1 item of queue %s at a time, but found %d.".formatted(queue, atMost));
    }
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO work_queues (queue, at_most, paused) VALUES (?, ?, ?)
                  ON CONFLICT (queue) DO UPDATE SET at_most = excluded.at_most, paused = excluded.paused
                  """)
              .param(queue)
              .param(atMost)
              .param(paused ? 1 : 0)
              .update();
          audit.append(
              by,
              "queue-set",
              "queue",
              queue,
              Map.of(),
              Map.of("atMost", atMost, "paused", paused));
        });
  }

  /** All queues, by name. */
  public List<Queue> queues() {
    long now = clock.millis();
    return database
        .sql(
            """
            SELECT i.queue AS queue, MAX(q.at_most) AS at_most, MAX(q.paused) AS paused,
              SUM(CASE WHEN i.state = 'new' THEN 1 ELSE 0 END) AS waiting,
              SUM(CASE WHEN i.state = 'in-progress' THEN 1 ELSE 0 END) AS running,
              SUM(CASE WHEN i.state = 'done' THEN 1 ELSE 0 END) AS done,
              SUM(CASE WHEN i.state = 'failed' THEN 1 ELSE 0 END) AS failed,
              SUM(CASE WHEN i.state = 'abandoned' THEN 1 ELSE 0 END) AS abandoned,
              SUM(CASE WHEN i.state IN ('new', 'in-progress') AND i.deadline_at < ? THEN 1 ELSE 0 END) AS overdue
            FROM work_items i LEFT JOIN work_queues q ON q.queue = i.queue GROUP BY i.queue ORDER BY i.queue
            """)
        .param(now)
        .query((row, number) -> queue(row))
        .list();
  }

  private static Queue queue(ResultSet row) throws SQLException {
    var atMost = Columns.longOrNull(row, "at_most");
    return new Queue(
        row.getString("queue"),
        atMost == null ? AT_MOST_USUAL : Math.toIntExact(atMost),
        row.getLong("paused") == 1,
        row.getInt("waiting"),
        row.getInt("running"),
        row.getInt("done"),
        row.getInt("failed"),
        row.getInt("abandoned"),
        row.getInt("overdue"));
  }

  /** Lets an item that failed or was abandoned wait again. False when it is neither. */
  public boolean again(String queue, String reference, String by) {
    return change(
        queue,
        reference,
        by,
        "work-again",
        "UPDATE work_items SET state = 'new', reason = ?, ended_at = NULL WHERE queue = ? AND"
            + " reference = ? AND state IN ('failed', 'abandoned')",
        null);
  }

  /** Takes an item out that has not begun, or failed. False when it is neither. */
  public boolean abandon(String queue, String reference, String why, String by) {
    return change(
        queue,
        reference,
        by,
        "work-abandoned",
        "UPDATE work_items SET state = 'abandoned', reason = ? WHERE queue = ? AND reference = ?"
            + " AND state IN ('new', 'failed')",
        why);
  }

  private boolean change(
      String queue, String reference, String by, String what, String sql, @Nullable String why) {
    return database.write(
        () -> {
          int rows = database.sql(sql).param(why).param(queue).param(reference).update();
          if (rows == 1) {
            audit.append(
                by,
                what,
                "work-item",
                queue + "/" + reference,
                Map.of(),
                why == null ? Map.of() : Map.of("reason", why));
          }
          return rows == 1;
        });
  }

  static WorkItem item(ResultSet row, int number) throws SQLException {
    return new WorkItem(
        row.getString("queue"),
        row.getString("reference"),
        row.getString("process_id"),
        row.getString("message"),
        Json.read(row.getString("payload")),
        row.getLong("priority"),
        Columns.instantOrNull(row, "deadline_at"),
        Columns.instantOrNull(row, "not_before_at"),
        State.of(row.getString("state")),
        row.getInt("attempt"),
        Columns.longOrNull(row, "instance_key"),
        row.getString("reason"),
        Columns.instant(row, "added_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
