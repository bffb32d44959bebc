package dev.pitcrew.records.personnel;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who were announced to leave. */
public final class Leavers {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Leavers(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<Leaver> find(String caseId) {
    return database
        .sql("SELECT * FROM leavers WHERE case_id = ?")
        .param(caseId)
        .query(Leavers::row)
        .optional();
  }

  /** Whenever somebody was to leave, the newest first. */
  public List<Leaver> ofEmployee(String employeeId) {
    return database
        .sql("SELECT * FROM leavers WHERE employee_id = ? ORDER BY announced_at DESC, case_id DESC")
        .param(employeeId)
        .query(Leavers::row)
        .list();
  }

  /** Announces somebody; the same case again changes only what is new. */
  public Leaver announce(
      String caseId,
      String employeeId,
      String entityId,
      LocalDate lastDay,
      boolean immediate,
      String who) {
    return database.write(
        () -> {
          var known = find(caseId);
          if (known.isPresent()
              && known.get().lastDay().equals(lastDay)
              && known.get().immediate() == immediate) {
            return known.get();
          }
          database
              .sql(
                  """
                  INSERT INTO leavers (case_id, employee_id, entity_id, last_day, immediate, plan_version, announced_by, announced_at)
                  VALUES (?, ?, ?, ?, ?, 1, ?, ?)
                  ON CONFLICT (case_id) DO UPDATE SET last_day = excluded.last_day, immediate = excluded.immediate,
                    plan_version = leavers.plan_version + 1
                  """)
              .param(caseId)
              .param(employeeId)
              .param(entityId)
              .param(lastDay.toString())
              .param(immediate ? 1 : 0)
              .param(who)
              .param(clock.millis())
              .update();
          audit.append(
              who,
              known.isPresent() ? "last-day-changed" : "leaver-announced",
              "employee",
              employeeId,
              known
                  .<Map<String, ?>>map(before -> Map.of("lastDay", before.lastDay().toString()))
                  .orElse(Map.of()),
              Map.of("lastDay", lastDay.toString(), "case", caseId));
          return find(caseId).orElseThrow();
        });
  }

  private static Leaver row(ResultSet row, int number) throws SQLException {
    return new Leaver(
        row.getString("case_id"),
        row.getString("employee_id"),
        row.getString("entity_id"),
        Columns.date(row, "last_day"),
        row.getLong("immediate") == 1,
        row.getInt("plan_version"));
  }
}
