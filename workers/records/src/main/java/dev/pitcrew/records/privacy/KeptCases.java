package dev.pitcrew.records.privacy;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ended cases that are not deleted, each with the date that its company's rules give it. The
 * time of a hire begins when the person leaves, not when the case of the start ended.
 */
final class KeptCases {

  private final Database database;
  private final Entities entities;

  KeptCases(Database database, Entities entities) {
    this.database = database;
    this.entities = entities;
  }

  /**
   * Oldest first.
   *
   * @param and a further condition on {@code cases c}, and its parameters
   */
  List<Retention.Kept> where(String and, List<Object> parameters) {
    Map<String, RetentionRules> rules = new LinkedHashMap<>();
    entities.all().forEach(each -> rules.put(each.id(), new RetentionRules(each.retention())));
    RetentionRules first =
        rules.isEmpty() ? new RetentionRules(Map.of()) : rules.values().iterator().next();
    ZoneId zone = zone();
    return database
        .sql(
            """
            SELECT c.case_id, c.process, c.process_instance_key, c.outcome, i.issue_date,
              coalesce(i.entity_id, e.entity_id) AS entity_id,
              coalesce((SELECT max(l.ended_at) FROM hires l WHERE l.state = 'left' AND c.process = 'onboard-employee'
                AND (c.case_id = l.hire_id OR c.case_id LIKE l.hire_id || '-%')), c.ended_at) AS ended_at,
              (SELECT max(h.reason) FROM legal_holds h WHERE h.case_id = c.case_id AND h.released_at IS NULL) AS hold
            FROM cases c LEFT JOIN invoices i ON i.id = c.case_id LEFT JOIN claims e ON e.id = c.case_id
            WHERE c.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deletions d WHERE d.case_id = c.case_id)
              AND NOT (c.process = 'onboard-employee' AND c.outcome = 'onboarded' AND EXISTS (SELECT 1 FROM hires w
                WHERE w.state <> 'left' AND (c.case_id = w.hire_id OR c.case_id LIKE w.hire_id || '-%')))
            """
                + and
                + " ORDER BY c.ended_at, c.case_id")
        .params(new ArrayList<>(parameters))
        .query((row, n) -> kept(row, rules, first, zone))
        .list();
  }

  private static Retention.Kept kept(
      ResultSet row, Map<String, RetentionRules> rules, RetentionRules first, ZoneId zone)
      throws SQLException {
    String outcome = row.getString("outcome");
    String issued = row.getString("issue_date");
    String entity = row.getString("entity_id");
    RetentionRules own = entity == null ? first : rules.getOrDefault(entity, first);
    RetentionRules.Kind kind =
        RetentionRules.kind(row.getString("process"), outcome == null ? "" : outcome);
    return new Retention.Kept(
        row.getString("case_id"),
        Columns.longOrNull(row, "process_instance_key"),
        kind,
        own.keptUntil(
            kind,
            LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong("ended_at")), zone),
            issued == null ? null : LocalDate.parse(issued)),
        row.getString("hold"));
  }

  /** Where the days are counted. */
  ZoneId zone() {
    return entities.all().stream().findFirst().map(Entity::timeZone).orElse(ZoneId.of("UTC"));
  }
}
