package dev.pitcrew.engine.state;

/**
 * An incident: an element instance (or its job) that waits for a person.
 *
 * @param jobKey 0 where no job is meant
 * @param messageHash by which people find those that say the same
 */
public record IncidentRow(
    long key,
    IncidentType type,
    IncidentState state,
    String message,
    long processInstanceKey,
    long rootProcessInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    String elementId,
    long elementInstanceKey,
    long jobKey,
    long creationTimeMillis,
    long endTimeMillis,
    String tenantId,
    int messageHash)
    implements Row {

  public IncidentRow resolved(long newEndTimeMillis) {
    return new IncidentRow(
        key,
        type,
        IncidentState.RESOLVED,
        message,
        processInstanceKey,
        rootProcessInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        elementId,
        elementInstanceKey,
        jobKey,
        creationTimeMillis,
        newEndTimeMillis,
        tenantId,
        messageHash);
  }
}
