package dev.pitcrew.engine.state;

/**
 * An element that waits for a signal, or a signal start event of the newest version of a process.
 * There is no row when nothing waits any more.
 *
 * @param interrupting whether it waits for one signal only
 * @param processInstanceKey 0 for start events of a process
 * @param elementInstanceKey the element instance that waits or is guarded, or the scope of an event
 *     sub-process; 0 for start events of a process
 * @param elementId the event that is triggered
 */
public record SignalSubscriptionRow(
    long key,
    String signalName,
    boolean interrupting,
    long processInstanceKey,
    long elementInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    String elementId,
    String tenantId)
    implements Row {}
