package dev.pitcrew.engine.state;

/** That a message was correlated to a process: once for each process id. */
public record MessageCorrelationRow(
    long key,
    long messageKey,
    String processDefinitionId,
    long processInstanceKey,
    long subscriptionKey)
    implements Row {}
