package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Migrations;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Takes a process instance over to another process definition, as a whole or not at all. */
final class ProcessInstanceMigrateProcessor {

  private static final int MAPPINGS_MAX = 10_000;

  private final StepRun run;
  private final Definitions definitions;
  private final Migrations migrations;
  private final BusinessIds businessIds;

  ProcessInstanceMigrateProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.migrations = parts.elements().migrations();
    this.businessIds = new BusinessIds(parts);
  }

  Outcome process(Command.MigrateProcessInstance command) {
    long key = command.processInstanceKey();
    Migration migration = command.migration();
    ProcessInstanceRow instance = run.get(Tables.PROCESS_INSTANCE, key);
    if (instance == null
        || instance.state() != InstanceState.ACTIVE
        || run.element(key).state() != ElementState.ACTIVATED) {
      throw RejectedException.notFound(
          "Expected to migrate process instance but no process instance found with key '%d'"
              .formatted(key));
    }
    ProcessDefinitionRow target =
        run.get(Tables.PROCESS_DEFINITION, migration.targetProcessDefinitionKey());
    if (target == null || target.deleted()) {
      throw RejectedException.notFound(
          "Expected to migrate process instance to process definition but no process definition found with key '%d'"
              .formatted(migration.targetProcessDefinitionKey()));
    }
    checkMappings(key, migration, instance, target);
    if (instance.holdsBusinessId()
        && instance.businessId() != null
        && !instance.processDefinitionId().equals(target.processDefinitionId())) {
      businessIds.checkFree(
          instance.businessId(),
          target.processDefinitionId(),
          "migrate process instance '%d'".formatted(key));
    }
    migrations.migrate(run.element(key), target, migration);
    return new Reply.Done();
  }

  private void checkMappings(
      long key, Migration migration, ProcessInstanceRow instance, ProcessDefinitionRow target) {
    List<Migration.Mapping> mappings = migration.mappings();
    if (mappings.size() > MAPPINGS_MAX) {
      throw refused(
          key,
          "by at most %d mapping instructions, but there are %d."
              .formatted(MAPPINGS_MAX, mappings.size()));
    }
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    mappings.stream()
        .map(Migration.Mapping::sourceElementId)
        .filter(id -> !seen.add(id))
        .forEach(twice::add);
    if (!twice.isEmpty()) {
      throw refused(
          key,
          "but the mapping instructions contain duplicate source element ids '%s'."
              .formatted(twice));
    }
    checkThere(
        key,
        mappings,
        Migration.Mapping::sourceElementId,
        definitions.graph(instance.processDefinitionKey()),
        "source");
    checkThere(
        key,
        mappings,
        Migration.Mapping::targetElementId,
        definitions.graph(target.key()),
        "target");
  }

  private static void checkThere(
      long key,
      List<Migration.Mapping> mappings,
      Function<Migration.Mapping, String> idOf,
      ExecutableProcess graph,
      String which) {
    for (Migration.Mapping mapping : mappings) {
      String id = idOf.apply(mapping);
      if (!graph.elements().containsKey(id) && !graph.flows().containsKey(id)) {
        throw refused(
            key,
            "but mapping instructions contain a non-existing %1$s element id '%2$s'. Elements provided in mapping instructions must exist in the %1$s process definition."
                .formatted(which, id));
      }
    }
  }

  private static RejectedException refused(long key, String but) {
    return RejectedException.invalidArgument(
        "Expected to migrate process instance '%d' ".formatted(key) + but);
  }
}
