package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A timer that is due at a time.
 *
 * @param elementInstanceKey the element instance that is guarded or waits; 0 for start events
 * @param elementId the event that is triggered
 * @param interval ISO 8601 duration or cron expression; absent where it is due once
 * @param repetitions left, -1 for ever
 * @param timeZone whose days the interval counts; absent for those of UTC
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
    String tenantId,
    @Nullable String timeZone)
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
        tenantId,
        timeZone);
  }
}
