package dev.pitcrew.engine.state;

import dev.pitcrew.engine.model.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * One element instance: a token with its place and phase, or (for scopes) what runs within it.
 *
 * <p>The process itself is one too, with the key of the process instance.
 *
 * @param scopeKey the element instance it runs within; 0 for the process
 * @param activeChildren children that have not ended
 * @param flowsInFlight sequence flows taken within this scope that have not arrived
 * @param interruptingKey what goes on when all within has ended: the boundary event's instance that
 *     interrupts this one, or (on a scope) the terminate end event's; 0 while nothing interrupts it
 * @param loopCounter from 1 within a multi-instance body; on the body the number of children
 *     created; 0 elsewhere
 * @param takenFlows ids of the sequence flows that led to it, with blanks between, and of those
 *     that waited in it when it ended; absent for what no flow leads to
 */
public record ElementInstanceRow(
    long key,
    long processInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    String elementId,
    @Nullable String elementName,
    ElementType type,
    ElementState state,
    long scopeKey,
    int activeChildren,
    int flowsInFlight,
    long interruptingKey,
    long calledProcessInstanceKey,
    int loopCounter,
    long incidentKey,
    long startDateMillis,
    long endDateMillis,
    String tenantId,
    @Nullable String takenFlows)
    implements Row {

  public boolean isEnded() {
    return state == ElementState.COMPLETED || state == ElementState.TERMINATED;
  }

  public ElementInstanceRow withState(ElementState newState, long newEndDateMillis) {
    return copy(
        newState,
        activeChildren,
        flowsInFlight,
        interruptingKey,
        calledProcessInstanceKey,
        loopCounter,
        incidentKey,
        newEndDateMillis);
  }

  public ElementInstanceRow withCounts(int newActiveChildren, int newFlowsInFlight) {
    return copy(
        state,
        newActiveChildren,
        newFlowsInFlight,
        interruptingKey,
        calledProcessInstanceKey,
        loopCounter,
        incidentKey,
        endDateMillis);
  }

  public ElementInstanceRow withInterruptingKey(long newInterruptingKey) {
    return copy(
        state,
        activeChildren,
        flowsInFlight,
        newInterruptingKey,
        calledProcessInstanceKey,
        loopCounter,
        incidentKey,
        endDateMillis);
  }

  public ElementInstanceRow withCalledProcessInstanceKey(long newCalledProcessInstanceKey) {
    return copy(
        state,
        activeChildren,
        flowsInFlight,
        interruptingKey,
        newCalledProcessInstanceKey,
        loopCounter,
        incidentKey,
        endDateMillis);
  }

  public ElementInstanceRow withLoopCounter(int newLoopCounter) {
    return copy(
        state,
        activeChildren,
        flowsInFlight,
        interruptingKey,
        calledProcessInstanceKey,
        newLoopCounter,
        incidentKey,
        endDateMillis);
  }

  public ElementInstanceRow withIncidentKey(long newIncidentKey) {
    return copy(
        state,
        activeChildren,
        flowsInFlight,
        interruptingKey,
        calledProcessInstanceKey,
        loopCounter,
        newIncidentKey,
        endDateMillis);
  }

  /**
   * @param flows ids with blanks between, which were taken within it and led to nothing
   */
  public ElementInstanceRow withMoreTakenFlows(String flows) {
    return new ElementInstanceRow(
        key,
        processInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        elementId,
        elementName,
        type,
        state,
        scopeKey,
        activeChildren,
        flowsInFlight,
        interruptingKey,
        calledProcessInstanceKey,
        loopCounter,
        incidentKey,
        startDateMillis,
        endDateMillis,
        tenantId,
        takenFlows == null ? flows : takenFlows + " " + flows);
  }

  private ElementInstanceRow copy(
      ElementState newState,
      int newActiveChildren,
      int newFlowsInFlight,
      long newInterruptingKey,
      long newCalledProcessInstanceKey,
      int newLoopCounter,
      long newIncidentKey,
      long newEndDateMillis) {
    return new ElementInstanceRow(
        key,
        processInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        elementId,
        elementName,
        type,
        newState,
        scopeKey,
        newActiveChildren,
        newFlowsInFlight,
        newInterruptingKey,
        newCalledProcessInstanceKey,
        newLoopCounter,
        newIncidentKey,
        startDateMillis,
        newEndDateMillis,
        tenantId,
        takenFlows);
  }
}
