package dev.pitcrew.engine.state;

/**
 * An element that waits for a message, or a message start event of the newest version of a process.
 *
 * @param processInstanceKey 0 for start events
 * @param elementInstanceKey the element instance that is guarded or waits; 0 for start events
 * @param elementId the event or receive task that is triggered
 */
public record MessageSubscriptionRow(
    long key,
    String messageName,
    String correlationKey,
    SubscriptionKind kind,
    SubscriptionState state,
    boolean interrupting,
    long processInstanceKey,
    long elementInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    String elementId,
    long updatedMillis,
    String tenantId)
    implements Row {

  public MessageSubscriptionRow withState(SubscriptionState newState, long newUpdatedMillis) {
    return new MessageSubscriptionRow(
        key,
        messageName,
        correlationKey,
        kind,
        newState,
        interrupting,
        processInstanceKey,
        elementInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        elementId,
        newUpdatedMillis,
        tenantId);
  }
}
