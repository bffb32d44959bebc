package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parallel joins: one token of each incoming flow makes one token. */
final class Joins {

  private final StepRun run;
  private final ElementInstances instances;

  Joins(StepRun run, ElementInstances instances) {
    this.run = run;
    this.instances = instances;
  }

  /**
   * The arriving flow stays in flight, so that its scope does not complete, until all are there.
   */
  void arrive(FlowElement gateway, SequenceFlow flow, ElementInstanceRow scope) {
    Map<String, Long> oldest = new LinkedHashMap<>();
    for (FlowTokenRow token : run.state().findAll(Indexes.FLOW_TOKENS, scope.key(), gateway.id())) {
      oldest.putIfAbsent(token.flowId(), token.key());
    }
    boolean isNew = !oldest.containsKey(flow.id());
    int flows = gateway.node().incoming().size();
    if (!isNew || oldest.size() + 1 < flows) {
      run.append(
          new Event.FlowTokenStored(
              new FlowTokenRow(
                  run.newKey(), scope.key(), scope.processInstanceKey(), gateway.id(), flow.id())));
      return;
    }
    for (long key : oldest.values()) {
      run.append(new Event.FlowTokenRemoved(key));
    }
    List<String> arrived = new ArrayList<>(oldest.keySet());
    arrived.add(flow.id());
    run.todo(Work.Kind.ENTER, instances.arrive(gateway, scope, arrived).key());
  }
}
