package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Tables;

/** Applies events of process instances and element instances. */
final class ElementApplier {

  private ElementApplier() {}

  static void apply(Event.OfElement event, Overlay rows) {
    switch (event) {
      case Event.ProcessInstanceCreated e -> rows.put(Tables.PROCESS_INSTANCE, e.row());
      case Event.ProcessInstanceEnded e ->
          rows.put(
              Tables.PROCESS_INSTANCE,
              EventApplier.row(rows, Tables.PROCESS_INSTANCE, e.key())
                  .ended(e.state(), e.atMillis()));
      case Event.ElementActivating e -> activating(e, rows);
      case Event.ElementActivated e -> move(rows, e.key(), ElementState.ACTIVATED, 0);
      case Event.ElementCompleting e -> move(rows, e.key(), ElementState.COMPLETING, 0);
      case Event.ElementCompleted e ->
          end(rows, move(rows, e.key(), ElementState.COMPLETED, e.atMillis()));
      case Event.ElementTerminating e -> move(rows, e.key(), ElementState.TERMINATING, 0);
      case Event.ElementTerminated e ->
          end(rows, move(rows, e.key(), ElementState.TERMINATED, e.atMillis()));
      case Event.ElementInterrupted e ->
          rows.put(
              Tables.ELEMENT_INSTANCE,
              element(rows, e.key()).withInterruptingKey(e.interruptingKey()));
      case Event.ScopeReopened e -> {
        ElementInstanceRow scope = element(rows, e.key());
        rows.put(
            Tables.ELEMENT_INSTANCE,
            scope.withInterruptingKey(0).withCounts(scope.activeChildren(), 0));
      }
      case Event.InstanceCalled e ->
          rows.put(
              Tables.ELEMENT_INSTANCE,
              element(rows, e.key()).withCalledProcessInstanceKey(e.calledProcessInstanceKey()));
      case Event.LoopAdvanced e ->
          rows.put(
              Tables.ELEMENT_INSTANCE, element(rows, e.bodyKey()).withLoopCounter(e.loopCounter()));
      case Event.FlowTaken e -> count(rows, e.scopeKey(), 0, 1);
      case Event.FlowArrived e -> count(rows, e.scopeKey(), 0, -1);
      case Event.FlowTokenStored e -> rows.put(Tables.FLOW_TOKEN, e.row());
      case Event.ListenerTurned e -> rows.put(Tables.LISTENER_TURN, e.row());
      case Event.LoopKept e -> rows.put(Tables.LOOP, e.row());
      case Event.LoopLeft e -> rows.delete(Tables.LOOP, e.key());
      case Event.LoopResultKept e -> rows.put(Tables.LOOP_RESULT, e.row());
      case Event.LoopResultLeft e -> rows.delete(Tables.LOOP_RESULT, e.key());
      case Event.ListenersLeft e -> rows.delete(Tables.LISTENER_TURN, e.key());
      case Event.WaitingFlowsLeft e ->
          rows.put(
              Tables.ELEMENT_INSTANCE,
              EventApplier.row(rows, Tables.ELEMENT_INSTANCE, e.key())
                  .withMoreTakenFlows(e.flows()));
      case Event.FlowTokenRemoved e -> rows.delete(Tables.FLOW_TOKEN, e.key());
    }
  }

  private static void activating(Event.ElementActivating event, Overlay rows) {
    rows.put(Tables.ELEMENT_INSTANCE, event.row());
    if (event.row().scopeKey() != 0) {
      count(rows, event.row().scopeKey(), 1, -event.flowsArrived());
    }
  }

  private static ElementInstanceRow move(Overlay rows, long key, ElementState to, long endMillis) {
    ElementInstanceRow row = element(rows, key);
    if (!ElementLifecycle.allows(row.state(), to)) {
      throw new IllegalStateException(
          "Expected to move element instance '%d' to %s, but it is %s."
              .formatted(key, to, row.state()));
    }
    ElementInstanceRow moved = row.withState(to, endMillis);
    rows.put(Tables.ELEMENT_INSTANCE, moved);
    return moved;
  }

  private static void end(Overlay rows, ElementInstanceRow ended) {
    if (ended.scopeKey() != 0) {
      count(rows, ended.scopeKey(), -1, 0);
    }
  }

  private static void count(Overlay rows, long scopeKey, int children, int flows) {
    ElementInstanceRow scope = element(rows, scopeKey);
    int activeChildren = scope.activeChildren() + children;
    int flowsInFlight = scope.flowsInFlight() + flows;
    if (activeChildren < 0 || flowsInFlight < 0) {
      throw new IllegalStateException(
          "Expected scope '%d' to count no less than 0, but it has %d children and %d flows."
              .formatted(scopeKey, activeChildren, flowsInFlight));
    }
    rows.put(Tables.ELEMENT_INSTANCE, scope.withCounts(activeChildren, flowsInFlight));
  }

  private static ElementInstanceRow element(Overlay rows, long key) {
    return EventApplier.row(rows, Tables.ELEMENT_INSTANCE, key);
  }
}
