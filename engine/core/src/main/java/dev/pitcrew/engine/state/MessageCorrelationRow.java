package dev.pitcrew.engine.state;

/**
 * That a message was correlated to a process: once for each process id.
 *
 * <p>Rows of the first releases say neither when nor to what within the process.
 *
 * @param elementInstanceKey what waited; 0 for a start event
 */
public record MessageCorrelationRow(
    long key,
    long messageKey,
    String processDefinitionId,
    long processInstanceKey,
    long subscriptionKey,
    String messageName,
    String correlationKey,
    long processDefinitionKey,
    String elementId,
    long elementInstanceKey,
    long correlatedMillis,
    String tenantId)
    implements Row {}
