package dev.pitcrew.records.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.decisions.PolicyNotes.Table;
import java.util.Map;
import java.util.Optional;

/** The policy tables that are deployed, asked directly and not through a process's variables. */
@FunctionalInterface
public interface Policies {

  /** What a table says, and which version of it. */
  record Ruling(Table table, JsonNode says) {}

  /**
   * Asks a table.
   *
   * @param version the one to ask; the newest where it is absent
   * @throws dev.pitcrew.jobs.ContractBroken when there is no such table, or it cannot be evaluated
   */
  Ruling ask(String decisionId, Optional<Table> version, Map<String, Object> facts);
}
