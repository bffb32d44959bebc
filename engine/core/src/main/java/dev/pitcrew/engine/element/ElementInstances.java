package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates element instances, moves flows between them, and sees when a scope has nothing left. */
final class ElementInstances {

  private final StepRun run;

  ElementInstances(StepRun run) {
    this.run = run;
  }

  /** An instance of the element within the scope; of its body where it is a multi-instance. */
  ElementInstanceRow create(FlowElement element, ElementInstanceRow scope, int flowsArrived) {
    return create(element, scope, flowsArrived, null);
  }

  /** As {@link #create(FlowElement, ElementInstanceRow, int)}, where sequence flows end in it. */
  ElementInstanceRow arrive(
      FlowElement element, ElementInstanceRow scope, Collection<String> flowIds) {
    return create(element, scope, flowIds.size(), drawn(flowIds));
  }

  /** Links stand in no file. */
  private static @Nullable String drawn(Collection<String> flowIds) {
    String drawn =
        flowIds.stream().filter(id -> !SequenceFlow.isLink(id)).collect(Collectors.joining(" "));
    return drawn.isEmpty() ? null : drawn;
  }

  /** As {@link #create(FlowElement, ElementInstanceRow, int)}, after an event-based gateway. */
  ElementInstanceRow follow(FlowElement event, ElementInstanceRow gateway) {
    String flow =
        event.node().incoming().stream()
            .filter(one -> one.sourceId().equals(gateway.elementId()))
            .map(SequenceFlow::id)
            .findFirst()
            .orElse(null);
    return create(event, run.element(gateway.scopeKey()), 0, flow);
  }

  private ElementInstanceRow create(
      FlowElement element, ElementInstanceRow scope, int flowsArrived, @Nullable String flows) {
    boolean isBody =
        element instanceof FlowElement.Guarded guarded && guarded.activity().loop() != null;
    return create(
        element,
        isBody ? ElementType.MULTI_INSTANCE_BODY : element.node().type(),
        scope,
        flowsArrived,
        0,
        flows);
  }

  /** One child of a multi-instance body. */
  ElementInstanceRow createChild(FlowElement element, ElementInstanceRow body, int loopCounter) {
    return create(element, element.node().type(), body, 0, loopCounter, null);
  }

  private ElementInstanceRow create(
      FlowElement element,
      ElementType type,
      ElementInstanceRow scope,
      int flowsArrived,
      int loopCounter,
      @Nullable String takenFlows) {
    ElementInstanceRow row =
        new ElementInstanceRow(
            run.newKey(),
            scope.processInstanceKey(),
            scope.processDefinitionKey(),
            scope.processDefinitionId(),
            element.id(),
            element.node().name(),
            type,
            ElementState.ACTIVATING,
            scope.key(),
            0,
            0,
            0,
            0,
            loopCounter,
            0,
            run.nowMillis(),
            0,
            scope.tenantId(),
            takenFlows);
    run.append(new Event.ElementActivating(row, flowsArrived));
    return row;
  }

  /** They arrive before anything else is done, as in Zeebe, so that keys are given in its order. */
  void take(List<SequenceFlow> flows, long scopeKey) {
    for (SequenceFlow flow : flows.reversed()) {
      run.append(new Event.FlowTaken(scopeKey));
      run.todoFirst(Work.arrive(scopeKey, flow.id()));
    }
  }

  /** Goes on with a scope in which nothing is left to wait for. */
  void checkScope(long scopeKey) {
    if (scopeKey == 0) {
      return;
    }
    ElementInstanceRow scope = run.element(scopeKey);
    if (scope.activeChildren() == 1 && isInterruptedByEventSubProcess(scope)) {
      // All else has ended: now it begins.
      run.todo(Work.Kind.ENTER, scope.interruptingKey());
    }
    if (scope.activeChildren() > 0) {
      return;
    }
    if (scope.state() == ElementState.TERMINATING) {
      run.todo(Work.Kind.TERMINATE, scopeKey);
    } else if (scope.state() == ElementState.ACTIVATED
        && (scope.flowsInFlight() == 0 || scope.interruptingKey() != 0)) {
      run.todo(Work.Kind.COMPLETE, scopeKey);
    }
  }

  /** Ends all that is within the scope; the scope then goes on as {@link #checkScope} says. */
  void terminateChildren(long scopeKey) {
    terminateChildren(scopeKey, 0);
  }

  /** As {@link #terminateChildren(long)}, but for one of them. */
  void terminateChildren(long scopeKey, long butKey) {
    for (ElementInstanceRow child : run.state().findAll(Indexes.ACTIVE_CHILDREN, scopeKey)) {
      if (child.key() != butKey) {
        run.todo(Work.Kind.TERMINATE, child.key());
      }
    }
  }

  /** Whether what guards the element instance may still trigger, and what it called come back. */
  boolean goesOn(ElementInstanceRow row) {
    return (row.interruptingKey() == 0 || isInterruptedByEventSubProcess(row))
        && (row.state() == ElementState.ACTIVATED || row.state() == ElementState.COMPLETING);
  }

  /** Whether tokens may come into the scope, and its event sub-processes may begin. */
  static boolean isOpen(ElementInstanceRow scope) {
    return scope.state() == ElementState.ACTIVATED && scope.interruptingKey() == 0;
  }

  /** The scope itself then lives on: only what else is in it ends. */
  private boolean isInterruptedByEventSubProcess(ElementInstanceRow scope) {
    return scope.interruptingKey() != 0
        && run.element(scope.interruptingKey()).type() == ElementType.EVENT_SUB_PROCESS;
  }
}
