package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Activates and ends elements of a process instance as somebody outside asks. */
public final class Modifications {

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;
  private final FlowScopes flowScopes;

  Modifications(
      StepRun run, Definitions definitions, ElementInstances instances, FlowScopes flowScopes) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
    this.flowScopes = flowScopes;
  }

  /**
   * Makes an element that goes on, by {@link #enter}, as if a flow had led to it.
   *
   * @return its key
   * @throws dev.pitcrew.engine.step.RejectedException when it is not known where
   */
  public long activate(ElementInstanceRow process, Modification.Activation activation) {
    FlowElement element =
        definitions.graph(process.processDefinitionKey()).element(activation.elementId());
    return activate(element, flowScopes.of(element, process, activation), activation);
  }

  /**
   * As {@link #activate}, with one scope around all that stand in it, also where that is among what
   * is activated.
   *
   * @return their keys
   */
  public List<Long> activateAll(ElementInstanceRow process, List<String> elementIds) {
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    List<Modification.Activation> all =
        elementIds.stream().map(id -> new Modification.Activation(id, 0, List.of())).toList();
    List<ElementInstanceRow> around =
        all.stream()
            .map(one -> flowScopes.of(graph.element(one.elementId()), process, one))
            .toList();
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      keys.add(activate(graph.element(elementIds.get(i)), around.get(i), all.get(i)));
    }
    return keys;
  }

  private long activate(
      FlowElement element, ElementInstanceRow scope, Modification.Activation activation) {
    ElementInstanceRow row =
        element.node().incoming().size() > 1
            ? instances.arrive(element, scope, takeTokens(element, scope))
            : instances.create(element, scope, 0);
    flowScopes.setVariables(row, element.id(), activation);
    if (element instanceof FlowElement.EventSubProcess inner) {
      instances.create(
          definitions.graph(scope.processDefinitionKey()).element(inner.startEventId()), row, 0);
    }
    return row.key();
  }

  public void enter(List<Long> keys) {
    keys.forEach(key -> run.todo(Work.Kind.ENTER, key));
  }

  /** A join that is activated takes what waits for it: one token of each flow. */
  private Collection<String> takeTokens(FlowElement gateway, ElementInstanceRow scope) {
    Map<String, Long> oldest = new LinkedHashMap<>();
    for (FlowTokenRow token : run.state().findAll(Indexes.FLOW_TOKENS, scope.key(), gateway.id())) {
      oldest.putIfAbsent(token.flowId(), token.key());
    }
    for (long key : oldest.values()) {
      run.append(new Event.FlowTokenRemoved(key));
    }
    return oldest.keySet();
  }

  /**
   * All that ends when these element instances do: also each scope that is left with nothing.
   *
   * @param keys of element instances that are active
   */
  public Set<Long> withEmptied(Collection<Long> keys) {
    Set<Long> ending = new LinkedHashSet<>(keys);
    for (long key : keys) {
      long scopeKey = run.element(key).scopeKey();
      while (scopeKey != 0 && !ending.contains(scopeKey) && isEmptiedBy(ending, scopeKey)) {
        ending.add(scopeKey);
        scopeKey = run.element(scopeKey).scopeKey();
      }
    }
    return ending;
  }

  /** A token that waits at a join keeps its scope alive. */
  private boolean isEmptiedBy(Set<Long> ending, long scopeKey) {
    ElementInstanceRow scope = run.element(scopeKey);
    if (scope.flowsInFlight() > 0) {
      return false;
    }
    List<ElementInstanceRow> children = run.state().findAll(Indexes.ACTIVE_CHILDREN, scopeKey);
    return children.stream()
        .allMatch(
            child -> child.state() == ElementState.TERMINATING || ending.contains(child.key()));
  }

  /** Ends them; what stands in another that ends, ends with that. */
  public void terminate(Set<Long> ending) {
    for (long key : ending) {
      if (!ending.contains(run.element(key).scopeKey())) {
        run.todo(Work.Kind.TERMINATE, key);
      }
    }
  }
}
