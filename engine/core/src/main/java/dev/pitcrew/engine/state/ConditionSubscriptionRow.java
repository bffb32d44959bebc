package dev.pitcrew.engine.state;

/**
 * An event that waits for a condition on variables.
 *
 * @param processInstanceKey 0 for a start event of a process
 * @param elementInstanceKey the element instance that is guarded or waits; the process definition
 *     for a start event of a process
 * @param elementId the event that is triggered
 */
public record ConditionSubscriptionRow(
    long key, long processInstanceKey, long elementInstanceKey, String elementId) implements Row {}
