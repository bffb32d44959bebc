package dev.pitcrew.engine.step;

import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.Indexes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What expressions see of the cluster's variables: {@code camunda.vars.cluster} and {@code
 * camunda.vars.env}, which are the same as long as there is one tenant. A process that has a
 * variable {@code camunda} itself sees that instead. Read only by an expression that names them.
 */
public final class ClusterVariables {

  private static final String ROOT = "camunda";

  private ClusterVariables() {}

  /** Those that are nearer first, within a step. */
  public static Variables behind(Variables nearer, StepRun run) {
    return behind(
        nearer, () -> run.state().findAll(Indexes.CLUSTER_VARIABLES, ClusterVariableRow.GLOBAL));
  }

  /** Those that are nearer first. */
  public static Variables behind(Variables nearer, Supplier<List<ClusterVariableRow>> rows) {
    return name -> {
      String json = nearer.json(name);
      return json == null && name.equals(ROOT) ? json(rows.get()) : json;
    };
  }

  private static String json(List<ClusterVariableRow> rows) {
    Map<String, String> values = new TreeMap<>();
    rows.forEach(row -> values.put(row.name(), row.value()));
    String all = JsonText.object(values);
    return JsonText.object(
        Map.of("vars", JsonText.object(new TreeMap<>(Map.of("cluster", all, "env", all)))));
  }
}
