package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * An activity that has completed and may still be undone, or a scope that has completed with such
 * activities within it.
 *
 * @param scopeKey the element instance the activity ran within
 * @param elementInstanceKey the activity's; for a multi-instance that of its body
 * @param eventId the compensation event on it; absent where only what is within it can be undone
 * @param throwEventKey the element instance that undoes it; 0 until one does
 * @param handlerKey the element instance that does so; 0 until it has begun
 */
public record CompensationRow(
    long key,
    long processInstanceKey,
    long scopeKey,
    long elementInstanceKey,
    String elementId,
    @Nullable String eventId,
    long throwEventKey,
    long handlerKey)
    implements Row {

  public CompensationRow thrownBy(long newThrowEventKey) {
    return new CompensationRow(
        key,
        processInstanceKey,
        scopeKey,
        elementInstanceKey,
        elementId,
        eventId,
        newThrowEventKey,
        handlerKey);
  }

  public CompensationRow handledBy(long newHandlerKey) {
    return new CompensationRow(
        key,
        processInstanceKey,
        scopeKey,
        elementInstanceKey,
        elementId,
        eventId,
        throwEventKey,
        newHandlerKey);
  }
}
