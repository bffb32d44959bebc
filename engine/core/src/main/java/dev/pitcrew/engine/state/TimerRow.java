package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A timer that is due at a time.
 *
 * @param elementInstanceKey the element instance that is guarded or waits; 0 for start events
 * @param elementId the event that is triggered
 * @param repetitions left, -1 for ever
 */
public record TimerRow(
    long key,
    long dueMillis,
    TimerState state,
    @Nullable String interval,
    int repetitions,
    long processInstanceKey,
    long elementInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    String elementId,
    String tenantId)
    implements Row {

  public TimerRow withState(TimerState newState) {
    return new TimerRow(
        key,
        dueMillis,
        newState,
        interval,
        repetitions,
        processInstanceKey,
        elementInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        elementId,
        tenantId);
  }
}
