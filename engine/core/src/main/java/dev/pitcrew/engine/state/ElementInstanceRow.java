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
 * @param interruptedBy the boundary event to go on with when it has terminated
 * @param loopCounter from 1 within a multi-instance body; on the body the number of children
 *     created; 0 elsewhere
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
    @Nullable String interruptedBy,
    long calledProcessInstanceKey,
    int loopCounter,
    long incidentKey,
    long startDateMillis,
    long endDateMillis,
    String tenantId)
    implements Row {}
