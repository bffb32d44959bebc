package dev.pitcrew.engine.state;

/**
 * A variable of a scope.
 *
 * @param value JSON text
 */
public record VariableRow(
    long key,
    String name,
    String value,
    long scopeKey,
    long processInstanceKey,
    long processDefinitionKey,
    String tenantId)
    implements Row {

  public VariableRow withValue(String newValue) {
    return new VariableRow(
        key, name, newValue, scopeKey, processInstanceKey, processDefinitionKey, tenantId);
  }
}
