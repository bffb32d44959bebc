package dev.pitcrew.engine.state;

/**
 * An event that waits for a condition on variables.
 *
 * @param elementInstanceKey the element instance that is guarded or waits
 * @param elementId the event that is triggered
 */
public record ConditionSubscriptionRow(
    long key, long processInstanceKey, long elementInstanceKey, String elementId) implements Row {}
