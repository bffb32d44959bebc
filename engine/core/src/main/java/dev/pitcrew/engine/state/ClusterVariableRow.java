package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A value that expressions of all processes can name, as {@code camunda.vars.cluster.NAME}.
 *
 * @param value JSON text
 * @param scope as the API has it: always GLOBAL, as long as there is one tenant
 * @param owner the tenant that has it alone; absent for one of all
 */
public record ClusterVariableRow(
    long key, String name, String value, String scope, @Nullable String owner) implements Row {

  public static final String GLOBAL = "GLOBAL";

  public ClusterVariableRow withValue(String newValue) {
    return new ClusterVariableRow(key, name, newValue, scope, owner);
  }
}
