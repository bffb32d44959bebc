package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a modification ends, and so what of it is activated elsewhere. */
final class ModificationSources {

  /**
   * So many element instances of one process instance are looked through for elements, and so many
   * are activated by moves: all in one step.
   */
  private static final int ELEMENTS_MAX = 5_000;

  private final StepRun run;
  private final Definitions definitions;

  ModificationSources(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  /**
   * @param activations those of moves are added
   * @param ending gets the keys of what ends
   */
  void resolve(
      ElementInstanceRow process,
      Modification asked,
      List<Modification.Activation> activations,
      Set<Long> ending) {
    Set<String> unknown = new TreeSet<>();
    Map<String, List<ElementInstanceRow>> byId = new HashMap<>();
    for (Modification.Move move : asked.moves()) {
      List<ElementInstanceRow> found =
          sources(process, move.sourceKey(), move.sourceElementId(), byId, unknown);
      for (ElementInstanceRow source : found) {
        ending.add(source.key());
        if (!isLoopChild(source)) {
          activations.add(
              new Modification.Activation(
                  move.targetElementId(), ancestorKey(move, source, process), move.variables()));
        }
      }
      if (activations.size() > ELEMENTS_MAX) {
        throw RejectedException.invalidArgument(
            "Expected to modify instance of process '%s' by activating at most %d elements, but it contains more."
                .formatted(process.processDefinitionId(), ELEMENTS_MAX));
      }
    }
    for (Modification.Termination termination : asked.terminations()) {
      sources(process, termination.elementInstanceKey(), termination.elementId(), byId, unknown)
          .forEach(row -> ending.add(row.key()));
    }
    if (!unknown.isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to modify instance of process '%s' but it contains one or more terminate instructions with an element instance that could not be found: '%s'"
              .formatted(process.processDefinitionId(), String.join("', '", unknown)));
    }
  }

  /**
   * @param byId what is active, once it has been looked for
   */
  private List<ElementInstanceRow> sources(
      ElementInstanceRow process,
      long key,
      String elementId,
      Map<String, List<ElementInstanceRow>> byId,
      Set<String> unknown) {
    if (key == 0) {
      if (byId.isEmpty()) {
        byId.put(process.elementId(), List.of());
        findActive(process, elementId, byId);
      }
      List<ElementInstanceRow> found = byId.getOrDefault(elementId, List.of());
      if (found.isEmpty()) {
        unknown.add(elementId);
      }
      return found;
    }
    ElementInstanceRow row = run.get(Tables.ELEMENT_INSTANCE, key);
    if (row == null
        || row.isEnded()
        || row.state() == ElementState.TERMINATING
        || row.processInstanceKey() != process.key()) {
      unknown.add(Long.toString(key));
      return List.of();
    }
    return List.of(row);
  }

  private void findActive(
      ElementInstanceRow process, String elementId, Map<String, List<ElementInstanceRow>> byId) {
    Deque<Long> scopes = new ArrayDeque<>(List.of(process.key()));
    int left = ELEMENTS_MAX;
    while (!scopes.isEmpty()) {
      for (ElementInstanceRow row :
          run.state().find(Indexes.ACTIVE_CHILDREN, ELEMENTS_MAX + 1, scopes.remove())) {
        if (left-- == 0) {
          throw RejectedException.invalidState(
              "Expected to find element '%s' among at most %d active element instances, but there are more: name it by its key."
                  .formatted(elementId, ELEMENTS_MAX));
        }
        if (row.state() != ElementState.TERMINATING) {
          byId.computeIfAbsent(row.elementId(), id -> new ArrayList<>()).add(row);
        }
        if (row.activeChildren() > 0) {
          scopes.add(row.key());
        }
      }
    }
  }

  /** It is the multi-instance as a whole that moves. */
  private boolean isLoopChild(ElementInstanceRow row) {
    return row.scopeKey() != 0
        && run.element(row.scopeKey()).type() == ElementType.MULTI_INSTANCE_BODY;
  }

  private long ancestorKey(
      Modification.Move move, ElementInstanceRow source, ElementInstanceRow process) {
    return switch (move.ancestor()) {
      case EXISTING -> 0;
      case GIVEN -> move.ancestorKey();
      case PARENT_OF_SOURCE -> source.scopeKey();
      case OF_SOURCE -> nearest(move.targetElementId(), source, process);
    };
  }

  private long nearest(String targetId, ElementInstanceRow source, ElementInstanceRow process) {
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    Set<String> around = new HashSet<>();
    String id = graph.element(targetId).node().scopeId();
    while (id != null) {
      around.add(id);
      id = graph.element(id).node().scopeId();
    }
    ElementInstanceRow scope = run.element(source.scopeKey());
    while (!around.contains(scope.elementId()) || scope.type() == ElementType.MULTI_INSTANCE_BODY) {
      scope = run.element(scope.scopeKey());
    }
    return scope.key();
  }
}
