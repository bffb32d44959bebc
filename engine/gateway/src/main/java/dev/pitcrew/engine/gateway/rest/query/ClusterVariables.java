package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.TextConstants;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.Tables;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API shows of the cluster's variables. */
public final class ClusterVariables {

  private static final Fields<ClusterVariableRow> FIELDS =
      Fields.of(Tables.CLUSTER_VARIABLE)
          .text("name", "name")
          .json("value", "value")
          .longer("isTruncated", "value", Variables.LENGTH_MAX)
          .sort("scope", "scope")
          .with(
              "scope",
              new TextConstants(Set.of(ClusterVariableRow.GLOBAL, "TENANT"), "")
                  .on(Tables.CLUSTER_VARIABLE, "scope"))
          .text("tenantId", "owner");

  private static final Fields<ClusterVariableRow> CUT =
      FIELDS.beginning("value", Variables.READ_MAX);

  private ClusterVariables() {}

  /**
   * @param truncate whether long values are cut, and no more of them read
   */
  static Fields<ClusterVariableRow> fields(boolean truncate) {
    return truncate ? CUT : FIELDS;
  }

  /** Whole. */
  public record Item(String name, String value, String scope, @Nullable String tenantId) {

    public static Item of(ClusterVariableRow row) {
      return new Item(row.name(), row.value(), row.scope(), row.owner());
    }
  }

  /** In a list. */
  record Found(
      String name, String value, String scope, @Nullable String tenantId, boolean isTruncated) {

    static Found of(ClusterVariableRow row, boolean truncate) {
      boolean isLong = truncate && Variables.isLong(row.value());
      return new Found(
          row.name(),
          isLong ? Variables.beginning(row.value()) : row.value(),
          row.scope(),
          row.owner(),
          isLong);
    }
  }
}
