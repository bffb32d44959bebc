package dev.pitcrew.records.decisions;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The approvals cases wait for, one after the other. Who may give one is judged by this: a task's
 * candidates and a process's variables can be changed by whoever may call the API.
 */
public final class ApprovalSteps {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public ApprovalSteps(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Notes that a case now waits for an approval; the same job again changes nothing. */
  public void plan(long jobKey, String caseId, String role) {
    plan(jobKey, caseId, role, null);
  }

  /**
   * The same for a step that one person is asked for, whatever roles others have.
   *
   * @param username absent when everybody with the role is asked
   */
  public void plan(long jobKey, String caseId, String role, @Nullable String username) {
    database.write(
        () -> {
          database
              .sql(
                  "INSERT INTO approval_steps (job_key, case_id, role, planned_at, username) VALUES"
                      + " (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
              .param(jobKey)
              .param(caseId)
              .param(role)
              .param(clock.millis())
              .param(username)
              .update();
        });
  }

  /** The step a case waits at, or waited at last. */
  public Optional<ApprovalStep> current(String caseId) {
    return database
        .sql(
            "SELECT * FROM approval_steps WHERE case_id = ? ORDER BY planned_at DESC, job_key DESC"
                + " LIMIT 1")
        .param(caseId)
        .query(ApprovalSteps::row)
        .optional();
  }

  /** Notes at which task the step a case waits at was decided; again changes nothing. */
  public void decided(String caseId, long userTaskKey) {
    database.write(
        () -> {
          boolean isNoted =
              database
                      .sql("SELECT count(*) FROM approval_steps WHERE user_task_key = ?")
                      .param(userTaskKey)
                      .query(Long.class)
                      .single()
                  > 0;
          var step = current(caseId);
          if (!isNoted && step.isPresent()) {
            database
                .sql(
                    "UPDATE approval_steps SET user_task_key = ? WHERE job_key = ? AND"
                        + " user_task_key IS NULL")
                .param(userTaskKey)
                .param(step.get().jobKey())
                .update();
          }
        });
  }

  /** The role of the step a decision was made at; nothing where that was not noted yet. */
  public Optional<String> roleOf(Decision decision) {
    return database
        .sql("SELECT role FROM approval_steps WHERE user_task_key = ?")
        .param(decision.userTaskKey())
        .query(String.class)
        .optional();
  }

  /** Lets others give the approval too; once for each step. */
  public void escalate(
      ApprovalStep step, @Nullable String role, @Nullable String username, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      """
                      UPDATE approval_steps SET escalated_role = ?, escalated_user = ?, escalated_at = ?
                      WHERE job_key = ? AND escalated_at IS NULL
                      """)
                  .param(role)
                  .param(username)
                  .param(clock.millis())
                  .param(step.jobKey())
                  .update();
          if (rows == 1) {
            var to = new LinkedHashMap<String, Object>();
            if (role != null) {
              to.put("role", role);
            }
            if (username != null) {
              to.put("username", username);
            }
            audit.append(
                who, "approval-escalated", "case", step.caseId(), Map.of("role", step.role()), to);
          }
        });
  }

  private static ApprovalStep row(ResultSet row, int number) throws SQLException {
    return new ApprovalStep(
        row.getLong("job_key"),
        row.getString("case_id"),
        row.getString("role"),
        Columns.instant(row, "planned_at"),
        row.getString("escalated_role"),
        row.getString("escalated_user"),
        row.getString("username"));
  }
}
