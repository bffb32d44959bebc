package dev.pitcrew.engine.command;

/**
 * Something that a batch operation is to work on.
 *
 * @param itemKey of the process instance or incident, or of the evaluation of the decision instance
 * @param decisionKey of the decision instance itself, which an evaluation has several of; 0 where
 *     it is something else
 * @param processInstanceKey 0 where it belongs to none
 * @param processDefinitionId empty where it belongs to none
 */
public record BatchItem(
    long itemKey,
    long decisionKey,
    long processInstanceKey,
    long rootProcessInstanceKey,
    String processDefinitionId) {

  /** A process instance or incident. */
  public BatchItem(
      long itemKey,
      long processInstanceKey,
      long rootProcessInstanceKey,
      String processDefinitionId) {
    this(itemKey, 0, processInstanceKey, rootProcessInstanceKey, processDefinitionId);
  }
}
