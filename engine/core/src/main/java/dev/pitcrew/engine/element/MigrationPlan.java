package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes what when an instance goes over from one process definition to another.
 *
 * @param targets ids by ids of the source; the process itself is among them, and with an ad-hoc
 *     sub-process the scope around what is begun in it
 * @param mapped the ids of the target that something of the source becomes
 */
record MigrationPlan(
    ProcessDefinitionRow definition,
    ExecutableProcess source,
    ExecutableProcess target,
    Map<String, String> targets,
    Set<String> mapped) {

  static MigrationPlan of(
      Migration migration,
      ProcessDefinitionRow definition,
      ExecutableProcess source,
      ExecutableProcess target) {
    Map<String, String> targets =
        migration.mappings().stream()
            .collect(
                Collectors.toMap(
                    Migration.Mapping::sourceElementId, Migration.Mapping::targetElementId));
    targets.put(source.processDefinitionId(), target.processDefinitionId());
    for (FlowElement element : source.elements().values()) {
      if (element instanceof FlowElement.AdHocSubProcess from
          && targets.containsKey(from.id())
          && target.elements().get(targets.get(from.id()))
              instanceof FlowElement.AdHocSubProcess to) {
        targets.putIfAbsent(from.adHoc().innerInstanceId(), to.adHoc().innerInstanceId());
      }
    }
    return new MigrationPlan(definition, source, target, targets, Set.copyOf(targets.values()));
  }

  @Nullable String targetId(String sourceId) {
    return targets.get(sourceId);
  }

  /** What ends the instance, by its ids in the target: what is not mapped is called as before. */
  List<String> terminateAfter(List<String> sourceIds) {
    return sourceIds.stream().map(id -> targets.getOrDefault(id, id)).distinct().toList();
  }

  FlowElement source(ElementInstanceRow row) {
    return source.element(row.elementId());
  }

  /** What the element instance becomes, once it is known that its element is mapped. */
  FlowElement target(ElementInstanceRow row) {
    return target.element(targets.get(row.elementId()));
  }
}
