package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inclusive joins: what has arrived goes on as one when each flow has brought a token, or when
 * nothing that is active can come by one that has not. Looked at whenever a token has moved or an
 * element has ended, and only then.
 */
final class InclusiveJoins {

  /** A gateway with its oldest token of each flow that has brought one. */
  private record Waiting(FlowElement gateway, Map<String, FlowTokenRow> oldest) {

    boolean isComplete() {
      return oldest.size() == gateway.node().incoming().size();
    }
  }

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;

  InclusiveJoins(StepRun run, Definitions definitions, ElementInstances instances) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
  }

  /** The arriving flow stays in flight, so that its scope does not complete. */
  void arrive(FlowElement gateway, SequenceFlow flow, ElementInstanceRow scope) {
    run.append(
        new Event.FlowTokenStored(
            new FlowTokenRow(
                run.newKey(), scope.key(), scope.processInstanceKey(), gateway.id(), flow.id())));
  }

  /** Lets the join go on that nothing can come to any more, one at most: it moves a token again. */
  void settle(long scopeKey) {
    if (scopeKey == 0) {
      return;
    }
    ElementInstanceRow scope = run.element(scopeKey);
    if (scope.flowsInFlight() == 0
        || !ElementInstances.isOpen(scope)
        || !definitions.graph(scope.processDefinitionKey()).joinsInclusively()) {
      return;
    }
    List<FlowTokenRow> tokens = run.state().findAll(Indexes.FLOW_TOKENS_BY_SCOPE, scopeKey);
    if (tokens.size() == scope.flowsInFlight()) {
      settle(scope, tokens);
    }
    // Else a token is still on its way to its next element, and this is asked again there.
  }

  private void settle(ElementInstanceRow scope, List<FlowTokenRow> tokens) {
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    List<Waiting> waiting = waiting(graph, tokens);
    if (waiting.isEmpty()) {
      return;
    }
    Set<String> active = new HashSet<>();
    for (ElementInstanceRow child : run.state().findAll(Indexes.ACTIVE_CHILDREN, scope.key())) {
      active.add(child.elementId());
    }
    Set<String> others = new HashSet<>();
    List<Waiting> ready = new ArrayList<>();
    for (Waiting join : waiting) {
      if (join.isComplete() || !canBeReached(join, active, graph)) {
        ready.add(join);
        others.add(join.gateway().id());
      }
    }
    if (!ready.isEmpty()) {
      goOn(first(ready, others, graph), scope);
    }
  }

  /** By the age of their first tokens. */
  private static List<Waiting> waiting(ExecutableProcess graph, List<FlowTokenRow> tokens) {
    Map<String, Waiting> byGateway = new LinkedHashMap<>();
    for (FlowTokenRow token : tokens) {
      if (graph.element(token.gatewayId()) instanceof FlowElement.InclusiveGateway gateway) {
        byGateway
            .computeIfAbsent(gateway.id(), id -> new Waiting(gateway, new LinkedHashMap<>()))
            .oldest()
            .putIfAbsent(token.flowId(), token);
      }
    }
    return List.copyOf(byGateway.values());
  }

  /**
   * What waits upstream goes before what waits downstream; of a circle the one that waits longest.
   */
  private static Waiting first(List<Waiting> ready, Set<String> all, ExecutableProcess graph) {
    for (Waiting join : ready) {
      Set<String> others = new HashSet<>(all);
      others.remove(join.gateway().id());
      if (join.isComplete() || !canBeReached(join, others, graph)) {
        return join;
      }
    }
    return ready.getFirst();
  }

  private void goOn(Waiting join, ElementInstanceRow scope) {
    for (FlowTokenRow token : join.oldest().values()) {
      run.append(new Event.FlowTokenRemoved(token.key()));
    }
    run.todo(
        Work.Kind.ENTER, instances.arrive(join.gateway(), scope, join.oldest().keySet()).key());
  }

  /**
   * Whether one of these elements can come to the gateway by a flow that has brought nothing yet,
   * on a way that does not lead through the gateway itself.
   */
  private static boolean canBeReached(Waiting join, Set<String> from, ExecutableProcess graph) {
    Set<String> seen = new HashSet<>();
    ArrayDeque<String> next = new ArrayDeque<>();
    for (SequenceFlow flow : join.gateway().node().incoming()) {
      if (!join.oldest().containsKey(flow.id())) {
        next.add(flow.sourceId());
      }
    }
    while (!next.isEmpty()) {
      String id = next.remove();
      if (!seen.add(id)) {
        continue;
      }
      if (from.contains(id)) {
        return true;
      }
      if (id.equals(join.gateway().id())) {
        continue;
      }
      FlowElement element = graph.element(id);
      if (element instanceof FlowElement.BoundaryEvent event) {
        next.add(event.attachedToId());
      }
      for (SequenceFlow flow : element.node().incoming()) {
        next.add(flow.sourceId());
      }
    }
    return false;
  }
}
