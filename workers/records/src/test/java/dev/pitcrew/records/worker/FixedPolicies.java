package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.decisions.PolicyNotes.Table;
import dev.pitcrew.records.policy.ClaimFacts;
import dev.pitcrew.records.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policy tables that say what a test says, and remember what they were asked. */
final class FixedPolicies implements Policies {

  final List<Map<String, Object>> asked = new ArrayList<>();
  final List<Optional<Table>> versions = new ArrayList<>();
  private List<String> roles = List.of();
  private JsonNode lines = Variables.MAPPER.createArrayNode();
  private int version = 1;

  void due(String... due) {
    roles = List.of(due);
  }

  /** Who has to be asked, as a process's own list has them. */
  String listed() {
    return steps().get("steps").toString();
  }

  /** What is said of a claim's lines, as variable {@code policy} has it. */
  void lines(String policy) {
    lines =
        Variables.MAPPER.valueToTree(
            Variables.fromJson("{\"lines\": " + policy + "}").get("lines"));
  }

  void deployAnother() {
    version++;
  }

  @Override
  public Ruling ask(String decisionId, Optional<Table> table, Map<String, Object> facts) {
    asked.add(facts);
    versions.add(table);
    var answering = table.orElseGet(() -> new Table(decisionId, 100L + version, version));
    return new Ruling(answering, decisionId.equals(ClaimFacts.LINE_POLICY) ? line(facts) : steps());
  }

  private JsonNode line(Map<String, Object> facts) {
    for (var line : lines) {
      if (line.path("line").asInt() == ((Number) facts.get(ClaimFacts.LINE)).intValue()) {
        return line.deepCopy();
      }
    }
    return Variables.MAPPER.createObjectNode();
  }

  private JsonNode steps() {
    var says = Variables.MAPPER.createObjectNode().put("rule", "rule-of-" + roles.size());
    var steps = says.putArray("steps");
    roles.forEach(role -> steps.addObject().put("role", role));
    return says;
  }
}
