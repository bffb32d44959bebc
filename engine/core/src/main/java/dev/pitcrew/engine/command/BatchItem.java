package dev.pitcrew.engine.command;

/**
 * Something that a batch operation is to work on.
 *
 * @param itemKey of the process instance, incident or decision instance
 * @param processInstanceKey 0 where it belongs to none
 * @param processDefinitionId empty where it belongs to none
 */
public record BatchItem(
    long itemKey,
    long processInstanceKey,
    long rootProcessInstanceKey,
    String processDefinitionId) {}
