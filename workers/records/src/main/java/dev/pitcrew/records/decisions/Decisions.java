package dev.pitcrew.records.decisions;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people decided, one decision for each user task. Posting and payment are judged by this, not
 * by what a process's variables say.
 */
public final class Decisions {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Decisions(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes a decision down. The same one again changes nothing.
   *
   * @throws IllegalStateException when the task was decided otherwise before
   */
  public void record(Decision decision) {
    database.write(
        () -> {
          if (insert(decision) == 1) {
            audit.append(
                decision.by(),
                decision.onBehalfOf(),
                "decided",
                "case",
                decision.caseId(),
                Map.of(),
                facts(decision),
                decision.reason());
            return;
          }
          var earlier = find(decision.userTaskKey()).orElseThrow();
          if (!earlier.saysTheSameAs(decision)) {
            throw new IllegalStateException(
                "Expected to note %s at task %d by %s, but %s decided %s there before."
                    .formatted(
                        decision.decision(),
                        decision.userTaskKey(),
                        decision.by(),
                        earlier.by(),
                        earlier.decision()));
          }
        });
  }

  public Optional<Decision> find(long userTaskKey) {
    return database
        .sql("SELECT * FROM decisions WHERE user_task_key = ?")
        .param(userTaskKey)
        .query(Decisions::row)
        .optional();
  }

  /** Everything that was decided in a case, oldest first, also what became void. */
  public List<Decision> ofCase(String caseId) {
    return database
        .sql("SELECT * FROM decisions WHERE case_id = ? ORDER BY at, user_task_key")
        .param(caseId)
        .query(Decisions::row)
        .list();
  }

  /** What was decided at one kind of task of a case and still holds, oldest first. */
  public List<Decision> standing(String caseId, String element) {
    return database
        .sql(
            "SELECT * FROM decisions WHERE case_id = ? AND element = ? AND void_at IS NULL ORDER BY"
                + " at, user_task_key")
        .param(caseId)
        .param(element)
        .query(Decisions::row)
        .list();
  }

  /** Takes back what was decided at one kind of task of a case: it stays written, but void. */
  public void makeVoid(String caseId, String element, String reason, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "UPDATE decisions SET void_at = ?, void_reason = ? WHERE case_id = ? AND"
                          + " element = ? AND void_at IS NULL")
                  .param(clock.millis())
                  .param(reason)
                  .param(caseId)
                  .param(element)
                  .update();
          if (rows > 0) {
            audit.append(
                who,
                null,
                "decisions-void",
                "case",
                caseId,
                Map.of("element", element, "standing", rows),
                Map.of("element", element, "standing", 0),
                reason);
          }
        });
  }

  private int insert(Decision decision) {
    return database
        .sql(
            """
            INSERT INTO decisions (user_task_key, case_id, element, decision, reason, by_user, on_behalf_of, binding, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
        .param(decision.userTaskKey())
        .param(decision.caseId())
        .param(decision.element())
        .param(decision.decision())
        .param(decision.reason())
        .param(decision.by())
        .param(decision.onBehalfOf())
        .param(decision.binding())
        .param(decision.at().toEpochMilli())
        .update();
  }

  private static Map<String, Object> facts(Decision decision) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("task", decision.userTaskKey());
    facts.put("element", decision.element());
    facts.put("decision", decision.decision());
    if (decision.binding() != null) {
      facts.put("binding", decision.binding());
    }
    return facts;
  }

  private static Decision row(ResultSet row, int number) throws SQLException {
    return new Decision(
        row.getLong("user_task_key"),
        row.getString("case_id"),
        row.getString("element"),
        row.getString("decision"),
        row.getString("reason"),
        row.getString("by_user"),
        row.getString("on_behalf_of"),
        row.getString("binding"),
        Columns.instant(row, "at"));
  }
}
