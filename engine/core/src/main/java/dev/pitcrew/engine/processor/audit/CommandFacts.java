package dev.pitcrew.engine.processor.audit;

import dev.pitcrew.engine.audit.AuditChain;
import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.step.VariablesText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the audit trail says of a command's content: ids and names, and digests of values. */
final class CommandFacts {

  /** So many mappings are written down, of more their digest: a batch does this a million times. */
  private static final int MAPPINGS_MAX = 100;

  private CommandFacts() {}

  static Map<String, String> modified(Modification modification) {
    Map<String, String> after = new LinkedHashMap<>();
    List<String> activated =
        modification.activations().stream().map(Modification.Activation::elementId).toList();
    List<String> moved =
        modification.moves().stream()
            .map(move -> source(move.sourceKey(), move.sourceElementId()))
            .toList();
    List<String> targets =
        modification.moves().stream().map(Modification.Move::targetElementId).toList();
    List<String> terminated =
        modification.terminations().stream()
            .map(one -> source(one.elementInstanceKey(), one.elementId()))
            .toList();
    list(after, "activated", activated);
    list(after, "moved", moved);
    list(after, "movedTo", targets);
    list(after, "terminated", terminated);
    return after;
  }

  static Map<String, String> migrated(Migration migration) {
    Map<String, String> after = new LinkedHashMap<>();
    after.put("targetProcessDefinitionKey", Long.toString(migration.targetProcessDefinitionKey()));
    // Ids contain no blank.
    List<String> mappings =
        migration.mappings().stream()
            .map(mapping -> mapping.sourceElementId() + " " + mapping.targetElementId())
            .toList();
    if (mappings.size() > MAPPINGS_MAX) {
      after.put("mappingsSha256", AuditChain.sha256(String.join(",", mappings)));
    } else {
      list(after, "mappings", mappings);
    }
    return after;
  }

  private static String source(long key, String elementId) {
    return key == 0 ? elementId : Long.toString(key);
  }

  private static void list(Map<String, String> after, String name, List<String> values) {
    if (!values.isEmpty()) {
      after.put(name, String.join(",", values));
    }
  }

  /** Which there were, and a digest of their values: the values are in rows of their own. */
  static Map<String, String> variables(String json) {
    TreeSet<String> names = new TreeSet<>(VariablesText.members(json).keySet());
    return names.isEmpty()
        ? Map.of()
        : Map.of("variables", String.join(",", names), "variablesSha256", AuditChain.sha256(json));
  }

  static Map<String, String> activated(Command.ActivateAdHocElements command) {
    Map<String, String> after = new LinkedHashMap<>();
    after.put(
        "activated",
        command.activations().stream()
            .map(AdHocResult.Activation::elementId)
            .collect(Collectors.joining(",")));
    after.put("cancelRemainingInstances", Boolean.toString(command.cancelsRemaining()));
    return after;
  }
}
