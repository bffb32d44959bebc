package dev.pitcrew.records.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a policy table is asked about a case, kept when the case is checked, so that whoever changes
 * the process's variables later does not change what the policy says when it is posted.
 */
public final class PolicyNotes {

  private final Database database;
  private final InstantSource clock;

  public PolicyNotes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A deployed version of a policy table. */
  public record Table(String decisionId, long decisionKey, int version) {}

  /**
   * Keeps what was checked in place of what was before; people are then asked anew.
   *
   * @param facts by what they are about, such as {@code line 1}
   */
  public void keep(String caseId, Map<String, ? extends Map<String, ?>> facts) {
    database.write(
        () -> {
          database.sql("DELETE FROM policy_facts WHERE case_id = ?").param(caseId).update();
          database.sql("DELETE FROM policy_tables WHERE case_id = ?").param(caseId).update();
          facts.forEach(
              (subject, asked) ->
                  database
                      .sql(
                          "INSERT INTO policy_facts (case_id, subject, facts, noted_at) VALUES (?,"
                              + " ?, ?, ?)")
                      .param(caseId)
                      .param(subject)
                      .param(Json.MAPPER.valueToTree(asked).toString())
                      .param(clock.millis())
                      .update());
        });
  }

  /** What was kept, by what it is about; nothing for a case that was not checked. */
  public SortedMap<String, JsonNode> facts(String caseId) {
    var facts = new TreeMap<String, JsonNode>();
    database
        .sql("SELECT subject, facts FROM policy_facts WHERE case_id = ?")
        .param(caseId)
        .query((row, n) -> facts.put(row.getString("subject"), Json.read(row.getString("facts"))))
        .list();
    return facts;
  }

  /** Notes by which version people are asked; the first one holds until the case is checked. */
  public void asked(String caseId, Table table) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO policy_tables (case_id, decision_id, decision_key, version, noted_at)
                  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                  """)
              .param(caseId)
              .param(table.decisionId())
              .param(table.decisionKey())
              .param(table.version())
              .param(clock.millis())
              .update();
        });
  }

  /** By which version people were asked; nothing when nobody was. */
  public Optional<Table> table(String caseId, String decisionId) {
    return database
        .sql("SELECT * FROM policy_tables WHERE case_id = ? AND decision_id = ?")
        .param(caseId)
        .param(decisionId)
        .query(
            (row, n) ->
                new Table(
                    row.getString("decision_id"),
                    row.getLong("decision_key"),
                    row.getInt("version")))
        .optional();
  }
}
